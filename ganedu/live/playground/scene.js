// Draws a side of the playground on a canvas, layer over layer.

/** Where the nodes of G's grid of z are drawn: while `share` grows from 0 to 1, from an even sheet to G(z). */
function gridSpots({ size: [rows, columns], values }, at, length, share) {
  return Array.from({ length: rows * columns }, (_, node) => {
    const [x, y] = at(values[2 * node], values[2 * node + 1]);
    const [row, column] = [Math.floor(node / columns), node % columns];
    const [evenX, evenY] = columns === 1
      ? [row / (rows - 1), 0.5]
      : [column / (columns - 1), 1 - row / (rows - 1)];
    return [evenX * length * (1 - share) + x * share, evenY * length * (1 - share) + y * share];
  });
}

/** The signed area of a polygon. */
function areaOf(corners) {
  let area = 0;
  corners.forEach(([x, y], corner) => {
    const [nextX, nextY] = corners[(corner + 1) % corners.length];
    area += (x * nextY - nextX * y) / 2;
  });
  return area;
}

/** G(z) of a grid of equally likely cells: the smaller a cell has become, the denser the fakes, the darker it is. */
function drawManifold({ pen, length }, manifold, at, colours, share) {
  const [rows, columns] = manifold.size;
  if (!rows) return;
  const spots = gridSpots(manifold, at, length, share);
  const rgb = colours.thread.join(",");
  pen.lineJoin = "round";
  if (columns === 1) return drawThread(pen, spots, `rgba(${rgb},.8)`);
  const even = (length * length) / ((rows - 1) * (columns - 1));
  pen.lineWidth = 0.6;
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const first = row * columns + column;
      const corners = [first, first + 1, first + columns + 1, first + columns].map((node) => spots[node]);
      const density = clamp((0.1 * even) / (Math.abs(areaOf(corners)) + 1e-3 * even), 0.04, 0.62);
      pen.beginPath();
      corners.forEach((corner) => pen.lineTo(...corner));
      pen.closePath();
      pen.fillStyle = `rgba(${rgb},${density})`;
      pen.fill();
      pen.strokeStyle = `rgba(${rgb},${Math.min(0.75, 0.28 + density)})`;
      pen.stroke();
    }
}

/** G(z) where z is one number. */
function drawThread(pen, spots, colour) {
  pen.beginPath();
  spots.forEach((spot) => pen.lineTo(...spot));
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.stroke();
}

/** Points as one shape each; those outside stay at the rim, hollow. */
function drawPoints({ pen, length }, { values }, at, outline, fill, rim) {
  const [inside, outside] = [new Path2D(), new Path2D()];
  for (let place = 0; place < values.length; place += 2) {
    const [x, y] = at(values[place], values[place + 1]);
    if (!Number.isFinite(x + y)) continue;
    const held = [clamp(x, 4, length - 4), clamp(y, 4, length - 4)];
    const isInside = x >= 0 && y >= 0 && x <= length && y <= length;
    outline(isInside ? inside : outside, ...(isInside ? [x, y] : held));
  }
  pen.lineWidth = 1.6;
  pen.strokeStyle = rim;
  pen.stroke(inside);
  pen.globalAlpha = 0.85;
  pen.fillStyle = fill;
  pen.fill(inside);
  pen.globalAlpha = 1;
  pen.lineWidth = 1.2;
  pen.strokeStyle = fill;
  pen.stroke(outside);
}

const circle = (path, x, y) => {
  path.moveTo(x + 3.4, y);
  path.arc(x, y, 3.4, 0, 2 * Math.PI);
};
const triangle = (path, x, y) => {
  path.moveTo(x, y - 3.9);
  path.lineTo(x + 3.5, y + 2.5);
  path.lineTo(x - 3.5, y + 2.5);
  path.closePath();
};

/** How far an arrow of a gradient reaches, in pixels: in proportion while it is short, never longer than a tenth. */
function reach(gradient, half, length) {
  return 0.1 * length * Math.tanh((gradient * half) / 3);
}

/** The negative gradient of G's loss at each fake, on a fixed scale: a gradient that vanishes is seen to vanish. */
function drawArrows({ pen, length }, fakes, arrows, at, half, colours, strong) {
  const path = new Path2D();
  for (let place = 0; place < arrows.values.length; place += 2) {
    const [gx, gy] = [arrows.values[place], arrows.values[place + 1]];
    const steep = Math.hypot(gx, gy);
    const far = reach(steep, half, length);
    if (!(far > 1)) continue;
    const [x, y] = at(fakes.values[place], fakes.values[place + 1]);
    const [dx, dy] = [(gx / steep) * far, (-gy / steep) * far];
    const head = Math.min(5, 0.45 * far);
    path.moveTo(x, y);
    path.lineTo(x + dx, y + dy);
    const [backX, backY] = [x + dx - head * (dx / far) * 0.9, y + dy - head * (dy / far) * 0.9];
    for (const side of [-1, 1]) {
      path.moveTo(x + dx, y + dy);
      path.lineTo(backX + side * head * 0.5 * (dy / far), backY - side * head * 0.5 * (dx / far));
    }
  }
  pen.strokeStyle = colours.ink;
  pen.globalAlpha = strong ? 0.95 : 0.5;
  pen.lineWidth = strong ? 1.4 : 1;
  pen.stroke(path);
  pen.globalAlpha = 1;
}

/** The line along which each fake moved in G's turn. */
function drawWays({ pen }, before, fakes, at, colours) {
  pen.beginPath();
  for (let place = 0; place < before.values.length; place += 2) {
    pen.moveTo(...at(before.values[place], before.values[place + 1]));
    pen.lineTo(...at(fakes.values[place], fakes.values[place + 1]));
  }
  pen.strokeStyle = colours.triangle;
  pen.globalAlpha = 0.65;
  pen.lineWidth = 1.2;
  pen.stroke();
  pen.globalAlpha = 1;
}

/** What lies below everything that moves between two frames: D's output, and the data's density. */
function drawGround(sheet, side, show, colours) {
  sheet.pen.fillStyle = `rgb(${colours.neutral})`;
  sheet.pen.fillRect(0, 0, sheet.length, sheet.length);
  if (show.surface) {
    drawSurface(sheet, side.surface, colours);
    drawLevels(sheet, side.surface, [0.5], colours.boundary, 1.2);
  }
  if (show.contours) drawLevels(sheet, side.density, CONTOURS, colours.circle, 1);
}

/**
 * The main picture. `show` names the layers; those of `strong` are what this phase is about. `ground` is a canvas that
 * keeps what lies below; it is drawn again where `fresh`.
 */
function drawScene(canvas, side, show, { ground, fresh, strong = [], unfolded }) {
  const sheet = prepared(canvas);
  if (!sheet) return;
  const colours = palette();
  const at = mapping(side.box, sheet.length);
  const below = prepared(ground, sheet.length);
  if (fresh) drawGround(below, side, show, colours);
  sheet.pen.drawImage(ground, 0, 0, sheet.length, sheet.length);
  if (show.manifold) drawManifold(sheet, side.manifold, at, colours, unfolded);
  if (show.real) drawPoints(sheet, side.real, at, circle, colours.circle, colours.rim);
  drawWays(sheet, side.before, side.fake, at, colours);
  if (show.arrows) drawArrows(sheet, side.fake, side.arrows, at, side.box[2], colours, strong.includes("arrows"));
  if (show.fake) drawPoints(sheet, side.fake, at, triangle, colours.triangle, colours.rim);
}

/** The optimal discriminator, hatched where there is nothing to tell apart. */
function drawBest(canvas, side) {
  const sheet = prepared(canvas);
  if (!sheet) return;
  drawNothing(sheet, palette());
  drawSurface(sheet, side.best, palette(), 0.6); // where its cells end is no answer
}
