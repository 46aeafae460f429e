// What stands above the pictures. `tell(what, more)` asks the kernel; `game` holds the present frame.

const tellingButton = (tell, text, what, title, more) =>
  element("button", { type: "button", title, onclick: () => tell(what, more) }, text);

/** The turns, the steps and the phases. */
function playBar(tell, game) {
  const toggle = (state, what) => () => tell(game.frame?.state === state ? "pause" : what);
  const play = element("button", { type: "button", class: "main play", onclick: toggle("playing", "play") });
  const hint = "one step, phase by phase, each with a sentence";
  const slow = element("button", { type: "button", title: hint, onclick: toggle("slow", "slow") }, "Slow motion");
  const status = element("span", { class: "status", role: "status" });
  return {
    node: element("div", { class: "row bar" }, play,
      tellingButton(tell, "D turn", "turn", "one turn of the discriminator alone", { player: "discriminator" }),
      tellingButton(tell, "G turn", "turn", "one turn of the generator alone", { player: "generator" }),
      tellingButton(tell, "One step", "step", "D's turns, then G's"),
      slow,
      tellingButton(tell, "Next phase", "next", "the next phase of a step in slow motion"),
      status),
    show({ state, step, turns, rate }) {
      play.textContent = state === "playing" ? "❚❚ Pause" : "▶ Play";
      slow.setAttribute("aria-pressed", String(state === "slow"));
      const played = `D ${grouped(turns[0])} · G ${grouped(turns[1])} turns`;
      status.textContent = `step ${grouped(step)} · ${played}${rate ? ` · ${Math.round(rate)} steps/s` : ""}`;
    },
  };
}

/** The checkpoints. */
function timeline(tell, game) {
  const rewind = paced((step) => tell("rewind", { step }));
  const oninput = () => rewind(game.frame.moments[input.value]);
  const input = slider({ min: 0, max: 0, step: 1, "aria-label": "rewind to a checkpoint", oninput });
  const output = element("output", {});
  return {
    node: element("label", { class: "time" }, "rewind", input, output),
    show({ state, step, moments }) {
      input.max = Math.max(0, moments.length - 1);
      input.disabled = moments.length < 2;
      const held = document.activeElement === input && state !== "playing";
      if (!held) input.value = Math.max(0, moments.findLastIndex((moment) => moment <= step));
      output.textContent = moments.length ? `step ${grouped(moments[input.value])}` : "";
    },
  };
}

/** What starts a game: rewinding to step 0, the seed, a second game, a game that fails. */
function gameBar(tell, configure, model, time) {
  const seed = numberBox({ min: 0, max: 999999 }, () => configure({ seed: numberIn(seed) }));
  const compare = element("button", {
    type: "button", "aria-pressed": "false",
    title: "a second game next to this one: the same data and seed, other settings",
    onclick: () => tell("compare", { on: model.get("choices").length < 2 }),
  }, "Compare A | B");
  const onchange = () => fail.value && tell("fail", { name: fail.value });
  const fail = element("select", { "aria-label": "a game that fails", onchange },
    element("option", { value: "" }, "Make it fail …"),
    ...model.get("menu").presets.map((name) => element("option", { value: name }, name)));
  return {
    node: element("div", { class: "row bar" },
      tellingButton(tell, "Start over", "rewind", "rewind both networks to step 0", { step: 0 }),
      time, element("label", {}, "seed", seed), compare, fail),
    show(choices) {
      seed.value = choices[0].seed;
      compare.setAttribute("aria-pressed", String(choices.length > 1));
    },
    forgetFailure: () => (fail.value = ""),
  };
}

const LAYER_NAMES = {
  surface: "D's output",
  real: "● real points",
  fake: "▲ fakes",
  arrows: "→ gradients at fakes",
  contours: "○ the data's density",
  manifold: "▦ G's manifold",
  best: "optimal D",
};

/** The boxes below the pictures; `change(name, on)` is called when one is ticked or cleared. */
function layerRow(change) {
  const boxes = Object.keys(LAYER_NAMES).map((name) => {
    const onchange = (event) => change(name, event.target.checked);
    return element("input", { type: "checkbox", "data-layer": name, onchange });
  });
  const labels = boxes.map((box) => element("label", {}, box, LAYER_NAMES[box.dataset.layer]));
  return {
    node: element("div", { class: "row layers", role: "group", "aria-label": "layers" }, ...labels),
    show(layers) {
      for (const box of boxes) box.checked = layers[box.dataset.layer];
    },
  };
}

/** The row that is shown while the data are drawn. */
function drawBar({ play, clear, cancel }) {
  const advice = "Draw with the mouse or a finger, " +
    "or with the arrow keys: Space lowers and lifts the brush.";
  return element("div", { class: "row bar drawing", hidden: true },
    element("span", {}, advice),
    element("button", { type: "button", class: "main", onclick: play }, "Play with this drawing"),
    element("button", { type: "button", onclick: clear }, "Clear"),
    element("button", { type: "button", onclick: cancel }, "Cancel"));
}
