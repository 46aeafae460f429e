// A pad to draw on: white on black, with a soft round pen.

const MOST_UNDONE = 100;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Gives the kernel what was drawn, in one of the model's traits. Where there is no kernel any more, nothing happens. */
function hand_over(model, trait, pixels) {
  model.set(trait, new DataView(pixels.buffer));
  model.save_changes();
}

/** The pad with its controls. `release(pixels)` is called at the end of each stroke, and after Undo and Clear. */
function drawing_pad({ height, width, pixels, release }) {
  const values = Uint8Array.from(pixels);
  const earlier = [];
  let stroke = null; // while one is drawn: the pointer that draws it, and where it is
  let pen = null; // where the keyboard's pen is, while it is in use

  const canvas = element("canvas", {
    class: "pixels pad", width, height, tabindex: 0, role: "img",
    "aria-label": "Drawing pad. Arrow keys move the pen; with Shift they draw.",
    onpointerdown: begin, onpointermove: go_on, onpointerup: lift, onpointercancel: lift, onlostpointercapture: lift,
    onkeydown: walk, onkeyup: (event) => event.key === "Shift" && end(), onblur: put_pen_away,
  });
  const size = element("input", { type: "range", min: 1, max: 5, step: 0.5, value: 2.5, "aria-label": "brush size in pixels" });
  const undo = element("button", { type: "button", onclick: take_back }, "Undo");
  const clear = element("button", { type: "button", onclick: wipe }, "Clear");

  function draw() {
    paint(canvas, values);
    if (pen) {
      const context = canvas.getContext("2d");
      context.fillStyle = "#E69F00";
      context.fillRect(Math.floor(pen[0]), Math.floor(pen[1]), 1, 1);
    }
    undo.disabled = !earlier.length;
    clear.disabled = !values.some(Boolean);
  }

  /** Leaves ink along a line: full within the pen's radius, less on the pixels that its edge cuts. */
  function ink([x0, y0], [x1, y1]) {
    const radius = Number(size.value) / 2;
    const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) {
        const [x, y] = [column + 0.5, row + 0.5];
        const along = length && Math.min(1, Math.max(0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length));
        const distance = Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0));
        const left = 255 * Math.min(1, Math.max(0, radius + 0.5 - distance));
        values[row * width + column] = Math.max(values[row * width + column], Math.round(left));
      }
    draw();
  }

  function remember() {
    earlier.push(values.slice());
    if (earlier.length > MOST_UNDONE) earlier.shift();
  }

  function end() {
    if (!stroke) return;
    stroke = null;
    release(values.slice());
  }

  function take_back() {
    values.set(earlier.pop());
    draw();
    release(values.slice());
  }

  function wipe() {
    remember();
    values.fill(0);
    draw();
    release(values.slice());
  }

  // With a pointer. A second finger does not draw.

  const place_of = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height];
  };

  function begin(event) {
    if (stroke || event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    put_pen_away();
    remember();
    stroke = { pointer: event.pointerId, place: place_of(event) };
    ink(stroke.place, stroke.place);
  }

  function go_on(event) {
    if (stroke?.pointer !== event.pointerId) return;
    const place = place_of(event);
    ink(stroke.place, place);
    stroke.place = place;
  }

  function lift(event) {
    if (stroke?.pointer === event.pointerId) end();
  }

  // With the keyboard.

  function walk(event) {
    const step = ARROWS[event.key];
    if (!step || (stroke && stroke.pointer !== null)) return;
    event.preventDefault();
    const from = pen ?? [width / 2, height / 2];
    pen = [Math.min(width - 0.5, Math.max(0.5, from[0] + step[0])), Math.min(height - 0.5, Math.max(0.5, from[1] + step[1]))];
    if (!event.shiftKey) return draw();
    if (!stroke) remember();
    stroke = { pointer: null };
    ink(from, pen);
  }

  function put_pen_away() {
    if (stroke?.pointer === null) end();
    pen = null;
    draw();
  }

  draw();
  const controls = element("div", { class: "row" }, element("label", {}, "Brush", size), undo, clear);
  return {
    node: element("div", { class: "stack" }, canvas, controls),
    /** Shows what came from elsewhere, unless somebody is drawing. */
    show(pixels) {
      if (stroke) return;
      values.set(pixels);
      draw();
    },
  };
}
