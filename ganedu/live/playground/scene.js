// Draws a side of the playground on a canvas, layer over layer.

const PALETTES = {
  light: { neutral: [252, 252, 250], real: [86, 180, 233], fake: [240, 150, 70], depth: 0.8, circle: "#005f9e", triangle: "#c44a00", rim: "#ffffff",
    ink: "#2b2b2b", thread: [135, 45, 105], nothing: "#ececea", hatch: "#d3d3d0", boundary: "rgba(40,40,40,.55)" },
  dark: { neutral: [24, 27, 31], real: [0, 104, 170], fake: [176, 84, 8], depth: 0.95, circle: "#8fd0ff", triangle: "#ffb46b", rim: "#14171a",
    ink: "#f2f2f2", thread: [226, 150, 200], nothing: "#2a2d31", hatch: "#3a3e43", boundary: "rgba(240,240,240,.6)" },
};

const CONTOURS = [0.03, 0.1, 0.3, 0.6, 0.9]; // shares of the data's highest density
const SHADE = 0.65; // below 1, so that a D that is only a little sure is seen to be

const palette = () => PALETTES[document.body.dataset.jpThemeLight === "false" ? "dark" : "light"];

/** A canvas ready to be drawn on in CSS pixels: its pen and the length of its side; null while it is hidden. */
function prepared(canvas) {
  const length = canvas.clientWidth;
  if (!length) return null;
  const ratio = window.devicePixelRatio || 1;
  const pixels = Math.round(length * ratio);
  if (canvas.width !== pixels) canvas.width = canvas.height = pixels;
  const pen = canvas.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  return { pen, length };
}

/** From the plane to the canvas: `at(x, y)` gives pixels. */
function mapping([centreX, centreY, half], length) {
  return (x, y) => [((x - centreX) / half + 1) * 0.5 * length, (1 - (y - centreY) / half) * 0.5 * length];
}

/** The background where a surface says nothing: hatched, so that it is not taken for an answer. */
function drawNothing({ pen, length }, colours) {
  pen.fillStyle = colours.nothing;
  pen.fillRect(0, 0, length, length);
  pen.strokeStyle = colours.hatch;
  pen.lineWidth = 1;
  pen.beginPath();
  for (let start = -length; start < length; start += 9) {
    pen.moveTo(start, 0);
    pen.lineTo(start + length, length);
  }
  pen.stroke();
}

/** Blue where real is likely, orange where fake is, pale where either is. `blur` is in cells. */
function drawSurface({ pen, length }, { size, values }, colours, blur = 0) {
  const [rows, columns] = size;
  const image = new ImageData(columns, rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const value = values[(rows - 1 - row) * columns + column];
      const place = 4 * (row * columns + column);
      if (!Number.isFinite(value)) continue;
      const certainty = Math.abs(2 * value - 1) ** SHADE * colours.depth;
      const hue = value > 0.5 ? colours.real : colours.fake;
      for (let channel = 0; channel < 3; channel++) image.data[place + channel] = colours.neutral[channel] + certainty * (hue[channel] - colours.neutral[channel]);
      image.data[place + 3] = 255;
    }
  const small = new OffscreenCanvas(columns, rows);
  small.getContext("2d").putImageData(image, 0, 0);
  pen.imageSmoothingEnabled = true;
  pen.imageSmoothingQuality = "high";
  if (blur) pen.filter = `blur(${(blur * length) / columns}px)`;
  pen.drawImage(small, 0, 0, length, length);
  pen.filter = "none";
}

/** The line on which a surface has a value: marching squares between the middles of its cells. */
function traceLevel({ pen, length }, { size, values }, level) {
  const [rows, columns] = size;
  const [wide, high] = [length / columns, length / rows];
  const spot = (row, column) => [(column + 0.5) * wide, length - (row + 0.5) * high];
  const between = (rowA, columnA, rowB, columnB) => {
    const [a, b] = [values[rowA * columns + columnA] - level, values[rowB * columns + columnB] - level];
    if (!(a < 0 !== b < 0) || !Number.isFinite(a + b)) return null;
    const share = a / (a - b);
    const [[xa, ya], [xb, yb]] = [spot(rowA, columnA), spot(rowB, columnB)];
    return [xa + share * (xb - xa), ya + share * (yb - ya)];
  };
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const crossings = [
        between(row, column, row, column + 1),
        between(row, column + 1, row + 1, column + 1),
        between(row + 1, column + 1, row + 1, column),
        between(row + 1, column, row, column),
      ].filter(Boolean);
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        pen.moveTo(...crossings[pair]);
        pen.lineTo(...crossings[pair + 1]);
      }
    }
}

function drawLevels(sheet, surface, levels, colour, width) {
  sheet.pen.beginPath();
  levels.forEach((level) => traceLevel(sheet, surface, level));
  sheet.pen.strokeStyle = colour;
  sheet.pen.lineWidth = width;
  sheet.pen.stroke();
}

/** G(z) of a grid of equally likely cells: the smaller a cell has become, the denser the fakes, the darker it is.
 *
 * While `share` grows from 0 to 1, the grid of z unfolds from an even sheet into what G makes of it.
 */
function drawManifold({ pen, length }, { size, values }, at, colours, share) {
  const [rows, columns] = size;
  if (!rows) return;
  const line = columns === 1;
  const spots = [];
  for (let node = 0; node < rows * columns; node++) {
    const [x, y] = at(values[2 * node], values[2 * node + 1]);
    const [row, column] = [Math.floor(node / columns), node % columns];
    const [evenX, evenY] = line ? [row / (rows - 1), 0.5] : [column / (columns - 1), 1 - row / (rows - 1)];
    spots.push([evenX * length * (1 - share) + x * share, evenY * length * (1 - share) + y * share]);
  }
  const rgb = colours.thread.join(",");
  pen.lineJoin = "round";
  if (line) {
    pen.beginPath();
    spots.forEach((spot) => pen.lineTo(...spot));
    pen.strokeStyle = `rgba(${rgb},.8)`;
    pen.lineWidth = 2;
    pen.stroke();
    return;
  }
  const even = (length * length) / ((rows - 1) * (columns - 1));
  pen.lineWidth = 0.6;
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const corners = [spots[row * columns + column], spots[row * columns + column + 1], spots[(row + 1) * columns + column + 1], spots[(row + 1) * columns + column]];
      let area = 0;
      corners.forEach(([x, y], corner) => {
        const [nextX, nextY] = corners[(corner + 1) % 4];
        area += (x * nextY - nextX * y) / 2;
      });
      const density = Math.min(0.62, Math.max(0.04, (0.1 * even) / (Math.abs(area) + 1e-3 * even)));
      pen.beginPath();
      corners.forEach((corner) => pen.lineTo(...corner));
      pen.closePath();
      pen.fillStyle = `rgba(${rgb},${density})`;
      pen.fill();
      pen.strokeStyle = `rgba(${rgb},${Math.min(0.75, 0.28 + density)})`;
      pen.stroke();
    }
}

/** Points as one shape each; those outside stay at the rim, hollow. */
function drawPoints({ pen, length }, { values }, at, outline, fill, rim) {
  const [inside, outside] = [new Path2D(), new Path2D()];
  for (let place = 0; place < values.length; place += 2) {
    const [x, y] = at(values[place], values[place + 1]);
    if (!Number.isFinite(x + y)) continue;
    const held = [Math.min(length - 4, Math.max(4, x)), Math.min(length - 4, Math.max(4, y))];
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

/** The negative gradient of G's loss at each fake. The scale never changes, so that a gradient can be seen to vanish. */
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
    for (const side of [-1, 1]) {
      path.moveTo(x + dx, y + dy);
      path.lineTo(x + dx - head * (dx / far) * 0.9 + side * head * 0.5 * (dy / far), y + dy - head * (dy / far) * 0.9 - side * head * 0.5 * (dx / far));
    }
  }
  pen.strokeStyle = colours.ink;
  pen.globalAlpha = strong ? 0.95 : 0.5;
  pen.lineWidth = strong ? 1.4 : 1;
  pen.stroke(path);
  pen.globalAlpha = 1;
}

/** The way that each fake went in G's turn. */
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

/** The main picture. `show` names the layers; those of `strong` are what this phase is about. */
function drawScene(canvas, side, show, { strong = [], unfolded = 1 } = {}) {
  const sheet = prepared(canvas);
  if (!sheet) return;
  const colours = palette();
  const at = mapping(side.box, sheet.length);
  sheet.pen.fillStyle = `rgb(${colours.neutral})`;
  sheet.pen.fillRect(0, 0, sheet.length, sheet.length);
  if (show.surface) {
    drawSurface(sheet, side.surface, colours);
    drawLevels(sheet, side.surface, [0.5], colours.boundary, 1.2);
  }
  if (show.contours) drawLevels(sheet, side.density, CONTOURS, colours.circle, 1);
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
