// The large image, and a slider for each direction with what is seen at its ends.

/** A number with its sign, as next to a slider: +0.40, −1.25. */
function coordinate(value) {
  return (value < 0 ? "−" : "+") + Math.abs(value).toFixed(2);
}

function directionRow(direction, reach, size, request) {
  const name = `direction ${direction + 1}`;
  const share = element("span", { class: "number quiet" });
  const reading = element("output", { class: "number" });
  const move = () => {
    reading.value = coordinate(input.value);
    request({ do: "move", direction, value: Number(input.value) }, `move ${direction}`);
  };
  const input = slider({ min: -reach, max: reach, step: 0.05, "aria-label": name, oninput: move });
  const end = (face, value) => {
    const onclick = () => {
      input.value = value;
      move();
    };
    const title = `${name}: to ${coordinate(value)}`;
    return element("button", { class: "picture", tabindex: -1, title, onclick }, face);
  };
  const [low, high] = [pixelCanvas(size), pixelCanvas(size)];
  return {
    node: element("div", { class: "direction" },
      element("span", { class: "name" }, String(direction + 1)), share,
      end(low, -reach), element("div", { class: "track" }, input), end(high, reach), reading),
    faces: [low, high],
    show(value, part) {
      input.value = value;
      reading.value = coordinate(value);
      share.textContent = `${(100 * part).toFixed(0)}%`;
    },
  };
}

function directionRows(model, request) {
  const { reach } = model.get("arrangement");
  const rows = model.get("shares").map((_, direction) => directionRow(direction, reach, model.get("shape"), request));
  const explanation = "Units: standard deviations of z; along each direction 95% of all z lie in the blue part. " +
    "The percentage is the direction’s share of the mean squared change of the image with z.";
  return {
    node: element("div", { class: "directions" },
      element("div", { class: "row" },
        element("b", {}, "Principal directions, largest change first"),
        element("button", { onclick: () => request({ do: "put_back" }) }, "Reset the sliders")),
      ...rows.map(({ node }) => node),
      element("div", { class: "quiet" }, explanation)),
    faces: rows.flatMap(({ faces }) => faces),
    show() {
      const [coordinates, shares] = [model.get("coordinates"), model.get("shares")];
      rows.forEach((row, direction) => row.show(coordinates[direction], shares[direction]));
    },
  };
}

/** The large image with its title; `keep(slot)` copies it to A, B or C. */
function largeView(model, keep) {
  const face = pixelCanvas(model.get("shape"), { class: "pixels large", role: "img" });
  const title = element("div", { class: "title", "aria-live": "polite" });
  const buttons = model.get("arrangement").slots.map((name, slot) =>
    element("button", { onclick: () => keep(slot), "aria-label": `copy the large image to ${name}` }, name));
  const put = buttonGroup("copy the large image to", "Copy it to", ...buttons);
  return {
    node: element("div", { class: "stack view" }, face, title, put),
    face,
    show() {
      title.textContent = model.get("title");
      face.setAttribute("aria-label", model.get("title"));
    },
  };
}
