// The settings: what is played. Each control asks the kernel, and shows what the kernel then says.

/** Makes rows that ask for a change, and keeps them by the names of their settings in `rows`. */
function settingsMaker(menu, configure) {
  const rows = {};
  const add = (name, row) => (rows[name] = row).node;
  const changes = (name) => (value) => configure({ [name]: value });
  return {
    rows,
    choose: (name, title, hint) => add(name, selectRow(title, menu[name], changes(name), hint)),
    chooseSize: (name, title, sizes, hint) =>
      add(name, selectRow(title, sizes, (value) => configure({ [name]: Number(value) }), hint)),
    count: (name, title, low, high, hint) => add(name, countRow(title, low, high, changes(name), hint)),
    slide: (name, title, range, hint) => add(name, sliderRow(title, range, changes(name), hint)),
    check: (name, title, hint) => add(name, checkRow(title, changes(name), hint)),
  };
}

const fieldset = (title, ...nodes) => element("fieldset", {}, element("legend", {}, title), ...nodes);

function dataSettings({ choose, chooseSize }, draw) {
  const drawButton = element("button", { type: "button", class: "draw", onclick: draw }, "✎ Draw your own");
  return [
    fieldset("Data", choose("world", "points", "new data start a new game"), drawButton),
    fieldset("Noise z", element("div", { class: "pair wide" },
      choose("noise", "prior", "the distribution of z; a change starts a new game"),
      chooseSize("latent_dim", "dim", [1, 2], "the dimension of z; a change starts a new game"))),
  ];
}

function lossSettings({ choose, slide }) {
  return fieldset("Loss",
    choose("objective", "loss", "both networks are kept and continue with the new loss"),
    slide("smoothing", "smoothing", { low: 0, high: 0.5, linear: true }, "one-sided label smoothing; acts at once"),
    choose("penalty", "penalty", "both networks are kept and continue with the new penalty"),
    slide("weight", "weight", { low: 1e-3, high: 100, zero: true }, "the penalty's weight in D's loss; acts at once"));
}

function playerSettings({ choose, chooseSize, count, slide }, who, title, ...more) {
  const layers = "hidden layers; 0 makes the network linear; a change starts a new game";
  const units = "units in each hidden layer; a change starts a new game";
  return fieldset(title,
    element("div", { class: "pair" },
      count(`${who}_layers`, "layers", 0, 6, layers),
      chooseSize(`${who}_units`, "units", [4, 8, 16, 32, 64, 128, 256], units)),
    choose(`${who}_optimizer`, "optimizer", "the networks are kept; the new optimizer starts with no memory"),
    slide(`${who}_rate`, "learning rate", { low: 1e-5, high: 1 }, "acts at once"),
    count(`${who}_turns`, "turns", 1, 20, "turns in each step; each draws new noise, and each of D's also new data"),
    ...more);
}

/** All settings. `configure(choices)` asks the kernel for a change of the side that is being edited. */
function controls(menu, configure, draw) {
  const maker = settingsMaker(menu, configure);
  const tabs = ["A", "B"].map((name) =>
    element("button", { type: "button", "aria-pressed": "false" }, `Settings of ${name}`));
  const tabRow = element("div", { class: "row tabs", hidden: true }, ...tabs);
  const averaged = maker.check("averaged", "average its weights",
    "show and measure G with an EMA (moving average) of its weights over about 100 turns; training is not affected");
  const stay = (event) => event.preventDefault();
  const node = element("form", { class: "controls", "aria-label": "settings", onsubmit: stay },
    tabRow,
    ...dataSettings(maker, draw),
    lossSettings(maker),
    playerSettings(maker, "d", "Discriminator"),
    playerSettings(maker, "g", "Generator", averaged));
  return {
    node,
    tabs,
    show(choices, sides, editing) {
      for (const [name, row] of Object.entries(maker.rows)) row.set(choices[name]);
      maker.rows.smoothing.input.disabled = !choices.can_smooth;
      maker.rows.weight.input.disabled = ["none", "from code"].includes(choices.penalty);
      tabRow.hidden = sides < 2;
      tabs.forEach((tab, number) => tab.setAttribute("aria-pressed", String(number === editing)));
    },
  };
}
