// Recording an update: shows only the rows that belong to what was chosen, and tells at once how the
// words of a date are read. Without it every row is there, and the preview tells the same.

const form = document.getElementById("update_form");
const chosen = (name) => form.querySelector(`[name="${name}"]:checked, [type="hidden"][name="${name}"]`)?.value;

// A fieldset with when-FIELD-VALUE is there for those values of that field. What is hidden is not
// sent, and not lost either: it comes back with the choice.
const conditional = [...form.querySelectorAll('fieldset[class*="when-"]')].map((rows) => ({
  rows,
  when: [...rows.classList].filter((one) => one.startsWith("when-")).map((one) => one.split("-")),
}));

const showRows = () => {
  for (const { rows, when } of conditional) {
    const shown = when.some(([, field, ...value]) => chosen(field) === value.join("-"));
    rows.hidden = rows.disabled = !shown;
  }
  markReplaced();
};

const panel = form.querySelector(".panel");

// In the present state, the line that the new entry would take the place of.
const markReplaced = () => {
  const milestone = form.querySelector('[name="milestone"]:enabled')?.value ?? "";
  for (const line of document.querySelectorAll("[data-kind]")) {
    const same = line.dataset.kind === chosen("kind") && line.dataset.milestone === milestone;
    line.classList.toggle("is-replaced", same);
    if (same) panel.scrollTop = line.offsetTop - panel.offsetTop - panel.firstElementChild.offsetHeight;
  }
};

const words = document.getElementById("id_target_words");
const day = document.getElementById("id_known_on");
const answer = document.querySelector(".readings");
let asked = null;
let waiting = 0;

const read = async () => {
  asked?.abort();
  asked = new AbortController();
  const query = new URLSearchParams({ words: words.value, known_on: day.value });
  const before = chosen("target_reading");
  try {
    const response = await fetch(`${answer.dataset.from}?${query}`, { signal: asked.signal });
    if (!response.ok) throw new Error(response.status);
    answer.innerHTML = await response.text();
    const same = [...answer.querySelectorAll("input")].find((one) => one.value === before);
    if (same) same.checked = true;
  } catch (error) {
    if (error.name !== "AbortError") answer.textContent = "The preview will tell how this is read.";
  }
};

const readSoon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(read, 200);
};

form.addEventListener("change", showRows);
// A withdrawal has no words to read.
words?.addEventListener("input", readSoon);
if (words) day.addEventListener("change", readSoon);
showRows();
