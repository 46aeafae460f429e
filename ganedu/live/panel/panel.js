function slider_of(control, steer) {
  const log = control.kind === "log";
  const place = (value) => (log ? Math.log10(value) : value);
  const value_at = (position) => (log ? Number((10 ** position).toPrecision(2)) : Number(position));
  const input = element("input", {
    type: "range", "aria-label": control.label, "data-name": control.name,
    min: place(control.low), max: place(control.high), value: place(control.value),
    step: control.kind === "whole" ? 1 : (place(control.high) - place(control.low)) / 200,
  });
  const shown = element("output", {}, readable(control.value));
  const value = () => Math.min(control.high, Math.max(control.low, value_at(input.value)));
  input.addEventListener("input", () => (shown.textContent = readable(value())));
  input.addEventListener("change", () => steer(control.name, value()));
  return element("label", {}, control.label, input, shown);
}

function render({ model, el }) {
  const send = (message) => ask(model, root, message);
  const main = element("button", { class: "main", onclick: () => send({ do: "main" }) });
  const d_turn = element("button", { onclick: () => send({ do: "turn", player: "d" }), title: "One turn of the discriminator alone" }, "D turn");
  const g_turn = element("button", { onclick: () => send({ do: "turn", player: "g" }), title: "One turn of the generator alone" }, "G turn");
  const stop = element("button", { onclick: () => send({ do: "stop" }) }, "Stop");
  const progress = element("progress", { max: 1, value: 0, "aria-label": "share of the steps done" });
  const line = element("span", { class: "line", role: "status" });
  const samples = element("img", { class: "samples pixels", alt: "samples of the generator, from the same latents each time" });
  const losses = element("div", { class: "losses" });
  const answers = element("div", { class: "answers" });
  const gradients = element("div", { class: "gradients" });
  const quality = element("div", { class: "quality" });
  const steer = element("div", { class: "steer" });
  const steering = element("details", { class: "steering" }, element("summary", {}, "Steer"), steer);
  const scrubber = element("input", { type: "range", min: 0, value: 0, step: 1, "aria-label": "look back" });
  const moment = element("output", { class: "moment" });
  const restart = element("button", { onclick: () => send({ do: "restart" }) });
  const gif = element("button", { onclick: () => send({ do: "export", kind: "gif" }) }, "Save GIF");
  const csv = element("button", { onclick: () => send({ do: "export", kind: "csv" }) }, "Save CSV");
  const timeline = element("div", { class: "row timeline" }, element("label", {}, "Look back"), scrubber, moment, restart, gif, csv);
  const notes = element("div", { class: "notes", role: "log" });
  const root = element("div", { class: "ganedu ganedu-panel" },
    element("div", { class: "row" }, main, d_turn, g_turn, stop, progress, line),
    element("div", { class: "screen" }, samples, element("div", { class: "charts" }, losses, answers, gradients, quality)),
    timeline, steering, notes);
  el.append(root);

  let address = null;
  let drawn = null;

  function show_status() {
    const status = model.get("status");
    root.dataset.state = status.state;
    const over = ["finished", "stopped", "failed"].includes(status.state);
    main.textContent = { waiting: "Start", paused: "Resume" }[status.state] || "Pause";
    main.disabled = stop.disabled = over || status.state === undefined;
    d_turn.disabled = g_turn.disabled = main.disabled;
    progress.value = status.share || 0;
    line.textContent = status.sentence || "getting ready";
  }

  function show_frame() {
    const frame = model.get("frame");
    if (frame.png) {
      if (address) URL.revokeObjectURL(address);
      address = URL.createObjectURL(new Blob([bytes_of(frame.png)], { type: "image/png" }));
      samples.src = address;
    }
    samples.hidden = !frame.png;
    samples.dataset.step = frame.step;
    answers.hidden = !frame.real;
    if (!frame.real) return;
    const scores = model.get("scores");
    const answer = scores ? (logit) => logit : (logit) => 1 / (1 + Math.exp(-logit));
    const found = { real: Array.from(floats_of(frame.real), answer), fake: Array.from(floats_of(frame.fake), answer) };
    const all = [...found.real, ...found.fake].filter(Number.isFinite);
    const [low, high] = scores ? [Math.min(...all), Math.max(...all) + 1e-6] : [0, 1];
    histogram(answers, { title: scores ? "D's scores" : "D(x): how real?", samples: found, low, high, width: 300, height: 150, bins: 16 });
  }

  function show_curves() {
    const curves = model.get("curves");
    const marks = model.get("notes").filter((note) => note.kind === "alert").map((note) => ({ x: note.step, text: note.text }));
    const shown = model.get("timeline").shown;
    const cursor = shown === null || shown === undefined ? undefined : model.get("frame").step;
    const draw = (host, name, options) => {
      const columns = curves[name];
      host.hidden = !columns;
      if (!columns) return;
      const series = Object.fromEntries(Object.entries(columns).map(([key, view]) => [key, floats_of(view)]));
      const x = Array.from(series.x);
      delete series.x;
      chart(host, { x, series, marks, cursor, ...options });
    };
    draw(losses, "losses", { title: "losses", width: 620, height: 190 });
    draw(gradients, "gradients", { title: "length of the gradients", width: 300, height: 150, log: true, first: 2 });
    const floor = model.get("floor");
    const levels = floor === null ? [] : [{ y: floor, text: "real images" }];
    draw(quality, "quality", { title: "Fréchet distance (1,000)", width: 300, height: 150, log: true, levels, first: 4 });
  }

  function show_timeline() {
    const { frames = 0, shown, from } = model.get("timeline");
    const back = shown !== null && shown !== undefined;
    scrubber.max = Math.max(0, frames - 1);
    if (document.activeElement !== scrubber || !back) scrubber.value = back ? shown : scrubber.max;
    scrubber.disabled = frames < 2;
    moment.textContent = back ? `step ${model.get("frame").step.toLocaleString("en-US")}` : "now";
    samples.classList.toggle("scrubbed", back);
    restart.hidden = from === null || from === undefined;
    if (!restart.hidden) restart.textContent = `Train again from step ${from.toLocaleString("en-US")}`;
    gif.disabled = csv.disabled = !frames;
  }

  function show_controls() {
    const key = JSON.stringify(model.get("controls"));
    if (key === drawn) return;
    drawn = key;
    steer.replaceChildren(...model.get("controls").map((control) => slider_of(control, (name, value) => send({ do: "steer", name, value }))));
    steering.hidden = !model.get("controls").length;
  }

  function show_notes() {
    const kinds = { alert: "alert", problem: "alert" };
    notes.replaceChildren(...model.get("notes").map((note) =>
      element("div", { class: kinds[note.kind] || "quiet", "data-kind": note.kind }, `Step ${note.step.toLocaleString("en-US")}: ${note.text}`)));
    notes.scrollTop = notes.scrollHeight;
  }

  scrubber.addEventListener("input", () => {
    const index = Number(scrubber.value);
    send({ do: "scrub", index: index === Number(scrubber.max) ? null : index });
  });

  const watched = { status: show_status, frame: show_frame, curves: show_curves, timeline: show_timeline, controls: show_controls, notes: show_notes };
  for (const [name, show] of Object.entries(watched)) model.on(`change:${name}`, show);
  model.on("change:timeline", show_curves);
  model.on("change:notes", show_curves);
  for (const show of Object.values(watched)) show();
  const forget = when_gone(model, root);

  return () => {
    forget();
    for (const [name, show] of Object.entries(watched)) model.off(`change:${name}`, show);
    model.off("change:timeline", show_curves);
    model.off("change:notes", show_curves);
    if (address) URL.revokeObjectURL(address);
  };
}

export default { render };
