// Before anything is drawn, so that the page does not flash.
const chosen = localStorage.getItem("detente-theme");
if (chosen) document.documentElement.dataset.theme = chosen;
