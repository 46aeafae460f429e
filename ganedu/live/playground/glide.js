// Between two frames of a game that plays, the fakes glide: the kernel computes few pictures, the browser draws many.

const LONGEST_GLIDE = 250; // milliseconds

/** A side on its way from one frame to the next, where both show the same noise: from 0 to 1. */
function sideBetween(before, after, share) {
  const mixed = (name) => {
    const [old, now] = [before[name].values, after[name].values];
    if (old.length !== now.length) return after[name];
    return { ...after[name], values: now.map((value, place) => old[place] + share * (value - old[place])) };
  };
  return { ...after, fake: mixed("fake"), manifold: mixed("manifold") };
}

/** Whether a frame continues the one before it, both of a game that plays. */
function goesOn(before, after) {
  const plays = [before, after].every((frame) => frame?.state === "playing" && !frame.phase);
  return plays && after.step > before.step && after.sides.length === before.sides.length;
}

/** Glides from frame to frame, while the next is awaited. `draw(sides)` says whether the picture is still there. */
function glider(draw) {
  let [frame, from, since, lasts, drawing] = [null, null, -Infinity, 0, false];
  const share = () => Math.min(1, (performance.now() - since) / lasts);
  const sides = () => {
    const part = from ? share() : 1;
    return part < 1 ? frame.sides.map((side, number) => sideBetween(from[number], side, part)) : frame.sides;
  };
  const next = () => {
    drawing = Boolean(from) && share() < 1;
    if (draw(sides()) && drawing) requestAnimationFrame(next);
    else drawing = false;
  };
  return {
    sides,
    take(newest) {
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      from = !still && goesOn(frame, newest) ? sides() : null;
      lasts = Math.min(LONGEST_GLIDE, performance.now() - since);
      since = performance.now();
      frame = newest;
      if (from && !drawing) requestAnimationFrame(next);
    },
  };
}
