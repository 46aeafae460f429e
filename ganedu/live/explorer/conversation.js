// How the explorer speaks with its kernel.

const PATIENCE = 1500; // milliseconds until a line says that the kernel does not answer

/** Sends one request at a time. Of those that come meanwhile the last of each kind is kept: no queue grows. */
function conversation(model, silence) {
  const view = Math.random().toString(36).slice(2);
  const waiting = new Map();
  let [count, ticket, timer] = [0, null, null];
  const next = () => {
    clearTimeout(timer);
    silence(false);
    if (!waiting.size) return;
    const [kind, message] = waiting.entries().next().value;
    waiting.delete(kind);
    ticket = `${view} ${++count}`;
    timer = setTimeout(() => silence(true), PATIENCE);
    try {
      model.send({ ...message, ticket });
    } catch {
      silence(true); // the channel is closed: the kernel was restarted
    }
  };
  return {
    request(message, kind = message.do) {
      waiting.delete(kind);
      waiting.set(kind, message);
      if (!ticket) next();
    },
    hear() {
      if (!ticket || model.get("answered") !== ticket) return;
      ticket = null;
      next();
    },
    idle: () => !ticket,
    end: () => clearTimeout(timer),
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
