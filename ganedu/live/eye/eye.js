// The discriminator's eye: images to choose from on the left; the image, its logit and the gradient on the right.

const SOURCES = { images: "Real images", samples: "G's samples", noise: "Noise", pad: "Draw" };

// What D's number is; `output` says which of the two it is.
const DEFINED = {
  logit: "logit: D’s output before the sigmoid",
  score: "score: D’s output, no probability",
};

/** Where a logit stands among those of real images (ticks) and samples (rings). */
function places({ logit, output, real, fake }) {
  const [width, left, right] = [470, 70, 456];
  const svg = chartDrawing(width, 108, `the image's ${output} among those of real images and samples`);
  const known = [...real, ...fake, logit].filter(Number.isFinite);
  if (!known.length) return svg;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const across = scale(low, high, left, right);
  const axis = svg.appendChild(shape("g", { class: "axis" }));
  axis.append(levelLine(74, left, right));
  drawColumns(axis, 72, across, spaced(low, high, right - left, signed, 6), signed);
  axis.append(shape("text", { x: (left + right) / 2, y: 102, "text-anchor": "middle" }, DEFINED[output]));
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
    svg.append(shape("text", { x, y: 11, "text-anchor": anchor, "font-weight": 600 }, "this image"));
  }
  return svg;
}

/** What can be looked at: `show()` lays it out, `mark()` shows which image is picked. */
function offers(model, size, pad, send) {
  const headings = Object.entries(SOURCES).map(([name, title]) =>
    [name, element("button", { type: "button", onclick: () => send({ do: name }) }, title)]);
  const shelf = element("div", { class: "shelf", role: "group", "aria-label": "images to choose from" });
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
      ? "D scores the drawing whenever you lift the pen."
      : "Click an image to examine it; click the highlighted button again for new images.";
    shelf.replaceChildren(...pictures(size, bytesOf(model.get("thumbnails"))).map((bytes, index) => {
      const face = picture(size, bytes, `${SOURCES[showing]} ${index + 1}`);
      return element("button", { type: "button", onclick: () => send({ do: "pick", index }) }, face);
    }));
    mark();
  }

  return { node: element("div", { class: "stack" }, row, shelf, pad.node, advice), show, mark };
}

/** How D scores the image: `show(look)`. */
function sight(size) {
  const canvas = (label) => pixelCanvas(size, { class: "pixels seen", role: "img", "aria-label": label });
  const [seen, map] = [canvas("the image"), canvas("the gradient of D's output")];
  const legend = element("div", { class: "legend" });
  const score = element("div", { class: "score", role: "status" });
  const strip = element("div");
  const sentence = element("div", { class: "sentence" });
  const caption = element("figcaption", {});
  const figures = element("div", { class: "row figures" },
    element("figure", {}, element("figcaption", {}, "The image x"), seen),
    element("figure", {}, caption, map, legend));
  const advice = element("div", { class: "quiet" });
  return {
    node: element("div", { class: "stack looks" }, figures, advice, score, strip, sentence),
    show(look) {
      paint(seen, bytesOf(look.picture));
      paint(map, bytesOf(look.gradient));
      const end = (value) => element("span", {}, signed(value));
      legend.replaceChildren(end(-look.largest), element("span", { class: "bar" }), end(look.largest));
      const probability = look.probability === null ? "" : `D(x) = ${look.probability.toFixed(3)}`;
      score.replaceChildren(element("b", {}, `${look.output} ${signed(look.logit)}`), element("b", {}, probability));
      caption.textContent = `Gradient of its ${look.output}`;
      advice.textContent = `To raise the ${look.output}, brighten green pixels or darken pink ones slightly.`;
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
