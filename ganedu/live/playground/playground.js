// The 2-D playground: what the kernel plays is drawn here, and asked for here.

const LAYER_NAMES = {
  surface: "what D believes",
  real: "● real points",
  fake: "▲ fakes",
  arrows: "→ G's advice",
  contours: "○ the data's density",
  manifold: "▦ G's manifold",
  best: "optimal D",
};

const UNFOLDING = 1_200; // milliseconds

/** The pictures and numbers of one side. */
function sideView(name) {
  const title = element("div", { class: "title" });
  const heading = element("strong", {});
  const [low, high] = [element("span", {}), element("span", {})];
  const outside = element("span", { class: "quiet" });
  title.append(heading, low, element("span", { class: "scale", "aria-hidden": "true" }), high, outside);
  const main = element("canvas", { class: "main", role: "img", tabindex: 0 });
  const reading = element("div", { class: "reading quiet" }, " ");
  const best = element("canvas", { class: "best", role: "img" });
  const bestWords = element("figcaption", { class: "quiet" });
  const bestBox = element("figure", { class: "optimal" }, element("figcaption", {}, "The optimal discriminator"), best, bestWords);
  const numbers = element("div", { class: "numbers", "aria-label": `measured ${name}` });
  const node = element("section", { class: "side" }, element("div", { class: "stage" }, title, main, reading), element("div", { class: "beside" }, bestBox, numbers));
  return { node, heading, low, high, outside, main, reading, best, bestBox, bestWords, numbers };
}

function render({ model, el }) {
  const tell = (what, more = {}) => ask(model, root, { do: what, ...more });
  const menu = model.get("menu");
  let frame = unpack(model.get("shown"));
  let editing = 0;
  let drawing = null; // the brush, while the data are drawn
  let frames = 0;
  let unfolding = -Infinity; // when G's manifold was switched on

  // What stands above the pictures.
  const button = (text, what, title, more) => element("button", { type: "button", title, onclick: () => tell(what, more) }, text);
  const play = element("button", { type: "button", class: "main play", onclick: () => tell(frame?.state === "playing" ? "pause" : "play") });
  const slow = element("button", { type: "button", title: "one step, phase by phase, with a sentence for each", onclick: () => tell(frame?.state === "slow" ? "pause" : "slow") }, "Slow motion");
  const status = element("span", { class: "status", role: "status" });
  const fail = element("select", { "aria-label": "a game that fails", onchange: () => fail.value && tell("fail", { name: fail.value }) }, element("option", { value: "" }, "Make it fail …"), ...menu.presets.map((name) => element("option", { value: name }, name)));
  const seed = numberBox({ min: 0, max: 999999 }, () => configure({ seed: numberIn(seed) }));
  const compare = element("button", { type: "button", "aria-pressed": "false", title: "a second game beside this one: the same data, the same seed, another setting", onclick: () => tell("compare", { on: model.get("choices").length < 2 }) }, "Compare A | B");
  const timeline = element("input", { type: "range", min: 0, max: 0, step: 1, "aria-label": "kept moments", oninput: () => rewind(frame.moments[timeline.value]) });
  const moment = element("output", {});
  const rewind = paced((step) => tell("rewind", { step }));
  const bar = element("div", { class: "row bar" }, play,
    button("D turn", "turn", "one turn of the discriminator alone", { player: "discriminator" }),
    button("G turn", "turn", "one turn of the generator alone", { player: "generator" }),
    button("One step", "step", "the turns of both"),
    slow, button("Next phase", "next", "the next phase of a step in slow motion"), status);
  const second = element("div", { class: "row bar" },
    button("Start over", "rewind", "both players as they were at step 0", { step: 0 }),
    element("label", { class: "time" }, "rewind", timeline, moment),
    element("label", {}, "seed", seed), compare, fail);
  const layerRow = element("div", { class: "row layers", role: "group", "aria-label": "layers" }, ...Object.entries(LAYER_NAMES).map(([name, text]) => {
    const box = element("input", { type: "checkbox", "data-layer": name, onchange: () => {
      try {
        model.set("layers", { ...model.get("layers"), [name]: box.checked });
        model.save_changes();
      } catch {
        gone(root);
      }
      if (name === "manifold" && box.checked) unfold();
    } });
    return element("label", {}, box, text);
  }));
  const notice = element("div", { class: "alert", role: "status", "aria-live": "polite", hidden: true });
  const say = (text) => {
    notice.textContent = text;
    notice.hidden = !text;
  };

  // The parts below.
  const configure = (choices) => tell("configure", { side: editing, choices });
  const settings = controls(menu, configure, () => (drawing ? leaveDrawing() : enterDrawing()));
  settings.tabs.forEach((tab, number) => tab.addEventListener("click", () => {
    editing = number;
    refreshChoices();
  }));
  const tale = story();
  const views = ["A", "B"].map(sideView);
  const drawBar = element("div", { class: "row bar drawing", hidden: true },
    element("span", {}, "Draw with the mouse or a finger; or with the arrow keys, and Space to lower and lift the brush."),
    element("button", { type: "button", class: "main", onclick: () => {
      const strokes = drawing.strokes();
      leaveDrawing();
      tell("draw", { strokes });
    } }, "Play with this drawing"),
    element("button", { type: "button", onclick: () => drawing.clear() }, "Clear"),
    element("button", { type: "button", onclick: () => leaveDrawing() }, "Cancel"));
  const sides = element("div", { class: "sides" }, ...views.map((view) => view.node));
  const centre = element("div", { class: "centre" }, bar, second, notice, drawBar, tale.node, sides, layerRow);
  const root = element("div", { class: "ganedu playground" }, settings.node, centre);
  el.append(root);

  // How far G's manifold has unfolded: from 0 to 1 within a second of being switched on.
  const unfolded = () => {
    const share = Math.min(1, (performance.now() - unfolding) / UNFOLDING);
    return share * share * (3 - 2 * share);
  };
  function unfold() {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    unfolding = performance.now();
    const next = () => {
      draw();
      if (unfolded() < 1 && root.isConnected) requestAnimationFrame(next);
    };
    next();
  }

  function enterDrawing() {
    tell("pause");
    drawBar.hidden = false;
    drawing = brush(views[0].main, menu.drawing);
    views[0].main.focus();
  }

  function leaveDrawing() {
    drawing?.end();
    drawing = null;
    drawBar.hidden = true;
    draw();
  }

  function draw() {
    if (!frame) return;
    const layers = model.get("layers");
    views.forEach((view, number) => {
      const side = frame.sides[number];
      view.node.hidden = !side;
      if (!side) return;
      const phase = frame.phase?.sides[number];
      const show = { ...layers };
      for (const name of phase?.show ?? []) show[name] = true;
      if (phase) show.arrows = phase.show.includes("arrows");
      if (!(drawing && number === 0)) drawScene(view.main, side, show, { strong: phase?.show, unfolded: unfolded() });
      view.bestBox.hidden = !layers.best;
      if (layers.best) drawBest(view.best, side);
      describe(view, side, number);
    });
    root.classList.toggle("two", frame.sides.length > 1);
    root.dataset.frames = ++frames;
  }

  function describe(view, side, number) {
    const name = frame.sides.length > 1 ? "AB"[number] : "";
    view.heading.textContent = name;
    view.low.textContent = side.probability ? "D says fake" : "a low score";
    view.high.textContent = side.probability ? "D says real" : "a high score";
    view.outside.textContent = side.outside ? `${side.outside} of 256 fakes lie outside` : "";
    view.bestWords.textContent = `p / (p + q) at a width of ${readable(side.width)}: p ${side.p_known ? "from its formula" : "estimated from points"}, q from 1,500 fakes. Hatched: neither.`;
    view.main.setAttribute("aria-label", `Step ${frame.step}: real points, fakes and the discriminator's answers${name && `, game ${name}`}`);
    view.best.setAttribute("aria-label", "The optimal discriminator for this generator");
  }

  function refreshFrame() {
    frame = unpack(model.get("shown"));
    if (!frame) return;
    play.textContent = frame.state === "playing" ? "❚❚ Pause" : "▶ Play";
    slow.setAttribute("aria-pressed", String(frame.state === "slow"));
    const turns = `D ${frame.turns[0].toLocaleString("en-US")} · G ${frame.turns[1].toLocaleString("en-US")} turns`;
    status.textContent = `step ${frame.step.toLocaleString("en-US")} · ${turns}${frame.rate ? ` · ${Math.round(frame.rate)} steps/s` : ""}`;
    timeline.max = Math.max(0, frame.moments.length - 1);
    timeline.disabled = frame.moments.length < 2;
    if (document.activeElement !== timeline || frame.state === "playing") timeline.value = Math.max(0, frame.moments.findLastIndex((step) => step <= frame.step));
    moment.textContent = frame.moments.length ? `step ${frame.moments[timeline.value].toLocaleString("en-US")}` : "";
    tale.refresh(frame.phase);
    draw();
    refreshCursor();
  }

  // The numbers are drawn anew when they have changed, or when the game stands elsewhere: not for every frame.
  let drawnAt = null;
  function refreshCursor(force) {
    const curves = model.get("curves");
    const last = curves[0]?.step.at(-1) ?? 0;
    const at = Math.min(frame?.step ?? 0, last);
    if (!force && at === drawnAt) return;
    drawnAt = at;
    views.forEach((view, number) => drawNumbers(view.numbers, curves[number], frame?.step ?? 0));
  }

  function refreshChoices() {
    const choices = model.get("choices");
    editing = Math.min(editing, choices.length - 1);
    settings.refresh(choices[editing], choices.length, editing);
    seed.value = choices[0].seed;
    compare.setAttribute("aria-pressed", String(choices.length > 1));
  }

  function refreshNotice() {
    say(model.get("notice").text ?? "");
    refreshChoices(); // a setting that was refused goes back to what is played
    fail.value = "";
  }

  function refreshLayers() {
    const layers = model.get("layers");
    for (const box of layerRow.querySelectorAll("input")) box.checked = layers[box.dataset.layer];
    draw();
  }

  views.forEach((view, number) => {
    view.main.addEventListener("pointermove", (event) => {
      const side = frame?.sides[number];
      if (!side || drawing) return;
      const area = view.main.getBoundingClientRect();
      const [centreX, centreY, half] = side.box;
      const x = centreX + half * (2 * ((event.clientX - area.left) / area.width) - 1);
      const y = centreY + half * (1 - 2 * ((event.clientY - area.top) / area.height));
      const [learnt, best] = [valueAt(side.surface, side.box, x, y), valueAt(side.best, side.box, x, y)];
      const said = side.probability && learnt !== null ? `D = ${learnt.toFixed(2)}, ` : "";
      view.reading.textContent = `(${x.toFixed(2)}, ${y.toFixed(2)}): ${said}${best === null ? "nothing here to tell apart" : `optimal D = ${best.toFixed(2)}`}`;
    });
    view.main.addEventListener("pointerleave", () => (view.reading.textContent = " "));
  });

  const listeners = {
    "change:shown": refreshFrame,
    "change:curves": () => refreshCursor(true),
    "change:choices": refreshChoices,
    "change:notice": refreshNotice,
    "change:layers": refreshLayers,
  };
  for (const [name, listener] of Object.entries(listeners)) model.on(name, listener);
  const forget = when_gone(model, root);
  const watcher = new ResizeObserver(() => (drawing ? drawing.draw() : draw()));
  watcher.observe(root);
  refreshChoices();
  say(model.get("notice").text ?? "");
  refreshLayers();
  refreshFrame();
  refreshCursor(true);
  return () => {
    watcher.disconnect();
    forget();
    for (const [name, listener] of Object.entries(listeners)) model.off(name, listener);
  };
}

export default { render };
