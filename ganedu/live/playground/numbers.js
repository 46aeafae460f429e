// What was measured, as a row of small curves: each with its name, its present value, and what real points get.

const ROWS = [
  {
    names: ["js"], title: "Jensen–Shannon", unit: "nats", low: 0, least: 0.1,
    hint: "divergence between real points and fakes, counted in 32 × 32 cells; 0 if equal, 0.693 if no cell is shared",
  },
  {
    names: ["w1"], title: "Wasserstein-1", unit: "", low: 0, least: 0.1,
    hint: "average distance between 400 fakes and 400 real points when they are paired as cheaply as possible",
  },
  {
    names: ["modes"], title: "modes covered", unit: "", low: 0,
    hint: "modes with at least one of 2,500 fakes within 3 sigma",
  },
  {
    names: ["quality"], title: "high quality", unit: "%", low: 0, high: 1,
    hint: "the share of fakes within 3 sigma of a mode or stroke",
  },
  {
    names: ["d_loss", "g_loss"], title: "losses D / G", unit: "",
    hint: "of D (green, solid) and of G (pink, dashed); except for a well-trained Wasserstein critic, they do not " +
      "measure how good the fakes are",
  },
];
const [WIDE, HIGH] = [200, 46];
const LINES = { d_loss: ["var(--ganedu-2)", ""], g_loss: ["var(--ganedu-3)", "5 3"] };

const isKnown = (value) => value !== null && value !== undefined;

/** A number with two or three digits: more would only flicker. */
function shown(value, unit) {
  if (!isKnown(value)) return "–";
  if (unit === "%") return `${(100 * value).toFixed(1)}%`;
  return Math.abs(value) < 0.1 ? String(Number(value.toPrecision(2))) : readable(value);
}

/** Rows of numbers and curves in `host`, for one side. `curves` are the kernel's; `step` is where the game stands. */
function drawNumbers(host, curves, step) {
  if (!curves || !curves.step.length) {
    const word = "Press Play: the measurements, taken every 100 steps, appear here.";
    return host.replaceChildren(element("p", { class: "quiet" }, word));
  }
  const measured = ROWS.filter(({ names }) => curves[names[0]].some((value) => value !== null));
  host.replaceChildren(...measured.map((row) => numberRow(row, curves, step)));
}

function numberRow(row, curves, step) {
  const { names, title, unit, hint } = row;
  const now = Math.max(0, curves.step.findLastIndex((one) => one <= step));
  const floor = curves.floor[names[0]];
  const value = names.map((name) => shown(curves[name][now], unit)).join(" / ");
  const all = names[0] === "modes" ? ` of ${curves.known_modes}` : unit === "nats" ? " nats" : "";
  const words = element("div", { class: "words" },
    element("span", { class: "quiet" }, title),
    element("span", { class: "value" }, value, element("small", {}, all)));
  if (isKnown(floor)) words.append(element("small", { class: "quiet" }, `real data: ${shown(floor, unit)}`));
  return element("div", { class: "number", title: hint, "data-name": names[0] }, words, spark(row, curves, step));
}

/** The lowest and the highest value of a row's curves that are drawn. */
function rangeOfRow({ names, low, high, least = -Infinity }, curves) {
  const values = names.flatMap((name) => curves[name]).filter((value) => value !== null);
  const most = names[0] === "modes" ? curves.known_modes : Math.max(least, ...values);
  return [low ?? Math.min(0, ...values), high ?? most];
}

/** A row's curves, with the floor, the changes of the rules, and the step at which the game stands. */
function spark(row, curves, step) {
  const [low, high] = rangeOfRow(row, curves);
  const end = Math.max(curves.step.at(-1), 1);
  const across = scale(0, end, 2, WIDE - 2);
  const place = scale(low, high, HIGH - 3, 3);
  const up = (value) => place(clamp(value, low, high));
  const picture = shape("svg", {
    class: "spark", viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: "none",
    role: "img", "aria-label": `${row.title} over ${end} steps`,
  });
  for (const [changed] of curves.marks)
    picture.append(uprightLine(across(changed), 0, HIGH, { stroke: "var(--ganedu-3)", "stroke-dasharray": "2 2" }));
  const floor = curves.floor[row.names[0]];
  const dotted = { stroke: "currentColor", "stroke-dasharray": "2 3", opacity: 0.55 };
  if (isKnown(floor)) picture.append(levelLine(up(floor), 0, WIDE, dotted));
  for (const name of row.names) picture.append(sparkLine(name, curves, across, up));
  picture.append(uprightLine(across(Math.min(step, end)), 0, HIGH, { stroke: "currentColor", opacity: 0.35 }));
  return picture;
}

function sparkLine(name, curves, across, up) {
  const points = curves[name].map((value, place) =>
    value === null ? "" : `${across(curves.step[place]).toFixed(1)},${up(value).toFixed(1)}`);
  const [stroke, dash] = LINES[name] ?? ["var(--ganedu-2)", ""];
  return shape("polyline", {
    points: points.filter(Boolean).join(" "), fill: "none", stroke, "stroke-width": 1.8, "stroke-dasharray": dash,
    "vector-effect": "non-scaling-stroke",
  });
}
