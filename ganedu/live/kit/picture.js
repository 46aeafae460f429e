// Pictures that come from the kernel as bytes, and the numbers that D gives them.

/** A logit or a score with its sign: +2.31, −0.4. */
const signed = (value) => (value > 0 ? "+" : "") + readable(value).replace(/^-/, "−");

/** Paints grey or coloured bytes, row by row, on a canvas with one pixel for each. */
function paint(canvas, bytes) {
  const { width, height } = canvas;
  const channels = bytes.length / (width * height);
  const image = new ImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let colour = 0; colour < 3; colour++)
      image.data[4 * pixel + colour] = bytes[channels * pixel + (colour % channels)];
    image.data[4 * pixel + 3] = 255;
  }
  canvas.getContext("2d").putImageData(image, 0, 0);
}

/** A canvas for a picture of a given shape. */
const pixelCanvas = ([height, width], attributes) =>
  element("canvas", { class: "pixels", width, height, ...attributes });

/** A canvas with one picture of a given shape. */
function picture(size, bytes, description) {
  const canvas = pixelCanvas(size, { role: "img", "aria-label": description });
  paint(canvas, bytes);
  return canvas;
}

/** The pictures that stand one behind the other in bytes. */
function pictures([height, width, channels], bytes) {
  const size = height * width * channels;
  return Array.from({ length: bytes.length / size }, (_, number) => bytes.subarray(number * size, (number + 1) * size));
}
