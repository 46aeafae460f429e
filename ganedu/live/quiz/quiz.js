// A quiz: a click is sent to the kernel, which records it and answers with the right option and the reason.

/** One question: its node, and how it shows what was chosen and, once the kernel has answered, the verdict. */
function card({ text, options }, number, answer) {
  const list = choices(options, answer);
  const status = element("div", { class: "status", role: "status" });
  const head = element("div", { class: "head" }, element("span", { class: "label" }, `${number}.`), ...prose(text));
  return {
    node: element("div", { class: "asked" }, head, list.node, status),
    show(chosen, verdict) {
      list.show({ chosen, right: verdict?.right, closed: chosen !== null });
      if (verdict) {
        const word = verdict.chosen === verdict.right ? "Right. " : "Wrong. ";
        status.replaceChildren(element("b", {}, word), ...prose(verdict.why));
      } else status.textContent = chosen === null ? "" : "Sending your answer …";
    },
  };
}

/** Which sections of the lesson explain what was not known. */
function readAgain(wrong) {
  const sections = [...new Set(wrong.map(({ section }) => section).filter(Boolean))].sort((a, b) => a - b);
  if (!sections.length) return "";
  const last = sections.pop();
  return ` Read again: section${sections.length ? `s ${sections.join(", ")} and` : ""} ${last}.`;
}

function render({ model, el }) {
  const questions = model.get("questions");
  const sent = questions.map(() => null); // clicked, and not recorded yet: the kernel may be busy
  const score = element("div", { class: "quiz-score", role: "status" });
  const cards = questions.map((asked, question) =>
    card(asked, question + 1, (option) => {
      sent[question] = option;
      ask(model, root, { do: "answer", question, option });
      draw();
    }));

  function draw() {
    const verdicts = model.get("verdicts");
    cards.forEach(({ show }, question) => {
      const verdict = verdicts[question];
      show(verdict?.chosen ?? sent[question], verdict);
    });
    const given = verdicts.filter(Boolean);
    const wrong = given.filter((verdict) => verdict.chosen !== verdict.right);
    const right = given.length - wrong.length;
    score.textContent = given.length < questions.length
      ? `${right} right of ${given.length} answered (${questions.length} questions)`
      : `${right} of ${questions.length} right.${readAgain(wrong)}`;
  }

  const root = element("div", { class: "ganedu quiz" }, ...cards.map(({ node }) => node), score);
  el.append(root);
  draw();
  return follow(model, root, { verdicts: draw });
}

export default { render };
