// Asks before somebody leaves a page with typed text that is not saved. Every form of the admin that sends
// something counts; data-unsaved marks one whose text was typed on the page before.

const typing = "input:not([type=hidden], [type=submit], [type=button], [type=checkbox].action-select), textarea, select";
const forms = [...document.querySelectorAll('#content form[method="post" i]')].filter(
  (form) => form.matches("[data-warns]") || form.closest(".change-form"),
);
const shown = new Set(forms.filter((form) => form.matches("[data-unsaved]") || form.querySelector(".errorlist, .errornote, .conflict")));
let sent = null;

for (const form of forms) {
  const note = (event) => {
    if (event.target.matches(typing)) shown.add(form);
  };
  form.addEventListener("input", note);
  form.addEventListener("change", note);
  // A script that changes a form says so.
  form.addEventListener("typed", () => shown.add(form));
  // So does one that saves it while somebody types.
  form.addEventListener("kept", () => shown.delete(form));
  // What is sent is not lost: it is saved, or shown again. What stands in another form of the page is.
  form.addEventListener("submit", () => {
    sent = form;
  });
}

window.addEventListener("beforeunload", (event) => {
  if ([...shown].some((form) => form !== sent)) event.preventDefault();
  // Whoever stays has sent nothing.
  setTimeout(() => {
    sent = null;
  });
});
