// A quiz: a click is sent to the kernel, which records it and answers with the right option and the reason.

export default {
  render({ model, el }) {
    const questions = model.get("questions");
    const sent = questions.map(() => null); // clicked, and not recorded yet: the kernel may be busy
    const score = element("div", { class: "quiz-score", role: "status" });
    const cards = questions.map(({ text, options }, question) => {
      const list = choices(options, (option) => {
        sent[question] = option;
        ask(model, root, { do: "answer", question, option });
        draw();
      });
      const status = element("div", { class: "status", role: "status" });
      const head = element("div", { class: "head" }, element("span", { class: "label" }, `${question + 1}.`), ...prose(text));
      return { list, status, node: element("div", { class: "asked" }, head, list.node, status) };
    });

    function draw() {
      const verdicts = model.get("verdicts");
      cards.forEach(({ list, status }, question) => {
        const verdict = verdicts[question];
        const chosen = verdict ? verdict.chosen : sent[question];
        list.show({ chosen, right: verdict?.right, closed: chosen !== null });
        if (verdict) status.replaceChildren(element("b", {}, verdict.chosen === verdict.right ? "Right. " : "Not so. "), ...prose(verdict.why));
        else status.textContent = chosen === null ? "" : "On its way: the kernel answers as soon as it is free.";
      });
      const given = verdicts.filter(Boolean);
      const right = given.filter((verdict) => verdict.chosen === verdict.right).length;
      score.textContent = `${right} right of ${given.length} answered, ${questions.length} in all`;
    }

    const root = element("div", { class: "ganedu quiz" }, ...cards.map((card) => card.node), score);
    el.append(root);
    draw();
    model.on("change:verdicts", draw);
    return when_gone(model, root);
  },
};
