// Slow motion: a diagram of the game, what is at work in it now, and a sentence.

const BOXES = [
  { part: "z", x: 8, y: 12, wide: 92, text: "noise z" },
  { part: "G", x: 142, y: 12, wide: 110, text: "Generator" },
  { part: "fake", x: 294, y: 12, wide: 92, text: "▲ fakes" },
  { part: "real", x: 294, y: 62, wide: 92, text: "● real" },
  { part: "D", x: 434, y: 37, wide: 142, text: "Discriminator" },
  { part: "loss", x: 618, y: 37, wide: 86, text: "losses" },
];
// Ways between them, with where the tip stands and where it points, in degrees.
const WAYS = [
  { parts: ["z", "G"], path: "M100,27H134", tip: [142, 27, 0] },
  { parts: ["G", "fake"], path: "M252,27H286", tip: [294, 27, 0] },
  { parts: ["fake", "D"], path: "M386,27C412,27 406,46 426,46", tip: [434, 46, 0] },
  { parts: ["real", "D"], path: "M386,77C412,77 406,60 426,60", tip: [434, 60, 0] },
  { parts: ["D", "loss"], path: "M576,52H610", tip: [618, 52, 0] },
  { parts: ["D learns"], path: "M658,67V98H504V75", tip: [504, 67, -90], dash: true },
  { parts: ["gradients"], path: "M658,37V4H340", tip: [340, 12, 90], dash: true },
  { parts: ["G learns"], path: "M340,42V58H197V50", tip: [197, 42, -90], dash: true },
];

const drawnWay = ({ path, tip: [x, y, angle], dash }) =>
  shape("g", { class: "way" },
    shape("path", { d: path, fill: "none", "stroke-dasharray": dash ? "5 4" : undefined }),
    shape("path", { class: "tip", d: "M0,0L-9,-5V5Z", transform: `translate(${x},${y}) rotate(${angle})` }));

const drawnBox = ({ x, y, wide, text }) =>
  shape("g", { class: "box" },
    shape("rect", { x, y, width: wide, height: 30, rx: 6 }),
    shape("text", { x: x + wide / 2, y: y + 20, "text-anchor": "middle" }, text));

/** The diagram with its heading and sentences: `show(phase)`; null hides it. */
function story() {
  const label = "noise, generator, fakes and real points, discriminator, losses";
  const marks = [
    ...WAYS.map((way) => [way.parts, drawnWay(way)]),
    ...BOXES.map((box) => [[box.part], drawnBox(box)]),
  ];
  const svg = shape("svg", { class: "story", viewBox: "0 0 712 106", role: "img", "aria-label": label },
    ...marks.map(([, mark]) => mark));
  const heading = element("strong", {});
  const sentences = element("div", { class: "sentences", role: "status", "aria-live": "polite" });
  const node = element("section", { class: "slow", "aria-label": "slow motion", hidden: true },
    svg, element("div", {}, heading, sentences));
  return {
    node,
    show(phase) {
      node.hidden = !phase;
      if (!phase) return;
      const [{ active, name }] = phase.sides;
      for (const [parts, mark] of marks) mark.classList.toggle("on", parts.every((part) => active.includes(part)));
      heading.textContent = `${phase.number} of ${phase.total} · ${name}`;
      const names = phase.sides.length > 1 ? ["A: ", "B: "] : [""];
      const texts = phase.sides.map((side, number) => names[number] + side.sentence);
      const read = [...sentences.children].map((line) => line.textContent);
      // The same sentences are left alone, or a screen reader would say them again.
      if (texts.join() !== read.join()) sentences.replaceChildren(...texts.map((text) => element("p", {}, text)));
    },
  };
}
