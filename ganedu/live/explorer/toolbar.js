// Above: which sample, and how it is drawn.

const buttonGroup = (label, ...children) =>
  element("div", { class: "row", role: "group", "aria-label": label }, ...children);

/** A control of the generator whose values have words: a button for each. */
function wordButtons({ name, words, numbers }, set) {
  const buttons = words.map((word, index) => element("button", { onclick: () => set(numbers[index]) }, word));
  return {
    node: buttonGroup(name, element("span", {}, name), ...buttons),
    show(value) {
      buttons.forEach((button, index) => button.setAttribute("aria-pressed", numbers[index] === value));
    },
  };
}

/** A control of the generator whose values are numbers: a slider over them. */
function numberDial({ name, numbers }, set) {
  const reading = element("output", { class: "number" });
  const oninput = () => {
    reading.value = readable(numbers[dial.value]);
    set(numbers[dial.value]);
  };
  const dial = slider({ min: 0, max: numbers.length - 1, step: 1, "aria-label": name, oninput });
  return {
    node: element("label", {}, name, dial, reading),
    show(value) {
      dial.value = numbers.indexOf(value);
      reading.value = readable(value);
    },
  };
}

function generatorControl(described, request) {
  const { name, words } = described;
  const set = (value) => request({ do: "set", name, value }, `set ${name}`);
  return { name, ...(words.length ? wordButtons(described, set) : numberDial(described, set)) };
}

function toolbar(model, request) {
  const sample = (number) => Number.isInteger(number) && number >= 0 && request({ do: "sample", seed: number });
  const seed = numberBox({ min: 0, class: "seed" }, () => sample(Number(seed.value)));
  const truncated = element("output", { class: "number" });
  const truncate = () => {
    truncated.value = Number(truncation.value).toFixed(2);
    request({ do: "truncate", truncation: Number(truncation.value) });
  };
  const truncation = slider({ min: 0, max: 2, step: 0.01, oninput: truncate });
  const controls = model.get("controls").map((described) => generatorControl(described, request));
  const hint = "Shows G(t · z): t below 1 moves every z towards 0, t above 1 away from 0.";
  return {
    node: element("div", { class: "row toolbar" },
      element("label", {}, "Sample", seed),
      element("button", { class: "main", onclick: () => sample(model.get("seed") + 1) }, "Another sample"),
      element("label", { title: hint }, "Truncation t", truncation, truncated),
      ...controls.map(({ node }) => node)),
    show() {
      seed.value = model.get("seed");
      truncation.value = model.get("truncation");
      truncated.value = model.get("truncation").toFixed(2);
      for (const { name, show } of controls) show(model.get("settings")[name]);
    },
  };
}

/** The line that offers the generator's new weights, where it has been trained since. */
function staleLine(request) {
  const node = element("div", { class: "alert row", role: "status", hidden: true });
  const refresh = () => request({ do: "refresh" });
  return {
    node,
    show(turns) {
      node.hidden = turns === 0;
      if (!turns) return;
      const sentence = `The generator has trained for ${readable(turns)} more turns since its weights were copied.`;
      node.replaceChildren(sentence, element("button", { onclick: refresh }, "Copy the new weights"));
    },
  };
}
