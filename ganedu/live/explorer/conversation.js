// How the explorer speaks with its kernel.

/** Asks one thing at a time. Of what is asked meanwhile the last of each kind is kept: no queue grows. */
function conversation(model, root) {
  const waiting = new Map();
  let ticket = null;
  const next = () => {
    if (!waiting.size) return;
    const [kind, message] = waiting.entries().next().value;
    waiting.delete(kind);
    ticket = ask(model, root(), message);
  };
  return {
    request(message, kind = message.do) {
      waiting.delete(kind);
      waiting.set(kind, message);
      if (!ticket) next();
    },
    hear() {
      if (!ticket || model.get("heard") < ticket) return;
      ticket = null;
      next();
    },
    idle: () => !ticket,
  };
}

/** Gives the pictures in a trait where they have changed since the last call, and null where not. */
function news(model, trait) {
  let seen = null;
  return () => {
    const view = model.get(trait);
    if (view === seen) return null;
    seen = view;
    return pictures(model.get("shape"), bytesOf(view));
  };
}
