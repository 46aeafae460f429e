// What all tools use: elements, numbers, messages to the kernel. Joined in front of each tool's own module.

/** element("button", {class: "main", onclick: go}, "Go"): attributes, listeners as functions, then children. */
function element(tag, attributes = {}, ...children) {
  const svg = "http://www.w3.org/2000/svg";
  const node = attributes.svg ? document.createElementNS(svg, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "svg" || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

const shape = (tag, attributes, ...children) => element(tag, { svg: true, ...attributes }, ...children);

/** A box for a number: `typed()` is called when it is left with another one, and at Enter, which JupyterLab hides. */
function numberBox(attributes, typed) {
  const onkeydown = (event) => event.key === "Enter" && typed();
  return element("input", { type: "number", step: 1, ...attributes, onchange: typed, onkeydown });
}

const slider = (attributes) => element("input", { type: "range", ...attributes });

const uprightLine = (x, top, bottom, attributes) => shape("line", { x1: x, x2: x, y1: top, y2: bottom, ...attributes });
const levelLine = (y, left, right, attributes) => shape("line", { x1: left, x2: right, y1: y, y2: y, ...attributes });

/** Where on an element a pointer is, as shares of its width and its height. */
function pointerShare(event, node) {
  const box = node.getBoundingClientRect();
  return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
}

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** From numbers between low and high to places between two edges. */
const scale = (low, high, from, to) => (value) => from + ((value - low) / (high - low || 1)) * (to - from);

/** A whole number as a reader wants it: 12,345. */
const grouped = (count) => count.toLocaleString("en-US");

/** A number as a reader wants it: 0.00123, 1.23, 12.3, 1,230. */
function readable(value) {
  if (value === null || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size >= 1000) return grouped(Math.round(value));
  if (size > 0 && size < 1e-3) return value.toExponential(1);
  return String(Number(value.toPrecision(3)));
}

const PATIENCE = 150; // milliseconds until a tool says what it waits for

/** The ticket of a request: later ones are larger. */
const newTicket = () => performance.timeOrigin + performance.now();

/**
 * Asks the kernel for something, and returns the ticket that `heard` has once it has heard it. Where the kernel is busy
 * the page says so at once, and where it is gone instead of failing.
 */
function ask(model, root, message, buffers) {
  const ticket = newTicket();
  try {
    model.send({ ...message, ticket }, undefined, buffers);
  } catch {
    gone(root);
  }
  setTimeout(() => sayWaiting(model, root, ticket), PATIENCE);
  return ticket;
}

/** Says below a tool that the kernel has not heard a request, until it has. It pushes nothing down. */
function sayWaiting(model, root, ticket) {
  const isHeard = () => model.get("heard") >= ticket;
  if (isHeard() || root.dataset.state === "gone" || root.parentElement?.querySelector(".waits")) return;
  const words = isCellRunning(root) ? "Waiting for the running cell…" : "Waiting for the kernel…";
  const line = element("div", { class: "ganedu waits", role: "status" }, element("span", {}, words));
  root.after(line);
  const hear = () => {
    if (!isHeard() && line.isConnected) return;
    line.remove();
    model.off("change:heard", hear);
  };
  model.on("change:heard", hear);
}

/** Tells below a tool that its kernel has ended, once; what asked the kernel for something is of no use any more. */
function gone(root) {
  if (root.querySelector(".gone")) return;
  for (const control of root.querySelectorAll("button, input, select")) control.disabled = true;
  root.dataset.state = "gone";
  root.parentElement?.querySelector(".waits")?.remove();
  const sentence = "The kernel has ended; this is the last state that it sent. " +
    "To continue, run this cell again after the cells above it (Run > Run All Above Selected Cell).";
  root.append(element("div", { class: "alert gone", role: "status" }, sentence));
}

/** Calls back when traits change, {trait: listener}, and tells when the kernel ends; returns what undoes both. */
function follow(model, root, changes) {
  const end = () => gone(root);
  const listeners = Object.entries(changes).map(([trait, listener]) => [`change:${trait}`, listener]);
  listeners.push(["comm:close", end], ["comm_live_update", end]); // when a kernel ends a widget, when it ends itself
  for (const [event, listener] of listeners) model.on(event, listener);
  return () => listeners.forEach(([event, listener]) => model.off(event, listener));
}

const bytesOf = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

/** The numbers in a float32 buffer. Copied, since a buffer need not begin at a multiple of four. */
const floatsOf = (view) => new Float32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
