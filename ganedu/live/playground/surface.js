// The plane on a canvas: its colours, what a surface says on it, and the lines on which it has a value.

const PALETTES = {
  light: {
    neutral: [252, 252, 250], real: [86, 180, 233], fake: [240, 150, 70], depth: 0.8,
    circle: "#005f9e", triangle: "#c44a00", rim: "#ffffff", ink: "#2b2b2b", thread: [135, 45, 105],
    nothing: "#ececea", hatch: "#d3d3d0", boundary: "rgba(40,40,40,.55)",
  },
  dark: {
    neutral: [24, 27, 31], real: [0, 104, 170], fake: [176, 84, 8], depth: 0.95,
    circle: "#8fd0ff", triangle: "#ffb46b", rim: "#14171a", ink: "#f2f2f2", thread: [226, 150, 200],
    nothing: "#2a2d31", hatch: "#3a3e43", boundary: "rgba(240,240,240,.6)",
  },
};

const CONTOURS = [0.03, 0.1, 0.3, 0.6, 0.9]; // shares of the data's highest density
const SHADE = 0.65; // below 1, so that a D that is only a little sure is seen to be

const palette = () => PALETTES[document.body.dataset.jpThemeLight === "false" ? "dark" : "light"];

/** A canvas ready to be drawn on in CSS pixels: its pen and the length of its side; null while it is hidden. */
function prepared(canvas, length = canvas.clientWidth) {
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

/** From shares of a canvas, as a pointer has them, to the plane. */
function planePoint([centreX, centreY, half], [across, down]) {
  return [centreX + half * (2 * across - 1), centreY + half * (1 - 2 * down)];
}

/** The background where a surface says nothing: hatched, so nobody takes it for a value of D. */
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
      for (let channel = 0; channel < 3; channel++) {
        const pale = colours.neutral[channel];
        image.data[place + channel] = pale + certainty * (hue[channel] - pale);
      }
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

