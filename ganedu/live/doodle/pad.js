// A pad to draw on: white on black, with a soft round pen.

const MOST_UNDONE = 100;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A pad for one of the model's traits. Where there is no kernel any more, it is drawn on all the same. */
function padFor(model, trait, size) {
  return new Pad(size, bytesOf(model.get(trait)), (pixels) => {
    model.set(trait, new DataView(pixels.buffer));
    model.save_changes();
  });
}

/** Leaves ink along a line: full within the radius, less on the pixels that its edge cuts. */
function leaveInk(values, [height, width], [x0, y0], [x1, y1], radius) {
  const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const [x, y] = [column + 0.5, row + 0.5];
      const along = length && clamp(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length, 0, 1);
      const distance = Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0));
      const left = 255 * clamp(radius + 0.5 - distance, 0, 1);
      values[row * width + column] = Math.max(values[row * width + column], Math.round(left));
    }
}

/** The pad with its controls. `release(pixels)` is called at the end of each stroke, and after Undo and Clear. */
class Pad {
  earlier = []; // what Undo goes back to
  stroke = null; // while one is drawn: the pointer that draws it, null for the keyboard, and where it is
  pen = null; // where the keyboard's pen is, while it is in use

  constructor([height, width], pixels, release) {
    this.size = [height, width];
    this.values = Uint8Array.from(pixels);
    this.release = () => release(this.values.slice());
    this.canvas = this.makeCanvas();
    this.brush = slider({ min: 1, max: 5, step: 0.5, value: 2.5, "aria-label": "brush size in pixels" });
    this.undo = element("button", { type: "button", onclick: () => this.takeBack() }, "Undo");
    this.clear = element("button", { type: "button", onclick: () => this.wipe() }, "Clear");
    const controls = element("div", { class: "row" },
      element("label", {}, "Brush", this.brush), this.undo, this.clear);
    this.node = element("div", { class: "stack" }, this.canvas, controls);
    this.draw();
  }

  makeCanvas() {
    const lift = (event) => this.lift(event);
    return pixelCanvas(this.size, {
      class: "pixels pad", tabindex: 0, role: "img",
      "aria-label": "Drawing pad. Arrow keys move the pen; with Shift they draw.",
      onpointerdown: (event) => this.begin(event), onpointermove: (event) => this.goOn(event),
      onpointerup: lift, onpointercancel: lift, onlostpointercapture: lift,
      onkeydown: (event) => this.walk(event), onkeyup: (event) => event.key === "Shift" && this.end(),
      onblur: () => this.putPenAway(),
    });
  }

  /** Shows what came from elsewhere, unless somebody is drawing. */
  show(pixels) {
    if (this.stroke) return;
    this.values.set(pixels);
    this.draw();
  }

  draw() {
    paint(this.canvas, this.values);
    if (this.pen) {
      const context = this.canvas.getContext("2d");
      context.fillStyle = "#E69F00";
      context.fillRect(Math.floor(this.pen[0]), Math.floor(this.pen[1]), 1, 1);
    }
    this.undo.disabled = !this.earlier.length;
    this.clear.disabled = !this.values.some(Boolean);
  }

  ink(from, to) {
    leaveInk(this.values, this.size, from, to, Number(this.brush.value) / 2);
    this.draw();
  }

  remember() {
    this.earlier.push(this.values.slice());
    if (this.earlier.length > MOST_UNDONE) this.earlier.shift();
  }

  end() {
    if (!this.stroke) return;
    this.stroke = null;
    this.release();
  }

  takeBack() {
    this.values.set(this.earlier.pop());
    this.draw();
    this.release();
  }

  wipe() {
    this.remember();
    this.values.fill(0);
    this.draw();
    this.release();
  }

  // With a pointer. A second finger does not draw.

  placeOf(event) {
    const [height, width] = this.size;
    const [across, down] = pointerShare(event, this.canvas);
    return [across * width, down * height];
  }

  begin(event) {
    if (this.stroke || event.button !== 0) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.putPenAway();
    this.remember();
    this.stroke = { pointer: event.pointerId, place: this.placeOf(event) };
    this.ink(this.stroke.place, this.stroke.place);
  }

  goOn(event) {
    if (this.stroke?.pointer !== event.pointerId) return;
    const place = this.placeOf(event);
    this.ink(this.stroke.place, place);
    this.stroke.place = place;
  }

  lift(event) {
    if (this.stroke?.pointer === event.pointerId) this.end();
  }

  // With the keyboard.

  walk(event) {
    const step = ARROWS[event.key];
    if (!step || (this.stroke && this.stroke.pointer !== null)) return;
    event.preventDefault();
    const [height, width] = this.size;
    const from = this.pen ?? [width / 2, height / 2];
    this.pen = [clamp(from[0] + step[0], 0.5, width - 0.5), clamp(from[1] + step[1], 0.5, height - 0.5)];
    if (!event.shiftKey) return this.draw();
    if (!this.stroke) this.remember();
    this.stroke = { pointer: null };
    this.ink(from, this.pen);
  }

  putPenAway() {
    if (this.stroke?.pointer === null) this.end();
    this.pen = null;
    this.draw();
  }
}
