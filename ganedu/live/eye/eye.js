// The discriminator's eye: pictures to choose from on the left; the picture, its gradient and its score on the right.

const SOURCES = { images: "Real images", samples: "G's samples", noise: "Noise", pad: "Draw" };

/** Where a logit stands among those of real images (ticks) and samples (rings). */
function places({ logit, real, fake }) {
  const [width, height, left, right] = [470, 108, 64, 14];
  const label = "the picture's logit among those of real images and samples";
  const svg = shape("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
  const known = [...real, ...fake, logit].filter(Number.isFinite);
  if (!known.length) return svg;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const across = (value) => left + ((value - low) / (high - low || 1)) * (width - left - right);
  const axis = svg.appendChild(shape("g", { class: "axis" }));
  axis.append(shape("line", { x1: left, x2: width - right, y1: 74, y2: 74 }));
  for (const tick of ticks(low, high, 6)) axis.append(shape("text", { x: across(tick), y: 88, "text-anchor": "middle" }, signed(tick)));
  axis.append(shape("text", { x: (left + width - right) / 2, y: 102, "text-anchor": "middle" }, "logit"));
  svg.append(shape("text", { x: left - 10, y: 36, "text-anchor": "end", fill: COLOURS[0], "font-weight": 600 }, "real"));
  svg.append(shape("text", { x: left - 10, y: 60, "text-anchor": "end", fill: COLOURS[1], "font-weight": 600 }, "samples"));
  for (const value of real.filter(Number.isFinite))
    svg.append(shape("line", { x1: across(value), x2: across(value), y1: 24, y2: 40, stroke: COLOURS[0], "stroke-width": 1.6 }));
  for (const value of fake.filter(Number.isFinite))
    svg.append(shape("circle", { cx: across(value), cy: 56, r: 4, fill: "none", stroke: COLOURS[1], "stroke-width": 1.4 }));
  if (Number.isFinite(logit)) {
    const x = across(logit);
    svg.append(shape("line", { x1: x, x2: x, y1: 14, y2: 74, stroke: "currentColor", "stroke-width": 2 }));
    const anchor = x < 110 ? "start" : x > width - 60 ? "end" : "middle";
    svg.append(shape("text", { x, y: 11, "text-anchor": anchor, "font-weight": 600 }, "this picture"));
  }
  return svg;
}

export default {
  render({ model, el }) {
    const size = model.get("shape");
    const [height, width] = size;
    const sources = Object.entries(SOURCES).map(([name, title]) => [name, element("button", { type: "button", onclick: () => ask(model, root, { do: name }) }, title)]);
    const shelf = element("div", { class: "shelf", role: "group", "aria-label": "pictures to look at" });
    const others = element("span", { class: "quiet" });
    const pad = drawing_pad({
      height,
      width,
      pixels: bytes_of(model.get("drawing")),
      release: (pixels) => hand_over(model, "drawing", pixels),
    });
    const seen = element("canvas", { class: "pixels seen", width, height, role: "img", "aria-label": "the picture" });
    const map = element("canvas", { class: "pixels seen", width, height, role: "img", "aria-label": "the gradient of its logit" });
    const legend = element("div", { class: "legend" });
    const score = element("div", { class: "score", role: "status" });
    const strip = element("div");
    const sentence = element("div", { class: "sentence" });

    function draw_shelf() {
      const showing = model.get("showing");
      for (const [name, button] of sources) button.setAttribute("aria-pressed", String(name === showing));
      pad.node.hidden = showing !== "pad";
      shelf.hidden = showing === "pad";
      others.textContent = showing === "pad" ? "D looks whenever you lift the pen." : "Click a picture; its heading again for others.";
      const found = pictures(size, bytes_of(model.get("thumbnails")));
      const name = SOURCES[showing];
      const pick = (index) => () => ask(model, root, { do: "pick", index });
      shelf.replaceChildren(
        ...found.map((bytes, index) => element("button", { type: "button", onclick: pick(index) }, picture(size, bytes, `${name} ${index + 1}`))),
      );
      draw_picked();
    }

    function draw_picked() {
      Array.from(shelf.children).forEach((button, index) => button.setAttribute("aria-pressed", String(index === model.get("picked"))));
    }

    function draw_seen() {
      const look = model.get("seen");
      paint(seen, bytes_of(look.picture));
      paint(map, bytes_of(look.gradient));
      legend.replaceChildren(element("span", {}, signed(-look.largest)), element("span", { class: "bar" }), element("span", {}, signed(look.largest)));
      const probability = look.probability === null ? "" : `D(x) = ${look.probability.toFixed(3)}`;
      score.replaceChildren(element("b", {}, `logit ${signed(look.logit)}`), element("b", {}, probability));
      strip.replaceChildren(places(look));
      sentence.textContent = look.sentence;
    }

    const left = element("div", { class: "stack" }, element("div", { class: "row" }, ...sources.map(([, button]) => button)), shelf, pad.node, others);
    const figures = element(
      "div",
      { class: "row figures" },
      element("figure", {}, element("figcaption", {}, "The picture x"), seen),
      element("figure", {}, element("figcaption", {}, "Gradient of its logit"), map, legend),
    );
    const advice = element("div", { class: "quiet" }, "To look more real: orange pixels brighter, blue ones darker.");
    const right = element("div", { class: "stack looks" }, figures, advice, score, strip, sentence);
    const root = element("div", { class: "ganedu eye" }, left, right);
    el.append(root);
    draw_shelf();
    draw_seen();
    model.on("change:thumbnails", draw_shelf);
    model.on("change:showing", draw_shelf);
    model.on("change:picked", draw_picked);
    model.on("change:seen", draw_seen);
    model.on("change:drawing", () => pad.show(bytes_of(model.get("drawing"))));
    return when_gone(model, root);
  },
};
