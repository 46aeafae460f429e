// The small images: A, B, C and A − B + C, the path from A to B, the gallery.

/** Small images, in the order in which the kernel sends them: for a click, or for the letter of a slot. */
function smallPictures(size, slots, keep) {
  const all = [];
  const add = (click) => {
    const place = all.length;
    const face = pixelCanvas(size);
    const onkeydown = (event) => {
      const slot = slots.indexOf(event.key.toUpperCase());
      if (slot >= 0 && !event.ctrlKey && !event.metaKey && !event.altKey) keep(slot, place);
    };
    const button = element("button", { class: "picture", onclick: () => click(place), onkeydown }, face);
    all.push({ button, face });
    return button;
  };
  return { all, add, several: (count, click) => Array.from({ length: count }, () => add(click)) };
}

/** Arrow keys walk through a row of buttons, of which Tab reaches one. */
function walkable(group) {
  const buttons = [...group.querySelectorAll("button.picture")];
  const reach = (one) => buttons.forEach((button) => (button.tabIndex = button === one ? 0 : -1));
  reach(buttons[0]);
  group.addEventListener("focusin", (event) => buttons.includes(event.target) && reach(event.target));
  group.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const place = buttons.indexOf(event.target);
    if (!step || place < 0) return;
    event.preventDefault();
    buttons[clamp(place + step, 0, buttons.length - 1)].focus();
  });
  return group;
}

/** A − B + C. */
function arithmetic(small, slots, take) {
  const faces = small.several(slots.length, take);
  const captions = slots.map(() => element("span", { class: "quiet caption" }));
  const term = (sign, ...nodes) => element("div", { class: "term" }, element("b", {}, sign), ...nodes);
  const sum = ["A", "− B", "+ C"].map((sign, slot) => term(sign, faces[slot], captions[slot]));
  const result = term("=", small.add(take), element("span", { class: "quiet caption" }, "click to enlarge"));
  return {
    node: element("div", { class: "stack arithmetic" },
      element("b", {}, "A − B + C"), element("div", { class: "row terms" }, ...sum, result)),
    show(names) {
      captions.forEach((caption, slot) => (caption.textContent = names[slot]));
    },
  };
}

/** The path from A to B, which `route` describes. */
function strip(small, count, route, take) {
  const way = walkable(buttonGroup("the path from A to B", ...small.several(count, take)));
  way.classList.add("strip");
  const words = element("div", {}, element("b", {}, "From A to B"), element("span", { class: "quiet" }, `, ${route}`));
  return element("div", { class: "stack way" }, words, way);
}

/** What a click in the gallery fills: a slot, or with null the large image. */
function targets(slots) {
  const choice = { slot: null };
  const buttons = [null, ...slots.keys()].map((slot) => {
    const button = element("button", { onclick: () => aim(slot) }, slot === null ? "large image" : slots[slot]);
    return { slot, button };
  });
  const aim = (slot) => {
    choice.slot = slot;
    for (const each of buttons) each.button.setAttribute("aria-pressed", each.slot === slot);
  };
  aim(null);
  const label = "a click copies a sample to";
  return { choice, node: buttonGroup(label, "a click copies one to", ...buttons.map(({ button }) => button)) };
}

function gallery(model, small, { take, keep, request }) {
  const { slots, gallery: count } = model.get("arrangement");
  const { choice, node: aims } = targets(slots);
  const click = (place) => (choice.slot === null ? take(place) : keep(choice.slot, place));
  const shelf = walkable(buttonGroup("samples", ...small.several(count, click)));
  shelf.classList.add("gallery");
  const turn = (by) => model.get("page") + by >= 0 && request({ do: "turn_page", page: model.get("page") + by });
  const earlier = element("button", { onclick: () => turn(-1) }, "Earlier");
  const more = element("button", { onclick: () => turn(1) }, "More");
  const keys = "Keyboard: Tab and arrow keys select a sample, Enter enlarges it, A, B or C copies it there.";
  return {
    node: element("div", { class: "stack choice" },
      element("div", { class: "row" },
        element("b", {}, "Samples"), aims, element("span", { class: "push" }), earlier, more),
      shelf,
      element("div", { class: "quiet" }, keys)),
    show(page) {
      earlier.disabled = page === 0;
    },
  };
}

/** Names each small image, with the letters of the slots that hold it. */
function nameSmall(all, names, { slots, strip: steps }) {
  const shelved = slots.length + 1 + steps; // the place of the first sample, after the strip from A to B
  all.forEach(({ button }, place) => {
    const held = (slot) =>
      place < shelved ? place === shelved + [-steps, -1][slot] : names[slot] === names[place];
    const letters = slots.filter((_, slot) => held(slot)).join(" ");
    button.dataset.letters = letters;
    button.title = names[place];
    button.setAttribute("aria-label", names[place] + (letters && `, in ${letters}`));
  });
}
