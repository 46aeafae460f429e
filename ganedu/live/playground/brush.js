// Drawing the data with a brush: by mouse, finger or keys.

const STEP_OF_KEYS = 0.05; // of the box's half side, for an arrow key
const CLOSEST = 0.02; // between two corners of a stroke

/** Lets the learner draw on `canvas` until `end()`; `box` is the plane that it shows. */
function brush(canvas, box) {
  const [centreX, centreY, half] = box;
  let strokes = [];
  let open = null; // the stroke that is being drawn
  let cross = [centreX, centreY];

  const place = (event) => {
    const frame = canvas.getBoundingClientRect();
    const held = (share) => Math.min(1, Math.max(0, share));
    return [centreX + half * (2 * held((event.clientX - frame.left) / frame.width) - 1), centreY + half * (1 - 2 * held((event.clientY - frame.top) / frame.height))];
  };
  const extend = (point) => {
    const last = open[open.length - 1];
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) > CLOSEST * half) open.push(point);
  };
  const begin = (point) => strokes.push((open = [point]));

  const draw = () => {
    const sheet = prepared(canvas);
    if (!sheet) return;
    const { pen, length } = sheet;
    const colours = palette();
    const at = mapping(box, length);
    pen.fillStyle = `rgb(${colours.neutral})`;
    pen.fillRect(0, 0, length, length);
    pen.strokeStyle = pen.fillStyle = colours.circle;
    [pen.lineWidth, pen.lineCap, pen.lineJoin, pen.globalAlpha] = [(0.1 / half) * length, "round", "round", 0.55];
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
  };

  const listeners = {
    pointerdown: (event) => {
      canvas.setPointerCapture(event.pointerId);
      canvas.focus();
      begin((cross = place(event)));
      draw();
    },
    pointermove: (event) => {
      if (!event.buttons || !open) return;
      extend((cross = place(event)));
      draw();
    },
    pointerup: () => {
      open = null;
      draw();
    },
    keydown: (event) => {
      const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
      if (event.key === " ") open ? (open = null) : begin([...cross]);
      else if (ways[event.key]) {
        cross = cross.map((value, axis) => Math.min(box[axis] + half, Math.max(box[axis] - half, value + ways[event.key][axis] * STEP_OF_KEYS * half)));
        if (open) extend([...cross]);
      } else return;
      event.preventDefault();
      draw();
    },
  };
  for (const [name, listener] of Object.entries(listeners)) canvas.addEventListener(name, listener);
  draw();
  return {
    draw,
    strokes: () => strokes,
    clear: () => {
      [strokes, open] = [[], null];
      draw();
    },
    end: () => {
      for (const [name, listener] of Object.entries(listeners)) canvas.removeEventListener(name, listener);
    },
  };
}
