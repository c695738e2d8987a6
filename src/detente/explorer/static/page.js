// What every page has: the theme switch, the token of writes, and where the focus goes after a filter.
const dark = () =>
  (document.documentElement.dataset.theme ||
    (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

const button = document.getElementById("theme");
button.setAttribute("aria-pressed", dark());
button.addEventListener("click", () => {
  document.documentElement.dataset.theme = dark() ? "light" : "dark";
  localStorage.setItem("detente-theme", document.documentElement.dataset.theme);
  button.setAttribute("aria-pressed", dark());
  document.dispatchEvent(new CustomEvent("detente:theme"));
});

document.body.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-Detente-Token"] = document.querySelector("meta[name=detente-token]").content;
  // Empty fields say nothing: the address stays short.
  for (const [name, value] of [...event.detail.formData.entries()]) if (value === "") event.detail.formData.delete(name);
});
document.body.addEventListener("htmx:afterSwap", (event) => {
  const title = document.querySelector("#main h1");
  if (title && (event.detail.target || event.target).id === "main") document.getElementById("live").textContent = title.textContent;
});
document.body.addEventListener("htmx:beforeSwap", (event) => {
  // A page that says what is wrong is shown like any other.
  if (event.detail.xhr.status >= 400) event.detail.shouldSwap = true;
});
