// The drawing pad. The kernel is sent the pixels at the end of a stroke.

export default {
  render({ model, el }) {
    const pad = drawing_pad({
      height: 28,
      width: 28,
      pixels: bytes_of(model.get("pixels")),
      release: (pixels) => hand_over(model, "pixels", pixels),
    });
    const root = element("div", { class: "ganedu doodle" }, pad.node);
    el.append(root);
    model.on("change:pixels", () => pad.show(bytes_of(model.get("pixels"))));
    return when_gone(model, root);
  },
};
