// "/" goes to the box of the whole site, but not while somebody writes in a field.
{
  const box = document.getElementById("site-search");
  const writes = "input, textarea, select, [contenteditable]";

  document.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (key !== "/" || ctrlKey || metaKey || altKey || event.defaultPrevented) return;
    if (!box || (target instanceof Element && target.closest(writes))) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

// Escape closes the choice of a day and goes back to what opened it.
document.addEventListener("keydown", (event) => {
  const day = document.querySelector(".day[open]");
  if (event.key !== "Escape" || !day) return;
  day.open = false;
  if (day.contains(document.activeElement)) day.querySelector("summary").focus();
});
