// The training panel: what the kernel reports of a training, and the buttons and sliders that steer it.

/** A slider for one thing that can be steered. The kernel hears of it when the slider is let go. */
function steeringSlider({ name, label, kind, low, high, value }, steer) {
  const log = kind === "log";
  const place = (number) => (log ? Math.log10(number) : number);
  const input = slider({
    "aria-label": label, "data-name": name,
    min: place(low), max: place(high), value: place(value),
    step: kind === "whole" ? 1 : (place(high) - place(low)) / 200,
  });
  const shown = element("output", {}, readable(value));
  const chosen = () => clamp(log ? Number((10 ** input.value).toPrecision(2)) : Number(input.value), low, high);
  input.addEventListener("input", () => (shown.textContent = readable(chosen())));
  input.addEventListener("change", () => steer(name, chosen()));
  return element("label", {}, label, input, shown);
}

/** The panel's elements by name; `root` holds them all. */
function panelParts(send) {
  const button = (request, more, ...text) => element("button", { onclick: () => send(request), ...more }, ...text);
  const parts = {
    main: button({ do: "main" }, { class: "main" }),
    dTurn: button({ do: "turn", player: "d" }, { title: "One turn of the discriminator alone" }, "D turn"),
    gTurn: button({ do: "turn", player: "g" }, { title: "One turn of the generator alone" }, "G turn"),
    stop: button({ do: "stop" }, {}, "Stop"),
    progress: element("progress", { max: 1, value: 0, "aria-label": "share of steps completed" }),
    line: element("span", { class: "line", role: "status" }),
    samples: element("img", {
      class: "samples pixels", alt: "samples from the generator, drawn from the same z each time",
    }),
    losses: element("div", { class: "losses" }),
    outputs: element("div", { class: "outputs" }),
    gradients: element("div", { class: "gradients" }),
    quality: element("div", { class: "quality" }),
    scrubber: slider({ min: 0, value: 0, step: 1, "aria-label": "look back" }),
    moment: element("output", { class: "moment" }),
    now: button({ do: "scrub", index: null }, { title: "Show the present again" }, "Now"),
    rewind: button({ do: "rewind" }, { title: "Restore this checkpoint and train on from there" }),
    gif: button({ do: "export", kind: "gif" }, {}, "Save GIF"),
    csv: button({ do: "export", kind: "csv" }, {}, "Save CSV"),
    steer: element("div", { class: "steer" }),
    notes: element("div", { class: "notes", role: "log" }),
    saved: element("div", { class: "saved row" }),
    newer: element("div", { class: "alert row newer", role: "status" },
      "A newer training has begun in this notebook.", button({ do: "follow" }, {}, "Show it here")),
  };
  parts.steering = element("details", { class: "steering" }, element("summary", {}, "Steer"), parts.steer);
  parts.scrubber.addEventListener("input", () => send({ do: "scrub", index: chosenFrame(parts.scrubber) }));
  return { ...parts, root: arranged(parts) };
}

/** The frame that the learner looks back at; null for the present. */
const chosenFrame = ({ value, max }) => (Number(value) === Number(max) ? null : Number(value));

function arranged(parts) {
  const { main, dTurn, gTurn, stop, progress, line, samples, losses, outputs, gradients, quality } = parts;
  const { scrubber, moment, now, rewind, gif, csv, steering, notes, saved, newer } = parts;
  return element("div", { class: "ganedu ganedu-panel" },
    newer,
    element("div", { class: "row" }, main, dTurn, gTurn, stop, progress, line),
    element("div", { class: "screen" }, samples,
      element("div", { class: "charts" }, losses, outputs, gradients, quality)),
    element("div", { class: "row timeline" },
      element("label", {}, "Look back"), scrubber, moment, now, rewind, gif, csv),
    steering, notes, saved);
}

const isOver = (state) => ["finished", "stopped", "failed"].includes(state);

function showStatus({ root, main, dTurn, gTurn, stop, progress, line }, { state, share, sentence }) {
  root.dataset.state = state;
  const over = isOver(state);
  main.textContent = { waiting: "Start", paused: "Resume" }[state] || "Pause";
  for (const button of [main, stop, dTurn, gTurn]) button.disabled = over || state === undefined;
  progress.value = share || 0;
  line.textContent = sentence || "getting ready";
}

function showSamples(samples, { png, step }) {
  if (png) {
    URL.revokeObjectURL(samples.src);
    samples.src = URL.createObjectURL(new Blob([bytesOf(png)], { type: "image/png" }));
  }
  samples.hidden = !png;
  samples.dataset.step = step;
}

/** How D scores real images and fakes: its probabilities, or, where `scores`, outputs that are none. */
function showOutputs(host, { real, fake }, scores) {
  host.hidden = !real;
  if (!real) return;
  const shown = scores ? (output) => output : (logit) => 1 / (1 + Math.exp(-logit));
  const samples = { real: Array.from(floatsOf(real), shown), fake: Array.from(floatsOf(fake), shown) };
  const all = [...samples.real, ...samples.fake].filter(Number.isFinite);
  const [low, high] = scores ? [Math.min(...all), Math.max(...all) + 1e-6] : [0, 1];
  const title = scores ? "D's scores (high: real)" : "D(x), probability of real";
  host.replaceChildren(histogram({ title, width: widthOf(host), height: 150, samples, low, high, bins: 16 }));
}

/** How wide a chart is drawn: as wide as its place, so that its letters have their size. */
const widthOf = (host) => Math.max(220, host.clientWidth || 300);

/** Draws the columns that the kernel has sent for a chart, or hides its place. */
function showChart(host, columns, options) {
  host.hidden = !columns;
  if (!columns) return;
  const width = widthOf(host);
  const numbers = Object.entries(columns).map(([name, view]) => [name, floatsOf(view)]);
  const { x, ...series } = Object.fromEntries(numbers);
  host.replaceChildren(chart({ x, series, width, ...options }));
}

function showCurves({ losses, gradients, quality }, model) {
  const [curves, notes, floor] = ["curves", "notes", "floor"].map((name) => model.get(name));
  const common = {
    marks: notes.filter(({ kind }) => kind === "alert").map(({ step, text }) => ({ x: step, text })),
    cursor: looksBack(model.get("timeline")) ? model.get("frame").step : undefined,
  };
  const small = { height: 150, log: true, ...common };
  const levels = floor === null ? [] : [{ y: floor, text: "real images" }];
  showChart(losses, curves.losses, { title: "losses", first: 2, height: 190, ...common });
  showChart(gradients, curves.gradients, { title: "gradient norms", first: 2, ...small });
  quality.classList.toggle("expected", floor !== null); // its place is kept from the start
  showChart(quality, curves.quality, { title: "Fréchet distance (1,000 samples)", first: 4, levels, ...small });
}

const looksBack = ({ shown }) => shown !== null && shown !== undefined;

function showTimeline({ scrubber, moment, now, samples, rewind, gif, csv }, timeline, step) {
  const { frames = 0, shown, from } = timeline;
  const back = looksBack(timeline);
  scrubber.max = Math.max(0, frames - 1);
  if (document.activeElement !== scrubber || !back) scrubber.value = back ? shown : scrubber.max;
  scrubber.disabled = frames < 2;
  moment.textContent = back ? `step ${grouped(step)}` : "now";
  now.hidden = !back;
  samples.classList.toggle("scrubbed", back);
  rewind.hidden = from === null || from === undefined;
  if (!rewind.hidden) rewind.textContent = `Rewind to step ${grouped(from)}`;
  gif.disabled = csv.disabled = !frames;
}

function showControls({ steer, steering }, controls, send) {
  const move = (name, value) => send({ do: "steer", name, value });
  steer.replaceChildren(...controls.map((control) => steeringSlider(control, move)));
  steering.hidden = !controls.length;
}

/** Links the file that was saved last, which the page has been given; a GIF plays next to its link. */
function showSaved(host, { name, kind }, [content]) {
  for (const link of host.querySelectorAll("a")) URL.revokeObjectURL(link.href);
  const type = { gif: "image/gif", csv: "text/csv" }[kind];
  const href = URL.createObjectURL(new Blob([bytesOf(content)], { type }));
  const link = element("a", { href, target: "_blank", download: kind === "csv" && name }, `Open ${name}`);
  host.replaceChildren(link, ...(kind === "gif" ? [element("img", { src: href, alt: `${name}, playing` })] : []));
}

function showNotes(host, notes) {
  const kinds = { alert: "alert", problem: "alert" };
  host.replaceChildren(...notes.map(({ kind, step, text }) =>
    element("div", { class: kinds[kind] || "quiet", "data-kind": kind }, `Step ${grouped(step)}: ${text}`)));
  host.scrollTop = host.scrollHeight;
}

function render({ model, el }) {
  const send = (message) => ask(model, parts.root, message);
  const parts = panelParts(send);
  el.classList.add("ganedu-room");
  el.append(parts.root);
  const show = {
    status: () => showStatus(parts, model.get("status")),
    frame: () => {
      showSamples(parts.samples, model.get("frame"));
      showOutputs(parts.outputs, model.get("frame"), model.get("scores"));
    },
    curves: () => showCurves(parts, model),
    timeline: () => showTimeline(parts, model.get("timeline"), model.get("frame").step),
    controls: () => showControls(parts, model.get("controls"), send),
    notes: () => showNotes(parts.notes, model.get("notes")),
    newer: () => (parts.newer.hidden = !model.get("newer")),
  };
  for (const draw of Object.values(show)) draw();
  const withCurves = (draw) => () => {
    draw();
    show.curves(); // which have a cursor and marks
  };
  const changes = { ...show, timeline: withCurves(show.timeline), notes: withCurves(show.notes) };
  const forget = follow(model, parts.root, changes);
  const onsaved = (file, buffers) => showSaved(parts.saved, file, buffers);
  model.on("msg:custom", onsaved);
  let width = parts.root.clientWidth;
  const watcher = new ResizeObserver(() => {
    if (parts.root.clientWidth === width) return;
    width = parts.root.clientWidth;
    show.frame();
    show.curves();
  });
  watcher.observe(parts.root);
  if (!isOver(model.get("status").state)) saveSoon(parts.root);
  return () => {
    watcher.disconnect();
    model.off("msg:custom", onsaved);
    forget();
    URL.revokeObjectURL(parts.samples.src);
  };
}

export default { render };
