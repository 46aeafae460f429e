// What was measured, as a row of small curves: each with its name, its present value, and what real points get.

const ROWS = [
  { names: ["js"], title: "Jensen–Shannon", unit: "nats", low: 0, least: 0.1, hint: "between the shares of real points and of fakes in 32 × 32 cells; 0 if equal, 0.693 if nothing is shared" },
  { names: ["w1"], title: "Wasserstein-1", unit: "", low: 0, least: 0.1, hint: "how far a fake must travel on average to become a real point: 400 of each, matched in the best way" },
  { names: ["modes"], title: "modes covered", unit: "", low: 0, hint: "modes with at least one of 2,500 fakes within 3 sigma" },
  { names: ["quality"], title: "high quality", unit: "%", low: 0, high: 1, hint: "the share of fakes within 3 sigma of a mode or stroke" },
  { names: ["d_loss", "g_loss"], title: "losses", unit: "", hint: "of D (blue, solid) and of G (orange, dashed); they tell who is ahead, not how good the fakes are" },
];
const [WIDE, HIGH] = [200, 46];
const LINES = { d_loss: ["#0072B2", ""], g_loss: ["#D55E00", "5 3"] };

/** A number with two or three digits: more would only flicker. */
const shown = (value, unit) => (value === null || value === undefined ? "–" : unit === "%" ? `${(100 * value).toFixed(1)}%` : Math.abs(value) < 0.1 ? String(Number(value.toPrecision(2))) : readable(value));

/** Rows of numbers and curves in `host`, for one side. `curves` comes from the kernel; `step` is where the game stands. */
function drawNumbers(host, curves, step) {
  if (!curves || !curves.step.length) {
    const word = "Press Play: what is measured every 100 steps appears here.";
    return host.replaceChildren(element("p", { class: "quiet" }, word));
  }
  const now = Math.max(0, curves.step.findLastIndex((one) => one <= step));
  host.replaceChildren(...ROWS.filter(({ names }) => curves[names[0]].some((value) => value !== null)).map((row) => numberRow(row, curves, now, step)));
}

function numberRow({ names, title, unit, hint, ...range }, curves, now, step) {
  const floor = curves.floor[names[0]];
  const values = names.flatMap((name) => curves[name]).filter((value) => value !== null);
  const high = range.high ?? (names[0] === "modes" ? curves.known_modes : Math.max(range.least ?? -Infinity, ...values));
  const low = range.low ?? Math.min(0, ...values);
  const end = Math.max(curves.step[curves.step.length - 1], 1);
  const across = (one) => 2 + (one / end) * (WIDE - 4);
  const up = (value) => HIGH - 3 - ((Math.min(high, Math.max(low, value)) - low) / (high - low || 1)) * (HIGH - 6);
  const picture = shape("svg", { class: "spark", viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: "none", role: "img", "aria-label": `${title} over ${end} steps` });
  for (const [place] of curves.marks)
    picture.append(shape("line", { x1: across(place), x2: across(place), y1: 0, y2: HIGH, stroke: "#CC79A7", "stroke-dasharray": "2 2" }));
  if (floor !== null && floor !== undefined)
    picture.append(shape("line", { x1: 0, x2: WIDE, y1: up(floor), y2: up(floor), stroke: "currentColor", "stroke-dasharray": "2 3", opacity: 0.55 }));
  for (const name of names) {
    const points = curves[name].map((value, place) => (value === null ? null : `${across(curves.step[place]).toFixed(1)},${up(value).toFixed(1)}`)).filter(Boolean);
    const [stroke, dash] = LINES[name] ?? ["#009E73", ""];
    picture.append(shape("polyline", { points: points.join(" "), fill: "none", stroke, "stroke-width": 1.8, "stroke-dasharray": dash, "vector-effect": "non-scaling-stroke" }));
  }
  picture.append(shape("line", { x1: across(Math.min(step, end)), x2: across(Math.min(step, end)), y1: 0, y2: HIGH, stroke: "currentColor", opacity: 0.35 }));
  const value = names.map((name) => shown(curves[name][now], unit)).join(" / ");
  const all = names[0] === "modes" ? ` of ${curves.known_modes}` : unit === "nats" ? " nats" : "";
  const words = element("div", { class: "words" }, element("span", { class: "quiet" }, title), element("span", { class: "value" }, value, element("small", {}, all)));
  if (floor !== null && floor !== undefined) words.append(element("small", { class: "quiet" }, `real data: ${shown(floor, unit)}`));
  return element("div", { class: "number", title: hint, "data-name": names[0] }, words, picture);
}
