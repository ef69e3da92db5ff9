// Abbreviations explained where they stand: a first tap explains, a second one follows the link.
// Styles show the explanation on hover and focus; without this script every tap follows the link.
const shown = (target) => (target instanceof Element ? target.closest(".explained") : null);

const place = (event) => {
  const word = shown(event.target);
  // Near the right edge it opens towards the left.
  if (word) {
    const { left } = word.getBoundingClientRect();
    word.classList.toggle("explained--end", left > document.documentElement.clientWidth / 2);
    word.classList.remove("explained--closed");
  }
};

let touched = false;
let opened = null;

document.addEventListener("pointerover", place);
document.addEventListener("focusin", place);
document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch";
});
document.addEventListener("click", (event) => {
  const word = shown(event.target);
  if (word && touched && word !== opened) {
    event.preventDefault();
    word.focus();
    opened = word;
  } else if (!word) {
    opened = null;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const word of document.querySelectorAll(".explained:is(:hover, :focus)")) {
    word.classList.add("explained--closed");
  }
  opened = null;
});
