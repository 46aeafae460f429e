// The pictures and the numbers of the one or two games.

const UNFOLDING = 1_200; // milliseconds

/** The elements of one side by name; `node` holds them all. */
function sideView(name) {
  const view = {
    heading: element("strong", {}),
    low: element("span", {}),
    high: element("span", {}),
    scale: element("span", { class: "scale", "aria-hidden": "true" }),
    outside: element("span", { class: "quiet" }),
    main: element("canvas", { class: "main", role: "img", tabindex: 0 }),
    ground: element("canvas"),
    reading: element("div", { class: "reading quiet" }, " "),
    best: element("canvas", { class: "best", role: "img" }),
    bestWords: element("figcaption", { class: "quiet" }),
    numbers: element("div", { class: "numbers", "aria-label": `measured ${name}` }),
  };
  const title = element("div", { class: "title" }, view.heading, view.low, view.scale, view.high, view.outside);
  const caption = element("figcaption", {}, "Optimal D for cross-entropy, no penalty");
  const bestBox = element("figure", { class: "optimal" }, caption, view.best, view.bestWords);
  const node = element("section", { class: "side" },
    element("div", { class: "stage" }, title, view.main, view.reading),
    element("div", { class: "beside" }, bestBox, view.numbers));
  return { ...view, bestBox, node };
}

/** The words around a side's pictures. `name` is A or B, or empty where there is one game. */
function describe(view, side, step, name) {
  view.heading.textContent = name;
  view.low.textContent = side.probability ? "D(x): 0 = fake" : "D's score: low";
  view.high.textContent = side.probability ? "1 = real" : "high";
  view.scale.title = side.probability
    ? "D(x), the sigmoid of D's logit, is D's probability that x is real"
    : "this D is not trained to give probabilities; its scores are stretched to the colours";
  view.outside.textContent = side.outside ? `${side.outside} of ${side.shown} fakes lie outside` : "";
  const source = side.p_known ? "exact" : "estimated from samples";
  view.bestWords.textContent =
    `D*(x) = p / (p + q). p, the density of the data: ${source}; q, that of the fakes: from 1,500 fakes. ` +
    `Both smoothed, σ = ${readable(side.width)}. Hatched: almost no data or fakes.`;
  const label = `Step ${step}: real points, fakes and the discriminator's output`;
  view.main.setAttribute("aria-label", `${label}${name && `, game ${name}`}`);
  view.best.setAttribute("aria-label", "The optimal discriminator for this generator");
}

/** D(x) at a point of the plane, and the optimal D's. */
function readingAt(side, [x, y]) {
  const [learnt, best] = [side.surface, side.best].map((surface) => valueAt(surface, side.box, x, y));
  const trained = side.probability && learnt !== null ? `D(x) = ${learnt.toFixed(2)}, ` : "";
  const optimal = best === null ? "almost no data or fakes here" : `optimal D(x) = ${best.toFixed(2)}`;
  return `x = (${x.toFixed(2)}, ${y.toFixed(2)}): ${trained}${optimal}`;
}

/** Says below a picture what is read under the pointer; `side()` is null while there is nothing to read. */
function readUnderPointer({ main, reading }, side) {
  main.addEventListener("pointermove", (event) => {
    const read = side();
    if (read) reading.textContent = readingAt(read, planePoint(read.box, pointerShare(event, main)));
  });
  main.addEventListener("pointerleave", () => (reading.textContent = " "));
}

/** The layers that a picture shows: in slow motion also what the phase is about, and arrows only then. */
function layersShown(layers, phase) {
  if (!phase) return layers;
  const added = Object.fromEntries(phase.show.map((name) => [name, true]));
  return { ...layers, ...added, arrows: phase.show.includes("arrows") };
}

/** How far G's manifold has unfolded, from 0 to 1, when it was switched on at a time. */
function unfoldedSince(time) {
  const share = Math.min(1, (performance.now() - time) / UNFOLDING);
  return share * share * (3 - 2 * share);
}

/** Both sides. `game` holds the present frame and, while the data are drawn on the first picture, the brush. */
function stage(model, game) {
  const views = ["A", "B"].map(sideView);
  let unfolding = -Infinity; // when G's manifold was switched on
  let numbersAt = null; // the step that the numbers show

  /** The main pictures. Where not `fresh`, what lies below the points is as it was. */
  function drawPictures(sides, fresh) {
    sides.forEach((side, number) => {
      const { main, ground } = views[number];
      const phase = game.frame.phase?.sides[number];
      const isSketch = game.brush && number === 0;
      const options = { ground, fresh, strong: phase?.show, unfolded: unfoldedSince(unfolding) };
      if (!isSketch) drawScene(main, side, layersShown(model.get("layers"), phase), options);
    });
  }

  function draw(shown) {
    const { sides, step } = game.frame;
    const { best } = model.get("layers");
    views.forEach((view, number) => (view.node.hidden = !sides[number]));
    drawPictures(shown, true);
    sides.forEach((side, number) => {
      const view = views[number];
      view.bestBox.hidden = !best;
      if (best) drawBest(view.best, side);
      describe(view, side, step, sides.length > 1 ? "AB"[number] : "");
    });
  }

  views.forEach((view, number) => readUnderPointer(view, () => (game.brush ? null : game.frame?.sides[number])));
  return {
    node: element("div", { class: "sides" }, ...views.map(({ node }) => node)),
    canvas: views[0].main,
    draw,
    drawPictures,
    /** Draws the numbers again if they have changed, or if the step has: not for every frame. */
    showNumbers(changed) {
      const curves = model.get("curves");
      const step = game.frame?.step ?? 0;
      const at = Math.min(step, curves[0]?.step.at(-1) ?? 0);
      if (!changed && at === numbersAt) return;
      numbersAt = at;
      views.forEach((view, number) => drawNumbers(view.numbers, curves[number], step));
    },
    /** Lets G's manifold unfold from an even sheet; `redraw` draws, and says whether the picture is still there. */
    unfold(redraw) {
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
      unfolding = performance.now();
      const next = () => {
        const isLast = unfoldedSince(unfolding) === 1; // asked first: the last picture shows it unfolded
        if (redraw() && !isLast) requestAnimationFrame(next);
      };
      next();
    },
  };
}
