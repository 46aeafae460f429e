// How tools live in a notebook: its keys keep working, and a click in an output does not move the learner's place.

const RUN = "ganeduInNotebook"; // set once a page: several tools share it

const notebookOf = (node) => node.closest(".jp-Notebook");
const activeCell = (notebook) => notebook?.querySelector(".jp-Cell.jp-mod-active");

const BETWEEN_SAVES = 3000; // ms: of two saves at once JupyterLab takes the first for somebody else's change

/** Has JupyterLab save the notebook soon, so that a reload finds what a cell shows. Elsewhere nothing happens. */
function saveSoon(node) {
  const save = () => {
    const panel = node.closest(".jp-NotebookPanel");
    if (!panel) return;
    const wait = Number(panel.dataset.ganeduSaved ?? -BETWEEN_SAVES) + BETWEEN_SAVES - performance.now();
    if (wait > 0) {
      setTimeout(save, wait);
      return;
    }
    panel.dataset.ganeduSaved = performance.now();
    panel.querySelector('[data-command="docmanager:save"]')?.click();
  };
  setTimeout(save, 300);
}

/** Whether a cell of the notebook is being run, or waits for its turn. */
const isCellRunning = (node) =>
  [...(notebookOf(node)?.querySelectorAll(".jp-InputPrompt") ?? [])].some((prompt) => prompt.textContent.includes("*"));

/** Whether a key belongs to the notebook also while a tool has the focus: those that run cells, Escape, shortcuts. */
function isNotebooks({ key, shiftKey, ctrlKey, metaKey, altKey, target }) {
  const modified = ctrlKey || metaKey || altKey;
  if (key === "Enter") return shiftKey || modified;
  if (key === "Escape") return true;
  return modified && !target.matches("input"); // where Ctrl+C and Ctrl+V are the box's own
}

/** Gives the focus back to the notebook, at the cell where the learner is; elsewhere nothing happens. */
function goHome(root) {
  const cell = activeCell(notebookOf(root));
  if (cell && root.contains(document.activeElement)) cell.focus({ preventScroll: true });
}

/** Hands a key to the learner's place: from a box or a slider JupyterLab does not take all of them. */
function passOn(event, tool) {
  const cell = activeCell(notebookOf(tool));
  if (!cell) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  goHome(tool);
  const { key, code, keyCode, shiftKey, ctrlKey, metaKey, altKey } = event;
  const same = { key, code, keyCode, shiftKey, ctrlKey, metaKey, altKey, bubbles: true, cancelable: true };
  cell.dispatchEvent(new KeyboardEvent("keydown", same));
}

/** Whether the learner's place in the notebook comes after a tool's cell: he has gone on, and stays there. */
function hasGoneOn(root) {
  const cell = activeCell(notebookOf(root));
  return Boolean(cell && !cell.contains(root) && root.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** The open question at the learner's place: in the output of the cell where he is, or of the one before. */
function openQuestion() {
  const focused = document.activeElement;
  const own = focused?.closest(".ganedu")?.querySelector(".choices[data-open]");
  if (own) return own;
  const cell = focused?.closest(".jp-Notebook.jp-mod-commandMode") && activeCell(notebookOf(focused));
  const before = cell?.previousElementSibling;
  return [cell, before].map((one) => one?.querySelector(".choices[data-open]")).find(Boolean);
}

/** A digit answers the open question; in a notebook it would make the cell a heading. */
function answerByDigit(event) {
  if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.activeElement?.matches("input, textarea, select, .cm-content")) return;
  const button = openQuestion()?.querySelectorAll("button")[Number(event.key) - 1];
  if (!button) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  button.click();
}

function listenOnce() {
  if (window[RUN]) return;
  window[RUN] = true;
  const toolOf = ({ target }) => (target instanceof Element ? target.closest(".ganedu") : null);
  const stay = (event) => {
    const tool = toolOf(event);
    if (tool && hasGoneOn(tool)) event.stopPropagation();
  };
  // On the window, since the notebook listens on the document, before any tool.
  window.addEventListener("mousedown", stay, true);
  window.addEventListener("focusin", stay, true);
  window.addEventListener("keydown", (event) => {
    answerByDigit(event);
    const tool = toolOf(event);
    if (!tool) return;
    tool.toggleAttribute("data-lm-suppress-shortcuts", !isNotebooks(event));
    // A key that reaches the notebook has it take the focus to the learner's place.
    if (!isNotebooks(event)) tool.addEventListener("keydown", (own) => own.stopPropagation(), { once: true });
    if (event.key === "Escape") goHome(tool);
    if (event.key === "Enter" && isNotebooks(event) && event.target.matches("input")) passOn(event, tool);
  }, true);
}

listenOnce();
