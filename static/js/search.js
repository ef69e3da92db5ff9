// "/" goes to the box of the whole site, but not while somebody writes in a field.
const box = document.getElementById("site-search");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  box?.focus();
  box?.select();
});
