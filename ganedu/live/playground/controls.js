// The settings: what is played. Each control asks the kernel, and shows what the kernel then says.

const LOG_STEPS = 100;

/** Calls `send` at once, then at most ten times a second, and in the end with the last value. */
function paced(send) {
  let [last, waiting] = [-Infinity, null];
  return (...values) => {
    clearTimeout(waiting);
    const go = () => {
      last = performance.now();
      send(...values);
    };
    waiting = setTimeout(go, Math.max(0, last + 100 - performance.now()));
  };
}

const numberIn = (input) => (input.value === "" ? null : Number(input.value));

function selectRow(title, options, change, hint) {
  const input = element("select", { title: hint, "aria-label": title, onchange: () => change(input.value) });
  const set = (value) => {
    const known = [...input.options].map((option) => option.value);
    for (const option of new Set([...options, value])) if (!known.includes(String(option))) input.append(element("option", { value: option }, String(option)));
    input.value = value;
  };
  options.forEach((option) => input.append(element("option", { value: option }, String(option))));
  return { node: element("label", { class: "setting" }, element("span", {}, title), input), set, input };
}

function numberRowInput(title, low, high, change, hint) {
  const input = numberBox({ min: low, max: high, title: hint, "aria-label": title }, () => change(numberIn(input)));
  return { node: element("label", { class: "setting" }, element("span", {}, title), input), set: (value) => (input.value = value), input };
}

function checkRow(title, change, hint) {
  const input = element("input", { type: "checkbox", title: hint, onchange: () => change(input.checked) });
  return { node: element("label", { class: "check" }, input, title), set: (value) => (input.checked = value), input };
}

/** A slider whose value grows by a factor; its lowest place may be 0. */
function sliderRow(title, { low, high, zero = false, linear = false }, change, hint) {
  const send = paced(change);
  const input = element("input", { type: "range", min: 0, max: LOG_STEPS, step: 1, title: hint, "aria-label": title });
  const output = element("output", {});
  let held = false;
  const value = () => {
    const share = Number(input.value) / LOG_STEPS;
    if (zero && share === 0) return 0;
    return Number((linear ? low + share * (high - low) : low * (high / low) ** share).toPrecision(2));
  };
  input.addEventListener("input", () => {
    held = true;
    output.textContent = readable(value());
    send(value());
  });
  input.addEventListener("change", () => {
    held = false;
    send(value());
  });
  const set = (number) => {
    if (held) return;
    const share = linear ? (number - low) / (high - low) : number > 0 ? Math.log(number / low) / Math.log(high / low) : 0;
    input.value = Math.round(Math.min(1, Math.max(0, share)) * LOG_STEPS);
    output.textContent = readable(number);
  };
  return { node: element("label", { class: "setting slide" }, element("span", {}, title), input, output), set, input };
}

/** All settings. `configure(choices)` asks the kernel for a change of the side that is being edited. */
function controls(menu, configure, draw) {
  const rows = {};
  const add = (name, row) => (rows[name] = row).node;
  const choose = (name, title, hint, options = menu[name]) => add(name, selectRow(title, options, (value) => configure({ [name]: typeof options[0] === "number" ? Number(value) : value }), hint));
  const count = (name, title, low, high, hint) => add(name, numberRowInput(title, low, high, (value) => configure({ [name]: value }), hint));
  const slide = (name, title, range, hint) => add(name, sliderRow(title, range, (value) => configure({ [name]: value }), hint));
  const group = (title, ...nodes) => element("fieldset", {}, element("legend", {}, title), ...nodes);
  const player = (who, title, ...more) =>
    group(title,
      element("div", { class: "pair" },
        count(`${who}_layers`, "layers", 0, 6, "hidden layers, 0 for a linear player; another number begins a new game"),
        choose(`${who}_units`, "units", "in each layer; another number begins a new game", [4, 8, 16, 32, 64, 128, 256])),
      choose(`${who}_optimizer`, "optimizer", "the players go on, the new optimizer begins without memory"),
      slide(`${who}_rate`, "rate", { low: 1e-5, high: 1 }, "acts at once"),
      count(`${who}_turns`, "turns", 1, 20, "in one step; each has fresh noise; D's also fresh data"),
      ...more);
  const tabs = ["A", "B"].map((name) => element("button", { type: "button", "aria-pressed": "false" }, `Settings of ${name}`));
  const tabRow = element("div", { class: "row tabs", hidden: true }, ...tabs);
  const node = element("form", { class: "controls", "aria-label": "settings", onsubmit: (event) => event.preventDefault() },
    tabRow,
    group("Data", choose("world", "points", "new data begin a new game"), element("button", { type: "button", class: "draw", onclick: draw }, "✎ Draw your own")),
    group("Noise z", element("div", { class: "pair wide" },
      choose("noise", "from", "what z is drawn from; a change begins a new game"),
      choose("latent_dim", "size", "coordinates of z; a change begins a new game", [1, 2]))),
    group("Loss",
      choose("objective", "loss", "the players go on under the new loss"),
      slide("smoothing", "smoothing", { low: 0, high: 0.5, linear: true }, "of labels, one-sided; acts at once"),
      choose("penalty", "penalty", "the players go on under the new penalty"),
      slide("weight", "weight", { low: 1e-3, high: 100, zero: true }, "of the penalty; acts at once")),
    player("d", "Discriminator"),
    player("g", "Generator", add("averaged", checkRow("average its weights", (value) => configure({ averaged: value }), "what is shown and measured: G with its weights averaged over about 100 turns; the game itself goes on as it is"))));
  return {
    node,
    tabs,
    refresh(choices, sides, editing) {
      for (const [name, row] of Object.entries(rows)) row.set(choices[name]);
      rows.smoothing.input.disabled = !choices.can_smooth;
      rows.weight.input.disabled = ["none", "from code"].includes(choices.penalty);
      tabRow.hidden = sides < 2;
      tabs.forEach((tab, number) => tab.setAttribute("aria-pressed", String(number === editing)));
    },
  };
}
