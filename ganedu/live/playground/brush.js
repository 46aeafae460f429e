// Drawing the data with a brush: by mouse, finger or keys.

const STEP_OF_KEYS = 0.05; // of the box's half side, for an arrow key
const CLOSEST = 0.02; // between two corners of a stroke
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** Lets the learner draw on `canvas` until `end()`; `box` is the plane that it shows. */
function brush(canvas, box) {
  const sketch = { box, strokes: [], open: null, cross: box.slice(0, 2) }; // `open` is the stroke that is being drawn
  const draw = () => drawSketch(canvas, sketch);
  const place = (event) => planePoint(box, pointerShare(event, canvas).map((share) => clamp(share, 0, 1)));
  const listeners = {
    pointerdown: (event) => {
      canvas.setPointerCapture(event.pointerId);
      canvas.focus();
      beginStroke(sketch, place(event));
      draw();
    },
    pointermove: (event) => {
      if (!event.buttons || !sketch.open) return;
      moveCross(sketch, place(event));
      draw();
    },
    pointerup: () => {
      sketch.open = null;
      draw();
    },
    keydown: (event) => {
      if (!drawByKey(sketch, event.key)) return;
      event.preventDefault();
      draw();
    },
  };
  for (const [name, listener] of Object.entries(listeners)) canvas.addEventListener(name, listener);
  draw();
  return {
    draw,
    strokes: () => sketch.strokes,
    clear: () => {
      [sketch.strokes, sketch.open] = [[], null];
      draw();
    },
    end: () => {
      for (const [name, listener] of Object.entries(listeners)) canvas.removeEventListener(name, listener);
    },
  };
}

function beginStroke(sketch, point) {
  sketch.cross = point;
  sketch.open = [point];
  sketch.strokes.push(sketch.open);
}

/** Moves the cross, and draws where a stroke is open. */
function moveCross(sketch, point) {
  sketch.cross = point;
  if (!sketch.open) return;
  const last = sketch.open.at(-1);
  if (Math.hypot(point[0] - last[0], point[1] - last[1]) > CLOSEST * sketch.box[2]) sketch.open.push(point);
}

/** What a key does to a sketch; tells whether it does anything. */
function drawByKey(sketch, key) {
  const { box, cross } = sketch;
  const half = box[2];
  const way = DIRECTIONS[key];
  if (key === " ") sketch.open ? (sketch.open = null) : beginStroke(sketch, cross);
  else if (way) {
    const reached = (value, axis) => value + way[axis] * STEP_OF_KEYS * half;
    moveCross(sketch, cross.map((value, axis) => clamp(reached(value, axis), box[axis] - half, box[axis] + half)));
  }
  return key === " " || Boolean(way);
}

function drawSketch(canvas, { box, strokes, open, cross }) {
  const sheet = prepared(canvas);
  if (!sheet) return;
  const { pen, length } = sheet;
  const colours = palette();
  const at = mapping(box, length);
  pen.fillStyle = `rgb(${colours.neutral})`;
  pen.fillRect(0, 0, length, length);
  pen.strokeStyle = pen.fillStyle = colours.circle;
  [pen.lineWidth, pen.lineCap, pen.lineJoin, pen.globalAlpha] = [(0.1 / box[2]) * length, "round", "round", 0.55];
  for (const stroke of strokes) {
    pen.beginPath();
    stroke.forEach((corner) => pen.lineTo(...at(...corner)));
    if (stroke.length === 1) pen.lineTo(...at(stroke[0][0] + 1e-3, stroke[0][1]));
    pen.stroke();
  }
  pen.globalAlpha = 1;
  const [x, y] = at(...cross);
  [pen.lineWidth, pen.strokeStyle] = [open ? 2.5 : 1, colours.ink];
  pen.beginPath();
  pen.moveTo(x - 8, y);
  pen.lineTo(x + 8, y);
  pen.moveTo(x, y - 8);
  pen.lineTo(x, y + 8);
  pen.stroke();
}
