// The 2-D playground: what the kernel plays is drawn here, and asked for here.

/** A line for what the kernel has to say. */
function noticeLine() {
  const node = element("div", { class: "alert", role: "status", "aria-live": "polite" }); // empty, it keeps its place
  const show = ({ text = "" }) => (node.textContent = text);
  return { node, show };
}

/** Lets the learner draw the data on `canvas`: `toggle()` begins and ends it. `draw()` draws the game again. */
function dataDrawing({ tell, game, box, canvas, draw }) {
  const leave = () => {
    game.brush?.end();
    game.brush = null;
    bar.hidden = true;
    draw();
  };
  const enter = () => {
    tell("pause");
    bar.hidden = false;
    game.brush = brush(canvas, box);
    canvas.focus();
  };
  const play = () => {
    const strokes = game.brush.strokes();
    leave();
    tell("draw", { strokes });
  };
  const bar = drawBar({ play, clear: () => game.brush.clear(), cancel: leave });
  return { bar, toggle: () => (game.brush ? leave() : enter()) };
}

/** Sets a layer in the kernel. */
function setLayer(model, root, name, on) {
  try {
    model.set("layers", { ...model.get("layers"), [name]: on });
    model.save_changes();
  } catch {
    gone(root);
  }
}

/** What is drawn and shown again when something has changed, by the name of the trait. */
function refreshers({ model, game, glide, draw, parts }) {
  const { play, time, bar, settings, notice, tale, pictures, layers } = parts;
  const choices = () => {
    const sides = model.get("choices");
    game.editing = Math.min(game.editing, sides.length - 1);
    settings.show(sides[game.editing], sides.length, game.editing);
    bar.show(sides);
  };
  return {
    choices,
    notice: () => {
      notice.show(model.get("notice"));
      choices(); // a setting that was refused goes back to what is played
      bar.forgetFailure();
    },
    layers: () => {
      layers.show(model.get("layers"));
      draw();
    },
    shown: () => {
      const frame = unpack(model.get("shown"));
      if (!frame) return;
      game.frame = frame;
      glide.take(frame);
      play.show(game.frame);
      time.show(game.frame);
      tale.show(game.frame.phase);
      draw();
      pictures.showNumbers(false);
    },
    curves: () => pictures.showNumbers(true),
  };
}

/** The parts of the playground, and `root`, which holds them all. */
function playgroundParts({ model, game, tell, draw, changeLayer }) {
  const configure = (choices) => tell("configure", { side: game.editing, choices });
  const menu = model.get("menu");
  const pictures = stage(model, game);
  const drawing = dataDrawing({ tell, game, box: menu.drawing, canvas: pictures.canvas, draw });
  const time = timeline(tell, game);
  const parts = {
    pictures, time,
    play: playBar(tell, game),
    bar: gameBar(tell, configure, model, time.node),
    settings: controls(menu, configure, drawing.toggle),
    notice: noticeLine(),
    tale: story(),
    layers: layerRow(changeLayer),
  };
  const { play, bar, settings, notice, tale, layers } = parts;
  const centre = element("div", { class: "centre" },
    play.node, bar.node, notice.node, drawing.bar, pictures.node, layers.node, tale.node);
  return { ...parts, root: element("div", { class: "ganedu playground" }, settings.node, centre) };
}

function render({ model, el }) {
  // The present frame, the side whose settings are shown, and the brush while the data are drawn.
  const game = { frame: null, editing: 0, brush: null };
  const tell = (what, more = {}) => ask(model, root, { do: what, ...more });
  let frames = 0;
  const count = () => (root.dataset.frames = ++frames);
  const draw = () => {
    if (!game.frame) return;
    root.classList.toggle("two", game.frame.sides.length > 1);
    parts.pictures.draw(glide.sides());
    count();
  };
  const glide = glider((sides) => {
    parts.pictures.drawPictures(sides, false);
    count();
    return root.isConnected;
  });
  const redraw = () => {
    draw();
    return root.isConnected;
  };
  const changeLayer = (name, on) => {
    setLayer(model, root, name, on);
    if (name === "manifold" && on) parts.pictures.unfold(redraw);
  };
  const parts = playgroundParts({ model, game, tell, draw, changeLayer });
  const { root } = parts;
  el.classList.add("ganedu-room");
  el.append(root);
  const refresh = refreshers({ model, game, glide, draw, parts });
  parts.settings.tabs.forEach((tab, number) => tab.addEventListener("click", () => {
    game.editing = number;
    refresh.choices();
  }));
  const forget = follow(model, root, refresh);
  const watcher = new ResizeObserver(() => (game.brush ?? { draw }).draw());
  watcher.observe(root);
  for (const show of ["notice", "layers", "shown", "curves"]) refresh[show]();
  return () => {
    watcher.disconnect();
    forget();
  };
}

export default { render };
