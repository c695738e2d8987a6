// Correcting by keyboard or pointer, in the pane of an article: r right, w wrong, c change, a add, u undo.
// Corrections go to /corrections, apart from the ledger; who corrects is remembered in this browser alone.
(() => {
  const KEYS = { r: "right", w: "wrong", c: "changed", a: "added", u: "undo" };
  const SIGNS = { right: "✓", wrong: "✗", changed: "✎", added: "+" };
  const NAME = "detente-reader", QUIET = "detente-correct-keys";
  const $ = (id) => document.getElementById(id);
  const points = (text) => [...text].length; // the ledger counts characters, JavaScript UTF-16 units
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let pane, article, chosen, known, words, mode, span, before, times = 0;

  // -- what is there ----------------------------------------------------------------

  async function load() {
    const text = $("text");
    if (!text || pane === $("correcting")) return;
    pane = $("correcting");
    article = text.dataset.article;
    chosen = mode = span = null;
    words = JSON.parse($("correcting-words").textContent);
    $("correcting-who").value = localStorage.getItem(NAME) || "";
    $("correcting-keys").checked = localStorage.getItem(QUIET) !== "no";
    const answer = await fetch(`/corrections/of/${article}`, { headers: { Accept: "application/json" } });
    if (!answer.ok) return tell((await answer.json()).message, true);
    known = await answer.json();
    $("correcting-who").value ||= known.reader;
    show();
  }

  const records = () => JSON.parse($("records")?.textContent || "[]");
  const marks = (id) => document.querySelectorAll(`[data-record="${CSS.escape(id)}"]`);
  const of = (id) => (known ? known.standing.filter((one) => one.record === id) : []);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const day = (time) => new Date(time).toLocaleDateString(document.documentElement.lang, { dateStyle: "medium" });
  const told = (one) => fill(words.judged, { did: words[one.kind], who: one.who, day: day(one.time) });

  const make = (name, text, parent) => parent.appendChild(Object.assign(document.createElement(name), { textContent: text }));

  // -- what is shown ----------------------------------------------------------------

  function show() {
    if (!known || !pane) return;
    const all = records(), ids = new Set(all.map((one) => one.id));
    document.querySelectorAll("[data-judged]").forEach((mark) => delete mark.dataset.judged);
    for (const one of known.standing) {
      if (one.record) marks(one.record).forEach((mark, n, every) => n === every.length - 1 && (mark.dataset.judged = one.kind));
    }
    const state = $("correcting-state");
    state.replaceChildren();
    if (chosen) {
      const said = of(chosen.id);
      for (const one of said) {
        make("div", `${SIGNS[one.kind]} ${told(one)}${one.note ? ` (${one.note})` : ""}`, state);
        if (one.kind === "changed") make("div", what(one), state).className = "what";
      }
      if (!said.length) make("div", words.unjudged, state);
    } else make("div", words.none, state);
    const judged = new Set(known.standing.map((one) => one.record).filter((id) => ids.has(id)));
    if (all.length) make("div", fill(words.count, { n: judged.size, all: all.length }), state);
    others(known.standing.filter((one) => !ids.has(one.record)));
  }

  function what(one) {
    const parties = `${one.actor.join(", ") || "–"} → ${one.recipient.join(", ") || "–"}`;
    const type = [...$("correcting-form").elements.event.options].find((option) => option.value === one.event);
    return [type?.textContent || one.event, known.modes[one.event]?.[one.mode] || one.mode, parties, one.date].filter(Boolean).join(" · ");
  }

  // Events that a reader added, and what was said of records that a new coding has replaced.
  function others(list) {
    const box = $("correcting-others"), items = box.querySelector("ul");
    box.hidden = !list.length;
    items.replaceChildren();
    for (const one of list) {
      const item = make("li", "", items);
      make("div", one.event ? what(one) : one.coded || "", item);
      make("q", one.text || "", item).lang = $("text").lang;
      make("small", `${SIGNS[one.kind]} ${told(one)}${one.record ? ` · ${words.gone}` : ""} `, item);
      if (one.who !== reader()) continue;
      const button = Object.assign(make("button", words.undo, item), { type: "button" });
      button.dataset.withdraw = one.id;
      button.setAttribute("aria-label", fill(words.withdraw, { what: one.text || one.coded || "" }));
    }
  }

  function tell(text, refused = false) {
    const line = $("correcting-told");
    line.classList.toggle("refused", refused);
    line.textContent = "";
    setTimeout(() => (line.textContent = text), 30); // so that the same words are read out again
  }

  // -- the form ---------------------------------------------------------------------

  function open(kind) {
    const form = $("correcting-form");
    span = kind === "added" ? selected() : null;
    mode = kind;
    times += 1;
    before = document.activeElement;
    form.hidden = false;
    $("correcting-heading").textContent = kind === "added" ? words.add : words.change;
    form.querySelector("[data-of=added]").hidden = kind !== "added";
    const mine = kind === "changed" ? of(chosen.id).findLast((one) => one.who === reader() && one.kind === "changed") : null;
    const now = mine || (kind === "changed" ? coded(chosen) : { event: "ACCUSE", actor: [], recipient: [], status: "actual" });
    if (![...form.elements.event.options].some((one) => one.value === now.event)) form.elements.event.add(new Option(now.event, now.event));
    form.elements.event.value = now.event;
    modes(now.mode);
    for (const side of ["actor", "recipient"]) form.elements[side].value = now[side].join("; ");
    form.elements.date.value = now.date || "";
    form.elements.status.value = now.status;
    form.elements.note.value = mine?.note || "";
    form.elements.words.value = span ? span.text : "";
    ["actor", "recipient"].forEach(read);
    tell("");
    (kind === "added" && !span ? form.elements.words : form.elements.event).focus();
  }

  function close() {
    $("correcting-form").hidden = true;
    mode = span = null;
    if (before?.isConnected) before.focus();
  }

  const code = (party) => (typeof party === "string" ? party : (party.country || "---") + (party.sector ? `:${party.sector}` : ""));
  const coded = (one) => ({ ...one, actor: one.actor.map(code), recipient: one.recipient.map(code) });

  function modes(value) {
    const { event, mode: select } = $("correcting-form").elements;
    const there = { ...(value && { [value]: value }), ...known.modes[event.value] };
    select.replaceChildren(new Option(words.mode_none, ""), ...Object.entries(there).map(([one, called]) => new Option(called, one)));
    select.value = value || "";
  }

  // Codes of what is typed: RUS, RUS:GOV, or a state's name in the reader's language.
  function codes(text) {
    return text.split(/[;,]/).map((part) => part.trim()).filter(Boolean).map((part) => {
      const [state, sector] = part.split(":").map((one) => one.trim());
      const hit = Object.entries(known.countries).find(([, called]) => folded(called) === folded(state));
      const country = hit ? hit[0] : state.toUpperCase();
      return sector ? `${country}:${sector.toUpperCase()}` : country;
    });
  }

  function read(side) {
    const input = $("correcting-form").elements[side];
    $(`${side}-read`).textContent = codes(input.value).map((one) => {
      const [country, sector] = one.split(":");
      const called = country === "---" ? country : known.countries[country] || `${country}?`;
      return sector ? `${called} (${(known.sectors[sector] || `${sector}?`).toLowerCase()})` : called;
    }).join(" · ");
  }

  // What may follow what is already typed.
  function offer(input) {
    const [, head, tail] = /^(.*[;,]\s*)?([^;,]*)$/.exec(input.value);
    const [country, sector] = tail.split(":"), start = head || "", list = $("correcting-codes");
    const found = sector === undefined
      ? Object.entries(known.countries).filter(([one, called]) => one.startsWith(tail.trim().toUpperCase()) || folded(called).startsWith(folded(tail.trim())))
      : Object.entries(known.sectors).map(([one, called]) => [`${country.trim().toUpperCase()}:${one}`, called]).filter(([one]) => one.split(":")[1].startsWith(sector.trim().toUpperCase()));
    list.replaceChildren(...found.slice(0, 40).map(([one, called]) => new Option(called, start + one)));
  }

  // -- words of the text ------------------------------------------------------------

  // How many characters of the text stand before a place in it. Parts may say where they begin.
  function offset(node, at) {
    const part = (node.closest ? node : node.parentElement).closest("[data-start]") || $("text"), range = document.createRange();
    range.setStart(part, 0);
    range.setEnd(node, at);
    return Number(part.dataset.start || 0) + points(range.toString());
  }

  function selected() {
    const selection = getSelection(), text = $("text");
    if (selection.rangeCount && !selection.isCollapsed) {
      const range = selection.getRangeAt(0);
      if (text.contains(range.startContainer) && text.contains(range.endContainer)) {
        const start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
        return { start, end, text: range.toString() };
      }
    }
    return chosen ? { start: chosen.start, end: chosen.end, text: chosen.text } : null;
  }

  // Where typed words stand: as they were selected, or the first place in the text.
  function placed(typed) {
    if (span && span.text.trim() === typed) return span;
    for (const part of [...$("text").querySelectorAll("[data-start]"), $("text")]) {
      const at = part.textContent.indexOf(typed);
      if (at < 0) continue;
      const start = Number(part.dataset.start || 0) + points(part.textContent.slice(0, at));
      return { start, end: start + points(typed), text: typed };
    }
    return null;
  }

  // -- writing ----------------------------------------------------------------------

  const reader = () => $("correcting-who").value.trim();

  async function send(correction) {
    if (!reader()) {
      $("correcting-who").focus();
      return tell(words.nobody, true);
    }
    tell(words.saving);
    const form = times; // another one may be open by the time of the answer
    try {
      const answer = await fetch("/corrections", {
        method: "POST",
        headers: { Accept: "application/json", "Content-Type": "application/json", "X-Detente-Token": document.querySelector("meta[name=detente-token]").content },
        body: JSON.stringify({ ...correction, who: reader(), article }),
      });
      const found = await answer.json();
      if (!answer.ok) return tell(found.message, true);
      known.standing = found.standing;
      if (mode && form === times) close();
      show();
      tell(correction.kind === "withdrawn" ? words.undone : fill(words.kept, { did: words[correction.kind] }));
    } catch (error) {
      tell(fill(words.failed, { reason: error.message }), true);
    }
  }

  function act(verdict) {
    if (!known) return;
    if (verdict === "cancel") return close();
    if (verdict === "undo") return undo();
    if (verdict === "added") return open("added");
    if (!chosen) return tell(words.choose, true);
    if (verdict !== "changed") return send({ kind: verdict, record: chosen.id });
    return chosen.actor ? open("changed") : tell(words.statement, true);
  }

  function undo() {
    const mine = known.standing.filter((one) => one.who === reader());
    const last = (chosen && mine.findLast((one) => one.record === chosen.id)) || mine.sort((a, b) => a.id - b.id).at(-1);
    return last ? send({ kind: "withdrawn", withdraws: last.id }) : tell(words.nothing, true);
  }

  function keep() {
    const form = $("correcting-form").elements;
    const said = {
      event: form.event.value, mode: form.mode.value || null, actor: codes(form.actor.value),
      recipient: codes(form.recipient.value), date: form.date.value.trim() || null, status: form.status.value,
    };
    if (mode === "changed") return send({ kind: mode, record: chosen.id, said, note: form.note.value });
    const typed = form.words.value.trim(), found = typed && placed(typed);
    if (!found) return tell(typed ? words.missing : words.no_words, true);
    return send({ kind: mode, words: found, said, note: form.note.value });
  }

  // -- what happens -----------------------------------------------------------------

  document.addEventListener("detente:chosen", ({ detail }) => {
    chosen = records().find((one) => one.id === detail.id) || null;
    if (mode === "changed") close();
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (!pane || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape" && mode) return close();
    if (event.key === "Enter" && event.target.name === "words" && !event.shiftKey) return event.preventDefault(), keep();
    if (event.target.closest?.("input, textarea, select, [contenteditable]") || !$("correcting-keys").checked) return;
    const verdict = KEYS[event.key.toLowerCase()];
    if (!verdict) return;
    event.preventDefault();
    act(verdict);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#correcting button");
    if (button?.dataset.verdict) act(button.dataset.verdict);
    else if (button?.dataset.withdraw) send({ kind: "withdrawn", withdraws: Number(button.dataset.withdraw) });
  });
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest?.("[data-verdict=added]")) event.preventDefault(); // the selection stays
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "correcting-form") return;
    event.preventDefault();
    keep();
  });
  document.addEventListener("input", ({ target }) => {
    if (target.form?.id !== "correcting-form" || !known) return;
    if (target.name === "event") modes();
    if (target.list) {
      read(target.name);
      offer(target);
    }
  });
  document.addEventListener("change", ({ target }) => {
    if (target.id === "correcting-keys") localStorage.setItem(QUIET, target.checked ? "yes" : "no");
    if (target.id !== "correcting-who") return;
    localStorage.setItem(NAME, target.value.trim());
    show();
  });
  document.body?.addEventListener("htmx:afterSettle", load);
  load();
})();
