// Real or fake: one image at a time; buttons and the keys r, f and n; then the truth, and what D said.

const called = (real) => (real ? "real" : "fake");
const sign = (right) => (right ? "✓" : "✗");

export default {
  render({ model, el }) {
    const size = model.get("shape");
    const stage = element("canvas", { class: "pixels stage", width: size[1], height: size[0], role: "img", "aria-label": "the image to judge" });
    const prompt = element("div", { class: "prompt" });
    const real = element("button", { type: "button", onclick: () => answer(true) }, "Real (r)");
    const fake = element("button", { type: "button", onclick: () => answer(false) }, "Fake (f)");
    const next = element("button", { type: "button", onclick: go_on });
    const verdict = element("div", { class: "verdict", role: "status" });
    const score = element("div", { class: "tally" });
    const past = element("div", { class: "past" });
    let sent = false; // an answer that the kernel has not recorded yet

    const images = () => pictures(size, bytes_of(model.get("mix")));
    const is_over = () => !model.get("asking") && model.get("verdicts").length === images().length;

    function answer(real) {
      if (sent || !model.get("asking")) return;
      sent = true;
      verdict.textContent = "The kernel answers as soon as it is free.";
      ask(model, root, { do: "answer", real });
    }

    function go_on() {
      if (!model.get("asking")) ask(model, root, { do: is_over() ? "again" : "next" });
    }

    function press(event) {
      const does = { r: () => answer(true), f: () => answer(false), n: go_on }[event.key.toLowerCase()];
      if (!does || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      event.preventDefault();
      does();
    }

    function truth({ real, you, discriminator, logit }) {
      const threshold = model.get("threshold");
      const side = discriminator ? "above" : logit < threshold ? "below" : "at";
      const median = `the median of all, ${signed(threshold)}`;
      verdict.replaceChildren(
        element("div", {}, "It is ", element("b", {}, called(real)), "."),
        element("div", {}, `${sign(you === real)} You said ${called(you)}.`),
        element("div", {}, `${sign(discriminator === real)} D said ${called(discriminator)}: its logit, ${signed(logit)}, is ${side} ${median}.`),
      );
    }

    function tally(verdicts, count) {
      const tile = (name, right) => element("div", {}, element("b", {}, name), ` ${right} of ${verdicts.length}`);
      const right = (player) => verdicts.filter((verdict) => verdict[player] === verdict.real).length;
      score.replaceChildren(tile("You", right("you")), tile("D", right("discriminator")));
      if (is_over()) score.append(element("div", { class: "quiet" }, `Tossing a coin gets ${count / 2} of ${count} on average.`));
    }

    function judged({ real, you, discriminator }, bytes) {
      const marks = element("figcaption", {}, `you ${sign(you === real)}`, element("br"), `D ${sign(discriminator === real)}`);
      const title = `${called(real)}: you said ${called(you)}, D said ${called(discriminator)}`;
      return element("figure", { class: called(real), title }, picture(size, bytes, called(real)), marks);
    }

    function draw() {
      const [all, verdicts, asking] = [images(), model.get("verdicts"), model.get("asking")];
      const place = asking ? verdicts.length : verdicts.length - 1;
      const focused = root.contains(document.activeElement);
      sent = false;
      paint(stage, all[place]);
      prompt.textContent = `Image ${place + 1} of ${all.length}${asking ? ": real or fake?" : ""}`;
      for (const [button, side] of [[real, true], [fake, false]]) {
        button.setAttribute("aria-disabled", String(!asking));
        button.setAttribute("aria-pressed", String(!asking && verdicts[place].you === side));
      }
      next.hidden = asking;
      next.textContent = is_over() ? "New round (n)" : "Next (n)";
      if (asking) verdict.replaceChildren();
      else truth(verdicts[place]);
      tally(verdicts, all.length);
      past.replaceChildren(...verdicts.map((verdict, number) => judged(verdict, all[number])));
      legend.hidden = !verdicts.length;
      // What had the focus may just have been hidden.
      if (focused) (asking ? root : next).focus({ preventScroll: true });
    }

    const how = "Half of the images are real. D calls real the half with the larger logits.";
    const legend = element("div", { class: "quiet" }, "Solid blue frame: real. Dashed orange frame: fake.");
    const side = element("div", { class: "stack" }, prompt, element("div", { class: "row" }, real, fake, next), verdict, score);
    const root = element(
      "div",
      { class: "ganedu real-or-fake", tabindex: 0, onkeydown: press },
      element("div", { class: "quiet" }, how),
      element("div", { class: "table" }, stage, side),
      past,
      legend,
    );
    el.append(root);
    draw();
    model.on("change:mix", draw);
    model.on("change:verdicts", draw);
    model.on("change:asking", draw);
    return when_gone(model, root);
  },
};
