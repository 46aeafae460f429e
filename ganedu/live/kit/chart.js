// Charts drawn from numbers.

// After Okabe and Ito's palette, which colour-blind readers can tell apart; dashes tell curves apart without colour.
// The colours of both themes are those of kit.css.
const COLOURS = [0, 1, 2, 3, 4, 5].map((number) => `var(--ganedu-${number})`);
const DASHES = ["", "6 3", "8 3 2 3", "2 2", "12 4", "3 5"];

/** Round numbers between low and high: multiples of 1, 2 or 5 times a power of ten. */
function ticks(low, high, most = 5) {
  const rough = (high - low) / most;
  if (!(rough > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const found = [];
  for (let count = Math.ceil(low / step); count * step <= high + 1e-9 * step; count++)
    found.push(Number((count * step).toPrecision(12)));
  return found;
}

// How wide a letter of a number is, in the drawing's own units, and how far apart two numbers must stand.
const [LETTER, BETWEEN] = [6.5, 10];

/** Round numbers between low and high, at most `most`, and so few that they do not touch when written in a row. */
function spaced(low, high, room, format, most = 4) {
  let found = ticks(low, high, most);
  const fits = () => {
    const widest = Math.max(...found.map((value) => format(value).length)) * LETTER + BETWEEN;
    return found.length < 2 || ((found[1] - found[0]) / (high - low)) * room >= widest;
  };
  while (most > 1 && !fits()) found = ticks(low, high, --most);
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

const quantile = (sorted, share) => sorted[Math.round(share * (sorted.length - 1))];

const chartDrawing = (width, height, label) =>
  shape("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });

/** A chart with its title and nothing else yet: its drawing, and the edges of the field that its axes enclose. */
function emptyChart(title, width, height) {
  const [left, top] = [44, 22];
  const svg = chartDrawing(width, height, title);
  svg.append(shape("text", { class: "title", x: left, y: 13 }, title));
  return { svg, left, right: width - 74, top, bottom: height - 22 };
}

/** Curves over a common x, drawn from numbers, as a node.
 *
 * chart({title, x: [..], series: {name: [..]}, marks: [{x, text}], levels: [{y, text}], cursor: x, log, first})
 * null and NaN leave no gap: such points are skipped. Names stand at the curves' ends, in their colours, of which
 * `first` is the first.
 */
function chart({ title, width, height, x, series, marks, levels = [], cursor, log = false, first = 0 }) {
  const empty = emptyChart(title, width, height);
  const curves = Object.entries(series).map(([name, values], index) => ({
    name,
    colour: COLOURS[(first + index) % COLOURS.length],
    dash: DASHES[index % DASHES.length],
    points: drawable(x, values, log),
  }));
  const seen = curves.flatMap(({ points }) => points.map(([, value]) => value));
  if (x.length < 2 || !seen.length) return empty.svg;
  const range = valueRange(seen, levels, log);
  const field = { ...empty, across: scale(x[0], x.at(-1), empty.left, empty.right), up: upwards(empty, range, log) };
  const rows = log ? decades(...range) : ticks(...range, Math.max(2, Math.round(height / 45)));
  drawAxes(field, rows, spaced(x[0], x.at(-1), empty.right - empty.left, grouped));
  for (const { y, text } of levels) drawLevel(field, y, text);
  for (const mark of marks) drawMark(field, mark.x, mark.text);
  for (const curve of curves) drawCurve(field, curve);
  if (cursor !== undefined) drawCursor(field, cursor);
  drawNames(field, curves);
  return field.svg;
}

/** The points (x, value) that can be drawn. */
function drawable(x, values, log) {
  const points = Array.from(values, (value, place) => [x[place], value]);
  return points.filter(([, value]) => value !== null && Number.isFinite(value) && (!log || value > 0));
}

/** The lowest and the highest value that a chart shows. */
function valueRange(values, levels, log) {
  const sorted = values.sort((a, b) => a - b);
  // The first losses of a GAN can be far off; a few of them must not flatten all the rest.
  let [low, high] = [quantile(sorted, 0.005), quantile(sorted, 0.995)];
  for (const { y } of levels) [low, high] = [Math.min(low, y), Math.max(high, y)];
  if (!log) low = Math.min(low, 0);
  if (!(high > low)) high = low + (Math.abs(low) || 1) * 1e-3;
  return [low, high];
}

/** From a value to its height in a field; what is out of range stays at the edge. */
function upwards({ bottom, top }, [low, high], log) {
  const size = log ? Math.log10 : (value) => value;
  const place = scale(size(low), size(high), bottom, top);
  return (value) => place(size(clamp(value, low, high)));
}

function drawAxes({ svg, left, right, bottom, across, up }, rows, columns) {
  const axis = svg.appendChild(shape("g", { class: "axis" }));
  for (const row of rows) {
    axis.append(levelLine(up(row), left, right));
    axis.append(shape("text", { x: left - 5, y: up(row) + 4, "text-anchor": "end" }, readable(row)));
  }
  drawColumns(axis, bottom, across, columns, grouped);
}

/** The numbers below a field. */
function drawColumns(axis, bottom, across, columns, format) {
  for (const column of columns)
    axis.append(shape("text", { x: across(column), y: bottom + 16, "text-anchor": "middle" }, format(column)));
}

function drawLevel({ svg, left, right, up }, y, text) {
  svg.append(levelLine(up(y), left, right, { stroke: "currentColor", "stroke-dasharray": "2 3", opacity: 0.6 }));
  svg.append(shape("text", { x: left + 4, y: up(y) - 3, opacity: 0.75 }, text));
}

function drawMark({ svg, top, bottom, across }, x, text) {
  const line = uprightLine(across(x), top, bottom, { stroke: "currentColor", "stroke-width": 1.5 });
  line.append(shape("title", {}, text));
  svg.append(line);
  svg.append(shape("text", { x: across(x), y: top + 8, "text-anchor": "middle", fill: "currentColor" }, "▼"));
}

function drawCursor({ svg, top, bottom, across }, x) {
  svg.append(uprightLine(across(x), top, bottom, { class: "cursor", stroke: "currentColor", "stroke-width": 1 }));
}

const outlined = (colour, dash) => ({ stroke: colour, "stroke-width": 1.6, "stroke-dasharray": dash });

function drawCurve({ svg, across, up }, { points, colour, dash }) {
  if (!points.length) return;
  const corners = points.map(([x, value]) => `${across(x).toFixed(1)},${up(value).toFixed(1)}`);
  svg.append(shape("polyline", { points: corners.join(" "), fill: "none", ...outlined(colour, dash) }));
}

/** Each curve's name at the curve's end, or below the name of the curve that ends above it. */
function drawNames({ svg, right, up }, curves) {
  const drawn = curves.filter(({ points }) => points.length);
  const ends = drawn.map(({ name, colour, points }) => ({ name, colour, y: up(points.at(-1)[1]) }));
  let above = -Infinity;
  for (const { name, colour, y } of ends.sort((a, b) => a.y - b.y)) {
    above = Math.max(y, above + 13);
    svg.append(shape("text", { x: right + 5, y: above + 4, fill: colour, "font-weight": 600 }, name));
  }
}

/** Histograms of several samples over common bins, as outlined steps in a node. */
function histogram({ title, width, height, samples, low, high, bins }) {
  const { svg, left, right, top, bottom } = emptyChart(title, width, height);
  const across = scale(low, high, left, right);
  const counts = Object.values(samples).map((values) => sharesOfBins(values, low, high, bins));
  const up = scale(0, Math.max(1e-9, ...counts.flat()), bottom, top);
  const axis = svg.appendChild(shape("g", { class: "axis" }));
  axis.append(levelLine(up(0), left, right));
  drawColumns(axis, bottom, across, spaced(low, high, right - left, readable), readable);
  const edges = Array.from({ length: bins + 1 }, (_, bin) => across(low + (bin / bins) * (high - low)).toFixed(1));
  Object.keys(samples).forEach((name, index) => {
    const steps = counts[index].map((share, bin) => `L${edges[bin]},${up(share).toFixed(1)}H${edges[bin + 1]}`);
    const outline = `M${left},${up(0)}${steps.join("")}V${up(0)}Z`;
    const [fill, dash] = [COLOURS[index], DASHES[index]];
    svg.append(shape("path", { d: outline, fill, "fill-opacity": 0.18, ...outlined(fill, dash) }));
    svg.append(shape("text", { x: right + 5, y: top + 12 + 14 * index, fill, "font-weight": 600 }, name));
  });
  return svg;
}

/** Which share of the values falls into each of the equal bins between low and high. */
function sharesOfBins(values, low, high, bins) {
  const shares = new Array(bins).fill(0);
  const bin = scale(low, high, 0, bins);
  for (const value of values) shares[clamp(Math.floor(bin(value)), 0, bins - 1)] += 1 / values.length;
  return shares;
}
