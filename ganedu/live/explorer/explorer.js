// The latent explorer: paints the pixels that the kernel draws, and asks it for others.

/** The parts of the explorer, and `root`, which holds them all. */
function explorerParts(model, request) {
  const { slots, strip: steps } = model.get("arrangement");
  const take = (place) => request({ do: "take", place });
  const keep = (slot, place) => request({ do: "keep", slot, place }, `keep ${slot}`);
  const [above, stale] = [toolbar(model, request), staleLine(request)];
  const [large, directions] = [largeView(model, keep), directionRows(model, request)];
  const small = smallPictures(model.get("shape"), slots, keep);
  const sum = arithmetic(small, slots, take);
  const way = strip(small, steps, model.get("route"), take);
  const shelf = gallery(model, small, { take, keep, request });
  const root = element("div", { class: "ganedu explorer" }, stale.node, above.node,
    element("div", { class: "middle" }, large.node, directions.node),
    way,
    element("div", { class: "below" }, sum.node, shelf.node));
  const near = [large.face, ...directions.faces];
  return { root, above, stale, large, directions, sum, shelf, near, far: small.all };
}

function render({ model, el }) {
  const { request, hear, idle } = conversation(model, () => parts.root);
  const parts = explorerParts(model, request);
  const [near, far] = [news(model, "near"), news(model, "far")];
  el.append(parts.root);

  const show = () => {
    hear();
    near()?.forEach((bytes, place) => paint(parts.near[place], bytes));
    far()?.forEach((bytes, place) => paint(parts.far[place].face, bytes));
    parts.large.show();
    nameSmall(parts.far, model.get("names"), model.get("arrangement"));
    parts.sum.show(model.get("names"));
    parts.shelf.show(model.get("page"));
    parts.stale.show(model.get("behind"));
    if (!idle()) return; // an answer that is still awaited would move the slider under the learner's hand
    parts.above.show();
    parts.directions.show();
  };
  show();
  model.on("change", show);
  const forget = follow(model, parts.root, {});
  return () => {
    model.off("change", show);
    forget();
  };
}

export default { render };
