// A frame of the playground as it comes from the kernel.

/** The length of a header, the header in JSON, then float32 arrays: each side gets its arrays by name. */
function unpack(view) {
  if (!view || !view.byteLength) return null;
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice(); // from now on aligned
  const start = 4 + new DataView(bytes.buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, start)));
  const sides = header.sides.map(({ arrays, ...words }) => {
    const found = {};
    for (const [name, [offset, size]] of Object.entries(arrays)) {
      const count = size.reduce((product, length) => product * length, 1);
      found[name] = { size, values: new Float32Array(bytes.buffer, start + offset, count) };
    }
    return { ...words, ...found };
  });
  return { ...header, sides };
}

/** A surface's value at a point (x, y) of the plane; null outside it and where it has none. */
function valueAt({ size, values }, [centreX, centreY, half], x, y) {
  const [rows, columns] = size;
  const column = Math.floor(((x - centreX) / half + 1) * 0.5 * columns);
  const row = Math.floor(((y - centreY) / half + 1) * 0.5 * rows);
  if (row < 0 || column < 0 || row >= rows || column >= columns) return null;
  const value = values[row * columns + column];
  return Number.isFinite(value) ? value : null;
}
