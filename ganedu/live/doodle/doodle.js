// The drawing pad. The kernel is sent the pixels at the end of a stroke.

function render({ model, el }) {
  const pad = padFor(model, "pixels", [28, 28]);
  const root = element("div", { class: "ganedu doodle" }, pad.node);
  el.append(root);
  return follow(model, root, { pixels: () => pad.show(bytesOf(model.get("pixels"))) });
}

export default { render };
