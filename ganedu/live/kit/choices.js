// A question's text and its options, as Predict and Quiz show them.

/** Text with `code` and **strong** words, as nodes. Everything else stays as it is. */
function prose(text) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, place) => {
    if (place % 2 === 0) return part;
    return part.startsWith("`") ? element("code", {}, part.slice(1, -1)) : element("strong", {}, part.slice(2, -2));
  });
}

/** Options as buttons, one below the other, with the digits that choose them; `choose(index)` is called once. */
function choices(options, choose) {
  let open = true;
  const rows = options.map((option, index) => {
    const sign = element("span", { class: "sign", "aria-hidden": "true" });
    const note = element("span", { class: "quiet" });
    const onclick = () => {
      if (open) choose(index);
      goHome(node);
    };
    const button = element("button", { type: "button", onclick }, sign, element("span", {}, ...prose(option)), note);
    return { button, sign, note };
  });
  const node = element("div", { class: "choices" }, ...rows.map((row) => row.button));
  return {
    node,

    /** Marks what was chosen and, where it may be known, what is right; `word` names the latter. */
    show({ chosen, right = null, word = "right", closed }) {
      open = !closed;
      node.toggleAttribute("data-open", open);
      rows.forEach(({ button, sign, note }, index) => {
        const [mine, best] = [index === chosen, index === right];
        sign.textContent = best ? "✓" : !mine ? (open ? index + 1 : "○") : right === null ? "●" : "✗";
        note.textContent = [mine && "your answer", best && word].filter(Boolean).join(", ");
        // Not `disabled`: that would take the keyboard's focus away.
        button.setAttribute("aria-disabled", String(closed));
        button.setAttribute("aria-pressed", String(mine));
        button.classList.toggle("right", best);
        button.classList.toggle("wrong", mine && right !== null && !best);
      });
    },
  };
}
