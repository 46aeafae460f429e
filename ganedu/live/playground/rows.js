// The rows of the settings: a title and what is turned. `set(value)` shows what the kernel plays.

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

const settingRow = (title, kind, ...inputs) =>
  element("label", { class: kind }, element("span", {}, title), ...inputs);

function selectRow(title, options, change, hint) {
  const input = element("select", { title: hint, "aria-label": title, onchange: () => change(input.value) });
  const offer = (option) => input.append(element("option", { value: option }, String(option)));
  options.forEach(offer);
  const set = (value) => {
    if (![...input.options].some((option) => option.value === String(value))) offer(value);
    input.value = value;
  };
  return { node: settingRow(title, "setting", input), set, input };
}

function countRow(title, low, high, change, hint) {
  const input = numberBox({ min: low, max: high, title: hint, "aria-label": title }, () => change(numberIn(input)));
  return { node: settingRow(title, "setting", input), set: (value) => (input.value = value), input };
}

function checkRow(title, change, hint) {
  const input = element("input", { type: "checkbox", title: hint, onchange: () => change(input.checked) });
  return { node: element("label", { class: "check" }, input, title), set: (value) => (input.checked = value), input };
}

/** A slider whose value grows by a factor; its lowest place may be 0. */
function sliderRow(title, { low, high, zero = false, linear = false }, change, hint) {
  const send = paced(change);
  const input = slider({ min: 0, max: LOG_STEPS, step: 1, title: hint, "aria-label": title });
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
    const logarithmic = number > 0 ? Math.log(number / low) / Math.log(high / low) : 0;
    const share = linear ? (number - low) / (high - low) : logarithmic;
    input.value = Math.round(clamp(share, 0, 1) * LOG_STEPS);
    output.textContent = readable(number);
  };
  return { node: settingRow(title, "setting slide", input, output), set, input };
}
