// A prediction: the first click is sent to the kernel; when the result is measured, there is no choice any more.

/** The outcome of a question that nobody answered: folded until the reader asks for it. */
const folded = (outcome) => [
  "Run this cell again to answer. ",
  element("details", {}, element("summary", {}, "Or see what was measured"), ...outcome),
];

function render({ model, el }) {
  const options = model.get("options");
  let sent = null; // clicked, and not recorded yet: the kernel may be busy
  const list = choices(options, (option) => {
    sent = option;
    ask(model, root, { do: "answer", option, at: Date.now() });
    draw();
  });
  const status = element("div", { class: "status", role: "status" });

  function draw() {
    const [recorded, measured] = [model.get("chosen"), model.get("measured")];
    const chosen = recorded ?? sent;
    const isKnown = chosen !== null && options.includes(measured);
    const right = isKnown ? options.indexOf(measured) : null;
    list.show({ chosen, right, word: "measured", closed: chosen !== null || measured !== null });
    if (measured !== null) {
      const outcome = `Measured: ${measured}. ${model.get("because")}`;
      const said = chosen === null ? folded(prose(outcome)) : prose(`You said: ${options[chosen]}. ${outcome}`);
      status.replaceChildren(...said);
    } else if (recorded !== null) status.textContent = "Recorded. Continue with the next cell.";
    else if (sent !== null) status.textContent = "Sending your answer …";
    else status.textContent = "Click what you expect. The first click counts.";
  }

  const label = element("span", { class: "label" }, "Predict");
  const head = element("div", { class: "head" }, label, ...prose(model.get("question")));
  const asked = element("div", { class: "asked" }, head, list.node, status);
  const root = element("div", { class: "ganedu predict" }, asked);
  el.append(root);
  draw();
  return follow(model, root, { chosen: draw, measured: draw });
}

export default { render };
