// The discriminator's eye: pictures to choose from on the left; the picture, its gradient and its score on the right.

const SOURCES = { images: "Real images", samples: "G's samples", noise: "Noise", pad: "Draw" };

/** Where a logit stands among those of real images (ticks) and samples (rings). */
function places({ logit, real, fake }) {
  const [width, left, right] = [470, 64, 456];
  const svg = chartDrawing(width, 108, "the picture's logit among those of real images and samples");
  const known = [...real, ...fake, logit].filter(Number.isFinite);
  if (!known.length) return svg;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const across = scale(low, high, left, right);
  const axis = svg.appendChild(shape("g", { class: "axis" }));
  axis.append(levelLine(74, left, right));
  drawColumns(axis, 72, across, ticks(low, high, 6), signed);
  axis.append(shape("text", { x: (left + right) / 2, y: 102, "text-anchor": "middle" }, "logit"));
  const heading = (index, y, text) =>
    shape("text", { x: left - 10, y, "text-anchor": "end", fill: COLOURS[index], "font-weight": 600 }, text);
  svg.append(heading(0, 36, "real"), heading(1, 60, "samples"));
  for (const value of real.filter(Number.isFinite))
    svg.append(uprightLine(across(value), 24, 40, { stroke: COLOURS[0], "stroke-width": 1.6 }));
  const ring = { cy: 56, r: 4, fill: "none", stroke: COLOURS[1], "stroke-width": 1.4 };
  for (const value of fake.filter(Number.isFinite)) svg.append(shape("circle", { cx: across(value), ...ring }));
  if (Number.isFinite(logit)) {
    const x = across(logit);
    svg.append(uprightLine(x, 14, 74, { stroke: "currentColor", "stroke-width": 2 }));
    const anchor = x < 110 ? "start" : x > width - 60 ? "end" : "middle";
    svg.append(shape("text", { x, y: 11, "text-anchor": anchor, "font-weight": 600 }, "this picture"));
  }
  return svg;
}

/** What can be looked at: `show()` lays it out, `mark()` shows which picture is picked. */
function offers(model, size, pad, send) {
  const headings = Object.entries(SOURCES).map(([name, title]) =>
    [name, element("button", { type: "button", onclick: () => send({ do: name }) }, title)]);
  const shelf = element("div", { class: "shelf", role: "group", "aria-label": "pictures to look at" });
  const advice = element("span", { class: "quiet" });
  const row = element("div", { class: "row" }, ...headings.map(([, button]) => button));

  function mark() {
    Array.from(shelf.children).forEach((button, index) =>
      button.setAttribute("aria-pressed", String(index === model.get("picked"))));
  }

  function show() {
    const showing = model.get("showing");
    const draws = showing === "pad";
    for (const [name, button] of headings) button.setAttribute("aria-pressed", String(name === showing));
    pad.node.hidden = !draws;
    shelf.hidden = draws;
    advice.textContent = draws
      ? "D looks whenever you lift the pen."
      : "Click a picture to examine it; click the highlighted button again for new pictures.";
    shelf.replaceChildren(...pictures(size, bytesOf(model.get("thumbnails"))).map((bytes, index) => {
      const face = picture(size, bytes, `${SOURCES[showing]} ${index + 1}`);
      return element("button", { type: "button", onclick: () => send({ do: "pick", index }) }, face);
    }));
    mark();
  }

  return { node: element("div", { class: "stack" }, row, shelf, pad.node, advice), show, mark };
}

/** What D makes of the picture: `show(look)`. */
function sight(size) {
  const canvas = (label) => pixelCanvas(size, { class: "pixels seen", role: "img", "aria-label": label });
  const [seen, map] = [canvas("the picture"), canvas("the gradient of its logit")];
  const legend = element("div", { class: "legend" });
  const score = element("div", { class: "score", role: "status" });
  const strip = element("div");
  const sentence = element("div", { class: "sentence" });
  const figures = element("div", { class: "row figures" },
    element("figure", {}, element("figcaption", {}, "The picture x"), seen),
    element("figure", {}, element("figcaption", {}, "Gradient of its logit"), map, legend));
  const advice = element("div", { class: "quiet" },
    "A slight brightening of orange pixels, or darkening of blue ones, raises the logit.");
  return {
    node: element("div", { class: "stack looks" }, figures, advice, score, strip, sentence),
    show(look) {
      paint(seen, bytesOf(look.picture));
      paint(map, bytesOf(look.gradient));
      const end = (value) => element("span", {}, signed(value));
      legend.replaceChildren(end(-look.largest), element("span", { class: "bar" }), end(look.largest));
      const probability = look.probability === null ? "" : `D(x) = ${look.probability.toFixed(3)}`;
      score.replaceChildren(element("b", {}, `logit ${signed(look.logit)}`), element("b", {}, probability));
      strip.replaceChildren(places(look));
      sentence.textContent = look.sentence;
    },
  };
}

function render({ model, el }) {
  const size = model.get("shape");
  const pad = padFor(model, "drawing", size);
  const left = offers(model, size, pad, (message) => ask(model, root, message));
  const right = sight(size);
  const root = element("div", { class: "ganedu eye" }, left.node, right.node);
  el.append(root);
  left.show();
  right.show(model.get("seen"));
  return follow(model, root, {
    thumbnails: left.show,
    showing: left.show,
    picked: left.mark,
    seen: () => right.show(model.get("seen")),
    drawing: () => pad.show(bytesOf(model.get("drawing"))),
  });
}

export default { render };
