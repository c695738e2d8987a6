// Marks of a picture that are links: to a place, a country, a relation. The same links stand in a list beside it.
document.addEventListener("detente:drawn", (event) => {
  event.detail.addEventListener("click", (click, item) => {
    const address = item?.datum?.href;
    if (address) click.ctrlKey || click.metaKey ? window.open(address) : location.assign(address);
  });
});
