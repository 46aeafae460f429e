// Real or fake: one image at a time; buttons and the keys r, f and n; then the truth, and what D called it.

const called = (real) => (real ? "real" : "fake");
const sign = (right) => (right ? "✓" : "✗");

/** The round so far, as the kernel tells it. */
function standing(model) {
  const [verdicts, asking] = [model.get("verdicts"), model.get("asking")];
  const images = pictures(model.get("shape"), bytesOf(model.get("mix")));
  const place = asking ? verdicts.length : verdicts.length - 1;
  return { images, verdicts, asking, place, over: !asking && verdicts.length === images.length };
}

/** The elements by name; `root` holds them all. `does` says what happens for the letters r, f and n. */
function roundParts(size, output, does) {
  const button = (key, ...text) => element("button", { type: "button", onclick: () => does[key]() }, ...text);
  const parts = {
    stage: pixelCanvas(size, { class: "pixels stage", role: "img", "aria-label": "the image to judge" }),
    prompt: element("div", { class: "prompt" }),
    real: button("r", "Real (r)"),
    fake: button("f", "Fake (f)"),
    next: button("n"),
    verdict: element("div", { class: "verdict", role: "status" }),
    score: element("div", { class: "tally" }),
    past: element("div", { class: "past" }),
    legend: element("div", { class: "quiet" }, "Solid blue frame: real. Dashed orange frame: fake."),
  };
  const how = `Half of the images are real. D gives each a ${output} (the higher, the more real) and calls the ` +
    "higher half real.";
  const title = output === "logit" && "logit: D’s output before the sigmoid";
  const buttons = element("div", { class: "row" }, parts.real, parts.fake, parts.next);
  const side = element("div", { class: "stack" }, parts.prompt, buttons, parts.verdict, parts.score);
  const root = element("div", { class: "ganedu real-or-fake", tabindex: 0, onkeydown: (event) => press(event, does) },
    element("div", { class: "quiet", title }, how),
    element("div", { class: "table" }, parts.stage, side),
    parts.past, parts.legend);
  return { ...parts, root };
}

function press(event, does) {
  const key = event.key.toLowerCase();
  if (!(key in does) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  event.preventDefault();
  does[key]();
}

/** The lines that tell what an image was, and what both called it. */
function truth({ real, you, discriminator, logit }, threshold, output) {
  const side = discriminator ? "above" : logit < threshold ? "below" : "at";
  const reason = `its ${output}, ${signed(logit)}, is ${side} the median, ${signed(threshold)}`;
  return [
    element("div", {}, "It is ", element("b", {}, called(real)), "."),
    element("div", {}, `${sign(you === real)} You called it ${called(you)}.`),
    element("div", {}, `${sign(discriminator === real)} D called it ${called(discriminator)}: ${reason}.`),
  ];
}

/** The lines that count who was right. */
function tally({ verdicts, images, over }) {
  const right = (player) => verdicts.filter((verdict) => verdict[player] === verdict.real).length;
  const tile = (name, player) =>
    element("div", {}, element("b", {}, name), ` ${right(player)} of ${verdicts.length}`);
  const coin = `Random guessing gets ${images.length / 2} of ${images.length} right on average.`;
  return [tile("You", "you"), tile("D", "discriminator"), ...(over ? [element("div", { class: "quiet" }, coin)] : [])];
}

/** An image of the past, with what it was called. */
function judged({ real, you, discriminator }, size, bytes) {
  const marks = [`you ${sign(you === real)}`, element("br"), `D ${sign(discriminator === real)}`];
  const title = `${called(real)}: you called it ${called(you)}, D called it ${called(discriminator)}`;
  const face = picture(size, bytes, called(real));
  return element("figure", { class: called(real), title }, face, element("figcaption", {}, ...marks));
}

function showRound({ root, stage, prompt, real, fake, next, verdict, score, past, legend }, model) {
  const { images, verdicts, asking, place, over } = standing(model);
  const focused = root.contains(document.activeElement);
  paint(stage, images[place]);
  prompt.textContent = `Image ${place + 1} of ${images.length}${asking ? ": real or fake?" : ""}`;
  for (const [button, side] of [[real, true], [fake, false]]) {
    button.setAttribute("aria-disabled", String(!asking));
    button.setAttribute("aria-pressed", String(!asking && verdicts[place].you === side));
  }
  next.hidden = asking;
  next.textContent = over ? "New round (n)" : "Next (n)";
  verdict.replaceChildren(...(asking ? [] : truth(verdicts[place], model.get("threshold"), model.get("output"))));
  score.replaceChildren(...tally({ verdicts, images, over }));
  past.replaceChildren(...verdicts.map((said, number) => judged(said, model.get("shape"), images[number])));
  legend.hidden = !verdicts.length;
  // What had the focus may just have been hidden.
  if (focused) (asking ? root : next).focus({ preventScroll: true });
}

function render({ model, el }) {
  let sent = false; // an answer that the kernel has not recorded yet

  function answer(real) {
    if (sent || !model.get("asking")) return;
    sent = true;
    ask(model, parts.root, { do: "answer", real });
  }

  function goOn() {
    if (!model.get("asking")) ask(model, parts.root, { do: standing(model).over ? "again" : "next" });
  }

  function draw() {
    sent = false;
    showRound(parts, model);
  }

  const keys = { r: () => answer(true), f: () => answer(false), n: goOn };
  const parts = roundParts(model.get("shape"), model.get("output"), keys);
  el.append(parts.root);
  draw();
  return follow(model, parts.root, { mix: draw, verdicts: draw, asking: draw });
}

export default { render };
