// What all tools use: elements, number formats, charts. Joined in front of each tool's own module.

// Okabe and Ito's palette, which colour-blind readers can tell apart; dashes tell curves apart without colour.
const COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"];
const DASHES = ["", "6 3", "8 3 2 3", "2 2", "12 4", "3 5"];

/** element("button", {class: "main", onclick: go}, "Go"): attributes, listeners as functions, then children.
 *
 * What can have the focus keeps its keys: JupyterLab would insert a cell at B, and take Enter for itself.
 */
function element(tag, attributes = {}, ...children) {
  const svg = ["svg", "g", "line", "path", "rect", "circle", "polyline", "text", "title"].includes(tag) && attributes.svg;
  const node = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "svg" || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  if ("tabindex" in attributes || ["button", "input", "select", "summary"].includes(tag)) node.dataset.lmSuppressShortcuts = "true";
  node.append(...children);
  return node;
}

const shape = (tag, attributes, ...children) => element(tag, { svg: true, ...attributes }, ...children);

/** A box for a number: `typed()` is called when it is left with another one, and at Enter, which JupyterLab keeps quiet. */
function numberBox(attributes, typed) {
  return element("input", { type: "number", step: 1, ...attributes, onchange: typed, onkeydown: (event) => event.key === "Enter" && typed() });
}

/** A number as a reader wants it: 0.00123, 1.23, 12.3, 1,230. */
function readable(value) {
  if (value === null || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size >= 1000) return Math.round(value).toLocaleString("en-US");
  if (size > 0 && size < 1e-3) return value.toExponential(1);
  return String(Number(value.toPrecision(3)));
}

/** Round numbers between low and high: multiples of 1, 2 or 5 times a power of ten. */
function ticks(low, high, most = 5) {
  const rough = (high - low) / most;
  if (!(rough > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const found = [];
  for (let count = Math.ceil(low / step); count * step <= high + 1e-9 * step; count++) found.push(Number((count * step).toPrecision(12)));
  return found;
}

/** Round numbers between low and high for a logarithmic axis: powers of ten, and some between where there are few. */
function decades(low, high) {
  const span = Math.log10(high / low);
  const parts = span > 2 ? [1] : span > 0.8 ? [1, 3] : [1, 1.5, 2, 3, 5, 7];
  const found = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++)
    found.push(...parts.map((part) => Number((part * 10 ** power).toPrecision(3))));
  return found.filter((value) => value >= low && value <= high);
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length - 1))))];

/** Curves over a common x, drawn from numbers.
 *
 * chart(host, {title, x: [..], series: {name: [..]}, marks: [{x, text}], levels: [{y, text}], cursor: x, log, height})
 * null and NaN leave a gap in nothing: such points are skipped. Names stand at the curves' ends, in their colours.
 */
function chart(host, { title = "", x, series, marks = [], levels = [], cursor, log = false, width = 460, height = 200, first = 0 }) {
  const [left, right, top, bottom] = [44, 74, title ? 22 : 8, 22];
  const svg = shape("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": title });
  if (title) svg.append(shape("text", { class: "title", x: left, y: 13 }, title));
  const names = Object.keys(series);
  const usable = (value) => value !== null && Number.isFinite(value) && (!log || value > 0);
  const seen = names.flatMap((name) => Array.from(series[name]).filter(usable)).sort((a, b) => a - b);
  if (x.length < 2 || !seen.length) return host.replaceChildren(svg);
  // The first losses of a GAN can be far off; a few of them must not flatten all the rest.
  let [low, high] = [quantile(seen, 0.005), quantile(seen, 0.995)];
  for (const level of levels) [low, high] = [Math.min(low, level.y), Math.max(high, level.y)];
  if (!log) low = Math.min(low, 0);
  if (!(high > low)) high = low + (Math.abs(low) || 1) * 1e-3;
  const height_of = log ? Math.log10 : (value) => value;
  const across = (value) => left + ((value - x[0]) / (x[x.length - 1] - x[0] || 1)) * (width - left - right);
  const up = (value) => {
    const held = Math.min(Math.max(value, low), high);
    return height - bottom - ((height_of(held) - height_of(low)) / (height_of(high) - height_of(low))) * (height - top - bottom);
  };
  const axis = svg.appendChild(shape("g", { class: "axis" }));
  const rows = log ? decades(low, high) : ticks(low, high, Math.max(2, Math.round(height / 45)));
  for (const row of rows) {
    axis.append(shape("line", { x1: left, x2: width - right, y1: up(row), y2: up(row) }));
    axis.append(shape("text", { x: left - 5, y: up(row) + 4, "text-anchor": "end" }, readable(row)));
  }
  for (const column of ticks(x[0], x[x.length - 1], 4))
    axis.append(shape("text", { x: across(column), y: height - 6, "text-anchor": "middle" }, column.toLocaleString("en-US")));
  for (const level of levels) {
    svg.append(shape("line", { x1: left, x2: width - right, y1: up(level.y), y2: up(level.y), stroke: "currentColor", "stroke-dasharray": "2 3", opacity: 0.6 }));
    svg.append(shape("text", { x: left + 4, y: up(level.y) - 3, opacity: 0.75 }, level.text));
  }
  for (const mark of marks) {
    svg.append(shape("line", { x1: across(mark.x), x2: across(mark.x), y1: top, y2: height - bottom, stroke: "#D55E00", "stroke-width": 1.5 }, shape("title", {}, mark.text)));
    svg.append(shape("text", { x: across(mark.x), y: top + 8, "text-anchor": "middle", fill: "#D55E00" }, "▼"));
  }
  const ends = [];
  names.forEach((name, index) => {
    const colour = COLOURS[(first + index) % COLOURS.length];
    const points = [];
    Array.from(series[name]).forEach((value, place) => usable(value) && points.push([across(x[place]), up(value)]));
    if (!points.length) return;
    svg.append(shape("polyline", { points: points.map(([a, b]) => `${a.toFixed(1)},${b.toFixed(1)}`).join(" "), fill: "none", stroke: colour, "stroke-width": 1.6, "stroke-dasharray": DASHES[(first + index) % DASHES.length] }));
    ends.push({ name, colour, y: points[points.length - 1][1] });
  });
  if (cursor !== undefined && cursor !== null)
    svg.append(shape("line", { class: "cursor", x1: across(cursor), x2: across(cursor), y1: top, y2: height - bottom, stroke: "currentColor", "stroke-width": 1 }));
  let above = -Infinity;
  for (const end of ends.sort((a, b) => a.y - b.y)) {
    above = Math.max(end.y, above + 13);
    svg.append(shape("text", { x: width - right + 5, y: above + 4, fill: end.colour, "font-weight": 600 }, end.name));
  }
  host.replaceChildren(svg);
}

/** Histograms of several samples over common bins, as outlined steps. */
function histogram(host, { title = "", samples, low, high, bins = 24, width = 460, height = 150, labels = [] }) {
  const [left, right, top, bottom] = [44, 74, title ? 22 : 8, 22];
  const svg = shape("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": title });
  if (title) svg.append(shape("text", { class: "title", x: left, y: 13 }, title));
  const across = (value) => left + ((value - low) / (high - low)) * (width - left - right);
  const counts = Object.values(samples).map((values) => {
    const found = new Array(bins).fill(0);
    for (const value of values) found[Math.min(bins - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * bins)))] += 1 / values.length;
    return found;
  });
  const most = Math.max(1e-9, ...counts.flat());
  const up = (share) => height - bottom - (share / most) * (height - top - bottom);
  const axis = svg.appendChild(shape("g", { class: "axis" }));
  axis.append(shape("line", { x1: left, x2: width - right, y1: up(0), y2: up(0) }));
  for (const tick of labels.length ? labels : ticks(low, high, 4))
    axis.append(shape("text", { x: across(tick), y: height - 6, "text-anchor": "middle" }, readable(tick)));
  Object.keys(samples).forEach((name, index) => {
    const path = counts[index].map((share, bin) => `L${across(low + (bin / bins) * (high - low)).toFixed(1)},${up(share).toFixed(1)}H${across(low + ((bin + 1) / bins) * (high - low)).toFixed(1)}`);
    const outline = `M${left},${up(0)}${path.join("")}V${up(0)}Z`;
    svg.append(shape("path", { d: outline, fill: COLOURS[index], "fill-opacity": 0.18, stroke: COLOURS[index], "stroke-width": 1.6, "stroke-dasharray": DASHES[index] }));
    svg.append(shape("text", { x: width - right + 5, y: top + 12 + 14 * index, fill: COLOURS[index], "font-weight": 600 }, name));
  });
  host.replaceChildren(svg);
}

/** Asks the kernel for something; the kernel may be gone, and then the page says so instead of failing. */
function ask(model, root, message, buffers) {
  try {
    model.send(message, undefined, buffers);
  } catch {
    gone(root);
  }
}

/** Tells below a tool that its kernel has ended; once. */
function gone(root) {
  if (root.querySelector(".gone")) return;
  root.append(element("div", { class: "alert gone", role: "status" }, "The kernel has ended. This is the last that was seen; run the cell to begin again."));
}

/** Calls back when the kernel ends or is restarted; returns what undoes it. */
function when_gone(model, root) {
  const tell = () => gone(root);
  const signs = ["comm:close", "comm_live_update"]; // the one when a kernel ends a widget, the other when it ends itself
  for (const sign of signs) model.on(sign, tell);
  return () => signs.forEach((sign) => model.off(sign, tell));
}

const bytes_of = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
/** The numbers in a float32 buffer. Copied, since a buffer need not begin at a multiple of four. */
const floats_of = (view) => new Float32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
