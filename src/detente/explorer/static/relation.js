// The curve of a relation: its marks are links that the keyboard reaches too, and dragging picks a span of days.
const FEWEST = 5; // pixels: what moves less is a click
let drawn = new AbortController();

document.addEventListener("detente:drawn", (event) => {
  if (event.target.id !== "curve") return;
  drawn.abort();
  drawn = new AbortController();
  const canvas = event.target.querySelector(".canvas");
  canvas.setAttribute("role", "group"); // the marks within are links now
  reach(canvas, event.detail);
  pick(canvas, event.detail);
});

const on = (canvas, kinds, act, capture = false) =>
  kinds.split(" ").forEach((kind) => canvas.addEventListener(kind, act, { signal: drawn.signal, capture }));

function reach(canvas, view) {
  const marks = [...canvas.querySelectorAll(".mark-symbol.events path")].filter((mark) => mark.__data__.datum.href);
  for (const mark of marks) {
    mark.setAttribute("role", "link");
    mark.removeAttribute("aria-roledescription");
    mark.setAttribute("tabindex", mark === marks.at(-1) ? 0 : -1);
  }
  view.addEventListener("click", (event, item) => item?.datum?.href && follow(item.datum.href, event));
  on(canvas, "keydown", (event) => {
    const at = marks.indexOf(event.target);
    if (at < 0) return;
    const next = marks[{ ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: marks.length - 1 }[event.key]];
    if (event.key === "Enter") follow(event.target.__data__.datum.href, event);
    if (event.key === "Escape") meet(event.target, "pointerout", "mouseout");
    if (!next) return;
    event.preventDefault();
    event.target.setAttribute("tabindex", -1);
    next.setAttribute("tabindex", 0);
    next.focus();
  });
  on(canvas, "focusin", (event) => marks.includes(event.target) && meet(event.target, "pointerover", "pointermove"));
  on(canvas, "focusout", (event) => marks.includes(event.target) && meet(event.target, "pointerout", "mouseout"));
}

const follow = (address, event) => (event.ctrlKey || event.metaKey ? window.open(address) : location.assign(address));

// What has the focus is shown like what is under the pointer, with its words.
function meet(mark, ...kinds) {
  const { right, bottom } = mark.getBoundingClientRect();
  for (const kind of kinds) mark.dispatchEvent(new PointerEvent(kind, { clientX: right, clientY: bottom, bubbles: true }));
}

function pick(canvas, view) {
  const before = view.signal("span");
  const place = (event) => {
    const x = event.clientX - canvas.querySelector("svg").getBoundingClientRect().left - view.origin()[0];
    return Math.min(Math.max(x, 0), view.width());
  };
  let start = null;
  let picked = null;
  on(canvas, "pointerdown", (event) => {
    [start, picked] = [event.button === 0 ? place(event) : null, null];
  });
  on(canvas, "pointermove", (event) => {
    if (!event.isTrusted || start === null || (!picked && Math.abs(place(event) - start) < FEWEST)) return;
    if (!picked) canvas.setPointerCapture(event.pointerId);
    picked = [start, place(event)].sort((a, b) => a - b).map((x) => +view.scale("x").invert(x));
    view.signal("span", picked).runAsync();
  });
  on(canvas, "pointercancel", () => {
    start = picked = null;
    view.signal("span", before).runAsync();
  });
  on(canvas, "pointerup", () => {
    start = null;
    if (picked) choose(...picked);
  });
  on(canvas, "click", (event) => picked && event.stopPropagation(), true);
}

function choose(since, until) {
  const { elements } = document.querySelector("form.filters");
  [elements.since.value, elements.until.value] = [since, until].map((at) => new Date(at).toISOString().slice(0, 10));
  elements.since.form.requestSubmit();
}
