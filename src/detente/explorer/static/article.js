// Choosing a mark of an article: by pointer, by Enter or Space, by j and k or the arrows, or by #ID in the address.
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const has = (attribute, id) => `[${attribute}~="${CSS.escape(id)}"]`;
  let chosen = null, records = [], wait;

  function load() {
    chosen = null;
    records = JSON.parse($("records")?.textContent || "[]");
    const id = location.hash.slice(1);
    if (known(id)) choose(id, true);
  }

  const known = (id) => records.find((one) => one.id === id);

  function choose(id, far = false) {
    const record = known(id);
    if (!record) return;
    mark(id);
    history.replaceState(history.state, "", `#${id}`);
    $("pane").scrollTop = 0;
    show(id, far);
    const pane = document.querySelector(`[data-decided="${CSS.escape(id)}"]`);
    $("live").textContent = `${pane.dataset.what}: ${record.text}`;
    // Reasons take a second to work out: not for those that are only passed by.
    clearTimeout(wait);
    wait = setTimeout(() => ask(pane.querySelector(".why")), 250);
    tell(record.record, id);
  }

  // Not by an attribute of htmx: it calls a page that is left meanwhile an error.
  async function ask(box) {
    const address = box.dataset.why;
    if (!address) return;
    delete box.dataset.why;
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const part = new DOMParser().parseFromString(await answer.text(), "text/html");
      box.replaceChildren(...part.body.childNodes);
    } catch {
      box.dataset.why = address; // asked again at the next choice
    }
  }

  function release() {
    if (!chosen) return;
    mark(null);
    history.replaceState(history.state, "", location.pathname + location.search);
    tell(null, null);
  }

  const tell = (record, id) => document.dispatchEvent(new CustomEvent("detente:chosen", { detail: { record, id } }));

  // Show one record as the chosen one, or none.
  function mark(id) {
    chosen = id;
    const parts = id ? all(has("data-of", id)) : [];
    all(".chosen, .around").forEach((part) => part.classList.remove("chosen", "around"));
    if (id) all(has("data-in", id)).forEach((part) => part.classList.add("around"));
    if (id) [...parts, ...all(has("data-item", id))].forEach((part) => part.classList.add("chosen"));
    all(".pick, a.k-trigger").forEach((link) => link.hash === `#${id}` ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
    all("[data-decided]").forEach((part) => (part.hidden = part.dataset.decided !== id));
    all(".pane > .hint").forEach((part) => (part.hidden = Boolean(id)));
    all("[data-close]").forEach((part) => (part.hidden = !id));
    $("pane").classList.toggle("open", Boolean(id));
  }

  // Bring the words into view, clear of what stands at the foot of a narrow page.
  function show(id, far) {
    const part = $(id);
    if (!part) return;
    const { top } = part.getBoundingClientRect(), foot = sheet() ? $("pane").getBoundingClientRect().top : innerHeight;
    if (!far && top > 40 && top < foot - 60) return;
    scrollBy({ top: top - foot / 3, behavior: far || matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
  }

  const sheet = () => getComputedStyle($("pane")).bottom === "0px";

  // Events in the order of the text; from nothing, forward to the first and backward to the last.
  function go(step) {
    const events = records.filter((one) => one.record === "event");
    if (!events.length) return;
    const at = events.findIndex((one) => one.id === chosen);
    const next = at < 0 ? (step > 0 ? 0 : events.length - 1) : (at + step + events.length) % events.length;
    choose(events[next].id);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-go]");
    if (button) return go(Number(button.dataset.go));
    if (event.target.closest?.("[data-close]")) return release();
    const link = event.target.closest?.("a.pick, a.k-trigger"), part = event.target.closest?.("#text [data-of]");
    if (link && link.closest(".pane, .list")) {
      event.preventDefault();
      return choose(link.hash.slice(1));
    }
    if (!part || !getSelection().isCollapsed) return;
    // Where several records share the words, each click takes the next.
    event.preventDefault();
    const ids = part.dataset.of.split(" ");
    choose(ids[(ids.indexOf(chosen) + 1) % ids.length]);
  });
  document.addEventListener("keydown", (event) => {
    if (!$("text") || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const step = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 }[event.key];
    if (step) go(step);
    else if (event.key === "Escape" && $("correcting-form")?.hidden !== false) release();
    else if (event.key === " " && event.target.matches?.("a.k-trigger, a.pick")) event.target.click();
    else return;
    event.preventDefault();
  });
  addEventListener("hashchange", () => location.hash.slice(1) !== chosen && choose(location.hash.slice(1)));
  // The scripts that listen to what is chosen are all there by then.
  document.readyState === "complete" ? load() : addEventListener("DOMContentLoaded", load);
})();
