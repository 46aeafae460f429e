// The latent explorer: paints the pixels that the kernel draws, and asks it for others.

const PATIENCE = 1500; // milliseconds until a line says that the kernel does not answer

/** Sends one request at a time. While one is under way, of the later ones of a kind the last is kept: no queue grows. */
function conversation(model, silence) {
  const view = Math.random().toString(36).slice(2);
  const waiting = new Map();
  let [count, ticket, timer] = [0, null, null];
  const next = () => {
    clearTimeout(timer);
    silence(false);
    if (!waiting.size) return;
    const [kind, request] = waiting.entries().next().value;
    waiting.delete(kind);
    ticket = `${view} ${++count}`;
    timer = setTimeout(() => silence(true), PATIENCE);
    try {
      model.send({ ...request, ticket });
    } catch {
      silence(true); // the channel is closed: the kernel was restarted
    }
  };
  return {
    ask(request, kind = request.do) {
      waiting.delete(kind);
      waiting.set(kind, request);
      if (!ticket) next();
    },
    hear() {
      if (!ticket || model.get("answered") !== ticket) return;
      ticket = null;
      next();
    },
    idle: () => !ticket,
    end: () => clearTimeout(timer),
  };
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
    buttons[Math.min(buttons.length - 1, Math.max(0, place + step))].focus();
  });
  return group;
}

export default {
  render({ model, el }) {
    const shape = model.get("shape");
    const { slots, strip, gallery, reach } = model.get("arrangement");
    const [height, width] = shape;
    const silent = element("div", { class: "alert", role: "status", hidden: true }, "The kernel does not answer: it is busy, or it was restarted. After a restart, run the cell again.");
    const { ask, hear, idle, end } = conversation(model, (silence) => (silent.hidden = !silence));
    const canvas = () => element("canvas", { class: "pixels", width, height });
    const slider = (attributes) => element("input", { type: "range", ...attributes });
    const group = (label, ...children) => element("div", { class: "row", role: "group", "aria-label": label }, ...children);

    // Pictures that can be taken as the large one, or put into A, B, C, by a click or by a key.
    const small = [];
    let target = null; // the slot that a click in the gallery fills, or null for the large picture
    const keep = (slot, place) => ask({ do: "keep", slot, ...(place === undefined ? {} : { place }) }, `keep ${slot}`);
    const chosen = (click) => {
      const place = small.length;
      const face = canvas();
      const button = element("button", { class: "picture", onclick: () => click(place) }, face);
      button.addEventListener("keydown", (event) => {
        const slot = slots.indexOf(event.key.toUpperCase());
        if (slot >= 0 && !event.ctrlKey && !event.metaKey && !event.altKey) keep(slot, place);
      });
      small.push({ button, face });
      return button;
    };
    const several = (count, click) => Array.from({ length: count }, () => chosen(click));
    const take = (place) => ask({ do: "take", place });

    // Above: which sample, and how it is drawn.
    const seed = numberBox({ min: 0, class: "seed" }, () => sample(Number(seed.value)));
    const sample = (number) => Number.isInteger(number) && number >= 0 && ask({ do: "sample", seed: number });
    const truncation = slider({ min: 0, max: 2, step: 0.01, oninput: () => change_truncation() });
    const truncated = element("output", { class: "number" });
    const change_truncation = () => {
      truncated.value = Number(truncation.value).toFixed(2);
      ask({ do: "truncate", truncation: Number(truncation.value) });
    };
    const stale = element("div", { class: "alert row", role: "status", hidden: true });
    const controls = model.get("controls").map(({ name, words, numbers }) => control(name, words, numbers));
    const above = element("div", { class: "row toolbar" },
      element("label", {}, "Sample", seed),
      element("button", { class: "main", onclick: () => sample(model.get("seed") + 1) }, "Another sample"),
      element("label", { title: "Draws G(t · z): below 1, every z is pulled towards the middle." }, "Truncation t", truncation, truncated),
      ...controls.map(({ node }) => node));

    function control(name, words, numbers) {
      const set = (value) => ask({ do: "set", name, value }, `set ${name}`);
      if (words.length) {
        const buttons = words.map((word, index) => element("button", { onclick: () => set(numbers[index]) }, word));
        const show = (value) => buttons.forEach((button, index) => button.setAttribute("aria-pressed", numbers[index] === value));
        return { name, show, node: group(name, element("span", {}, name), ...buttons) };
      }
      const dial = slider({ min: 0, max: numbers.length - 1, step: 1, "aria-label": name, oninput: () => {
        reading.value = readable(numbers[dial.value]);
        set(numbers[dial.value]);
      } });
      const reading = element("output", { class: "number" });
      const show = (value) => {
        dial.value = numbers.indexOf(value);
        reading.value = readable(value);
      };
      return { name, show, node: element("label", {}, name, dial, reading) };
    }

    // The large picture, and a slider for each direction with what is seen at its ends.
    const large = element("canvas", { class: "pixels large", width, height, role: "img" });
    const title = element("div", { class: "title", "aria-live": "polite" });
    const put = group("put the large picture into", "Put it into", ...slots.map((name, slot) =>
      element("button", { onclick: () => keep(slot), "aria-label": `put the large picture into ${name}` }, name)));
    const rows = model.get("shares").map((_, direction) => {
      const low = canvas(), high = canvas();
      const share = element("span", { class: "number quiet" });
      const reading = element("output", { class: "number" });
      const move = () => {
        reading.value = coordinate(input.value);
        ask({ do: "move", direction, value: Number(input.value) }, `move ${direction}`);
      };
      const input = slider({ min: -reach, max: reach, step: 0.05, "aria-label": `direction ${direction + 1}`, oninput: move });
      const end_button = (face, value) => element("button", { class: "picture", tabindex: -1, title: `direction ${direction + 1}: to ${coordinate(value)}`, onclick: () => {
        input.value = value;
        move();
      } }, face);
      const node = element("div", { class: "direction" }, element("span", { class: "name" }, String(direction + 1)), share,
        end_button(low, -reach), element("div", { class: "track" }, input), end_button(high, reach), reading);
      return { node, low, high, input, reading, share };
    });
    const directions = element("div", { class: "directions" },
      element("div", { class: "row" }, element("b", {}, "Directions in which the picture changes most"),
        element("button", { onclick: () => ask({ do: "put_back" }) }, "Put the sliders back")),
      ...rows.map(({ node }) => node),
      element("div", { class: "quiet" }, "In standard deviations of z; 95% of all z lie in the blue part. The percentage is a direction’s share of all change."));

    // Below: the way from A to B, the arithmetic, the gallery.
    const slot_pictures = several(slots.length, take);
    const result = chosen(take);
    const way = walkable(group("the way from A to B", ...several(strip, take)));
    way.classList.add("strip");
    const shelf = walkable(group("samples", ...several(gallery, (place) => (target === null ? take(place) : keep(target, place)))));
    shelf.classList.add("gallery");
    const captions = slots.map(() => element("span", { class: "quiet caption" }));
    const sum = ["A", "− B", "+ C"].flatMap((sign, slot) => [element("div", { class: "term" }, element("b", {}, sign), slot_pictures[slot], captions[slot])]);
    const arithmetic = element("div", { class: "stack arithmetic" }, element("b", {}, "A − B + C"),
      element("div", { class: "row terms" }, ...sum, element("div", { class: "term" }, element("b", {}, "="), result, element("span", { class: "quiet caption" }, "click to enlarge"))));
    const targets = [null, ...slots.keys()].map((slot) => {
      const button = element("button", { onclick: () => aim(slot) }, slot === null ? "the large picture" : slots[slot]);
      return { slot, button };
    });
    const aim = (slot) => {
      target = slot;
      for (const each of targets) each.button.setAttribute("aria-pressed", each.slot === slot);
    };
    aim(null);
    const turn = (by) => model.get("page") + by >= 0 && ask({ do: "turn_page", page: model.get("page") + by });
    const earlier = element("button", { onclick: () => turn(-1) }, "Earlier");
    const choice = element("div", { class: "stack choice" },
      element("div", { class: "row" }, element("b", {}, "Samples"), group("a click puts a sample into", "a click shows one in", ...targets.map(({ button }) => button)),
        element("span", { class: "push" }), earlier, element("button", { onclick: () => turn(1) }, "More")),
      shelf,
      element("div", { class: "quiet" }, "By keys: Tab and the arrows reach a sample, Enter enlarges it, A, B or C puts it there."));

    const root = element("div", { class: "ganedu explorer" }, stale, above,
      element("div", { class: "middle" }, element("div", { class: "stack view" }, large, title, put), directions),
      element("div", { class: "stack way" }, element("div", {}, element("b", {}, "From A to B"), element("span", { class: "quiet" }, `, ${model.get("route")}`)), way),
      element("div", { class: "below" }, arithmetic, choice), silent);
    el.append(root);

    const shown = { near: null, far: null };
    const news = (name) => {
      const view = model.get(name);
      if (view === shown[name]) return null;
      shown[name] = view;
      return pictures(shape, new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
    };
    const show = () => {
      hear();
      const near = news("near"), far = news("far");
      if (near) {
        [large, ...rows.flatMap(({ low, high }) => [low, high])].forEach((face, place) => paint(face, near[place]));
      }
      if (far) small.forEach(({ face }, place) => paint(face, far[place]));
      title.textContent = model.get("title");
      large.setAttribute("aria-label", model.get("title"));
      const names = model.get("names");
      const shelved = slots.length + 1 + strip; // the place of the first sample, after the strip from A to B
      small.forEach(({ button }, place) => {
        const held = (slot) => (place < shelved ? place === shelved + [-strip, -1][slot] : names[slot] === names[place]);
        const letters = slots.filter((_, slot) => held(slot)).join(" ");
        button.dataset.letters = letters;
        button.title = names[place];
        button.setAttribute("aria-label", names[place] + (letters && `, in ${letters}`));
      });
      captions.forEach((caption, slot) => (caption.textContent = names[slot]));
      earlier.disabled = model.get("page") === 0;
      const behind = model.get("behind");
      stale.hidden = behind === 0;
      if (behind) stale.replaceChildren(`The generator has had ${readable(behind)} more turns since its weights were taken.`, element("button", { onclick: () => ask({ do: "refresh" }) }, "Take the new weights"));
      if (!idle()) return; // what is under way would be pulled back under the learner's hand
      seed.value = model.get("seed");
      truncation.value = model.get("truncation");
      truncated.value = model.get("truncation").toFixed(2);
      for (const { name, show } of controls) show(model.get("settings")[name]);
      const coordinates = model.get("coordinates"), shares = model.get("shares");
      rows.forEach(({ input, reading, share }, direction) => {
        input.value = coordinates[direction];
        reading.value = coordinate(coordinates[direction]);
        share.textContent = `${(100 * shares[direction]).toFixed(0)}%`;
      });
    };
    show();
    model.on("change", show);
    return () => {
      model.off("change", show);
      end();
    };
  },
};

/** A number with its sign, as beside a slider: +0.40, −1.25. */
function coordinate(value) {
  return (value < 0 ? "−" : "+") + Math.abs(value).toFixed(2);
}
