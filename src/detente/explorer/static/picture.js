// Draws the pictures of a page from their specifications, with Vega's interpreter: nothing is evaluated as code.
const COLOURS = { light: ["#1b1f24", "#57606a", "#d8dee4", "#ffffff"], dark: ["#e6edf3", "#9da7b1", "#30363d", "#0f1419"] };
const theme = () => document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

function config() {
  const [ink, dim, line, ground] = COLOURS[theme()];
  const axis = { labelColor: dim, titleColor: dim, gridColor: line, domainColor: line, tickColor: line, labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" };
  return {
    background: null, font: "system-ui, sans-serif", view: { stroke: null }, axis,
    legend: { labelColor: ink, titleColor: dim, labelFontSize: 12 }, title: { color: ink }, text: { color: ink },
    style: { ink: { stroke: ink, fill: ink }, dim: { fill: dim }, ground: { stroke: ground, fill: ground }, land: { fill: line, stroke: ground } },
  };
}

const FRENCH = {
  formatLocale: { decimal: ",", thousands: "\u202f", grouping: [3], currency: ["", "\u00a0€"] },
  timeFormatLocale: {
    dateTime: "%A %e %B %Y à %X", date: "%d/%m/%Y", time: "%H:%M:%S", periods: ["AM", "PM"],
    days: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
    shortDays: ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."],
    months: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    shortMonths: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
  },
};

// Words of articles go into the tooltip as text, never as markup.
function tooltip(handler, event, item, value) {
  let box = document.getElementById("tooltip");
  if (!box) {
    box = document.createElement("div");
    box.id = "tooltip";
    document.body.append(box);
  }
  box.replaceChildren();
  box.hidden = value == null || value === "";
  if (box.hidden) return;
  const rows = typeof value === "object" ? Object.entries(value) : [["", value]];
  for (const [key, text] of rows) {
    const line = document.createElement("div");
    line.textContent = key ? `${key}: ${text}` : text;
    box.append(line);
  }
  box.style.left = `${Math.min(event.clientX + 14, innerWidth - box.offsetWidth - 8)}px`;
  box.style.top = `${Math.min(event.clientY + 14, innerHeight - box.offsetHeight - 8)}px`;
}

async function draw(figure) {
  const spec = JSON.parse(figure.querySelector(".spec").content.textContent);
  const { view } = await vegaEmbed(figure.querySelector(".canvas"), spec, {
    ast: true, renderer: "svg", actions: false, defaultStyle: false, config: config(), tooltip,
    ...(document.documentElement.lang === "fr" ? FRENCH : {}),
  });
  figure.view = view;
  figure.dispatchEvent(new CustomEvent("detente:drawn", { bubbles: true, detail: view }));
}

async function save(figure, form) {
  const ground = theme() === "dark" ? "#0f1419" : "#ffffff";
  const old = figure.view.background();
  const address = await figure.view.background(ground).toImageURL(form, 2);
  figure.view.background(old).run();
  const link = document.createElement("a");
  link.href = address;
  link.download = `${figure.id}.${form}`;
  link.click();
}

const drawAll = (part) => part.querySelectorAll("figure.picture").forEach((figure) => draw(figure));
drawAll(document);
document.body.addEventListener("htmx:afterSettle", (event) => drawAll(document.getElementById("main")));
document.addEventListener("detente:theme", () => drawAll(document));
document.addEventListener("click", (event) => {
  const form = event.target.dataset?.save;
  if (form) save(event.target.closest("figure"), form);
});
