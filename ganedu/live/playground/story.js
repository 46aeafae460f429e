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
  { parts: ["advice"], path: "M658,37V4H340", tip: [340, 12, 90], dash: true },
  { parts: ["G learns"], path: "M340,42V58H197V50", tip: [197, 42, -90], dash: true },
];

function story() {
  const svg = shape("svg", { class: "story", viewBox: "0 0 712 106", role: "img", "aria-label": "noise, generator, fakes and real points, discriminator, losses" });
  const drawn = [];
  for (const { parts, path, tip, dash } of WAYS) {
    const line = shape("path", { d: path, fill: "none", "stroke-dasharray": dash ? "5 4" : undefined });
    const head = shape("path", { class: "tip", d: "M0,0L-9,-5V5Z", transform: `translate(${tip[0]},${tip[1]}) rotate(${tip[2]})` });
    const way = shape("g", { class: "way" }, line, head);
    drawn.push([parts, way]);
    svg.append(way);
  }
  for (const { part, x, y, wide, text } of BOXES) {
    const box = shape("g", { class: "box" }, shape("rect", { x, y, width: wide, height: 30, rx: 6 }), shape("text", { x: x + wide / 2, y: y + 20, "text-anchor": "middle" }, text));
    drawn.push([[part], box]);
    svg.append(box);
  }
  const heading = element("strong", {});
  const sentences = element("div", { class: "sentences", role: "status", "aria-live": "polite" });
  const node = element("section", { class: "slow", "aria-label": "slow motion", hidden: true }, svg, element("div", {}, heading, sentences));
  return {
    node,
    refresh(phase) {
      node.hidden = !phase;
      if (!phase) return;
      const [first] = phase.sides;
      for (const [parts, mark] of drawn) mark.classList.toggle("on", parts.every((part) => first.active.includes(part)));
      heading.textContent = `${phase.number} of ${phase.total} · ${first.name}`;
      const names = phase.sides.length > 1 ? ["A: ", "B: "] : [""];
      const texts = phase.sides.map((side, number) => names[number] + side.sentence);
      if (texts.join() !== [...sentences.children].map((line) => line.textContent).join()) sentences.replaceChildren(...texts.map((text) => element("p", {}, text)));
    },
  };
}
