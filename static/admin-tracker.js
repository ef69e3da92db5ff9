// Names the admin's look-up boxes by their labels: Select2 builds its own controls and leaves them nameless.

django.jQuery(($) => {
  const labelOf = (select) => document.querySelector(`label[for="${CSS.escape(select.id)}"]`);

  const name = (select) => {
    const label = labelOf(select);
    const box = $(select).data("select2")?.$container?.[0];
    if (!label || !box) return;
    label.id ||= `${select.id}_label`;
    const rendered = box.querySelector(".select2-selection__rendered");
    rendered.setAttribute("aria-labelledby", label.id);
    box
      .querySelector(".select2-selection")
      .setAttribute("aria-labelledby", `${label.id} ${rendered.id}`.trim());
    box.querySelector(".select2-search__field")?.setAttribute("aria-labelledby", label.id);
  };

  document.querySelectorAll("select.admin-autocomplete").forEach(name);
  $(document).on("select2:open", (event) => {
    const label = labelOf(event.target);
    const typed = document.querySelector(".select2-container--open .select2-search__field");
    if (label && typed) typed.setAttribute("aria-label", label.textContent.trim());
  });
});

// The two-sided lists name their hints, which only a picture may have; they are built as the page ends loading.
window.addEventListener("load", () => {
  document.querySelectorAll("span.help-tooltip[aria-label]").forEach((hint) => hint.setAttribute("role", "img"));
});

// While somebody types into a look-up, the rows of the list before are no choice: Enter would take the first of them.
document.addEventListener("input", (event) => {
  if (!event.target.matches(".select2-search__field")) return;
  for (const row of document.querySelectorAll(".select2-results__option--highlighted")) {
    row.classList.remove("select2-results__option--highlighted");
  }
});

// The admin's own script goes to the first field of a form. Of a row of choices that is the chosen one: Space would
// change it otherwise.
window.addEventListener("load", () => {
  const first = document.activeElement;
  if (!first?.matches("form [type=radio]:not(:checked)")) return;
  const chosen = [...first.form.elements].find((one) => one.name === first.name && one.checked);
  chosen?.focus();
});

// After a refused form the errors are read first; the admin's own script would go to the first field.
window.addEventListener("load", () => {
  const errors = document.querySelector(".recording__errors, .errornote");
  if (!errors) return;
  errors.tabIndex = -1;
  errors.focus();
});
