// Answers a look-up where the site is plain files and no server searches: it reads one file of everything that has a
// name. Without this script the same forms lead to the whole list.
const MOST = 30;
const folded = (text) =>
  text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f’'ʼ`]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

// How many letters lie between two words, at most two: what is further apart is another word.
const slips = (one, other) => {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  let before = row;
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1];
      next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (same ? 0 : 1));
      const swapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      if (swapped) next[to] = Math.min(next[to], before[to - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
};

// 0 is the name itself, then how a name begins, words of a name, words of the line about it; Infinity is nothing.
const rank = (entry, asked, words) => {
  const names = [entry.title, ...entry.names].map(folded);
  if (names.includes(asked)) return names[0] === asked ? 0 : 1;
  if (names.some((name) => name.startsWith(`${asked} `))) return 2;
  if (names.some((name) => words.every((word) => ` ${name}`.includes(` ${word}`)))) return 3;
  const told = ` ${names.join(" ")} ${folded(entry.detail)}`;
  return words.every((word) => told.includes(` ${word}`)) ? 4 : Infinity;
};

const near = (entry, asked) => {
  const allowed = asked.length > 5 ? 2 : 1;
  const names = [entry.title, ...entry.names].map(folded);
  const words = new Set(names.flatMap((name) => [name, ...name.split(" ")]));
  const far = (word) => slips(asked, word) + Math.abs(asked.length - word.length) / 10;
  const least = Math.min(...[...words].map(far));
  return least < allowed + 0.3 ? least : Infinity;
};

const sorted = (entries, worth) =>
  entries
    .map((entry, place) => ({ entry, place, worth: worth(entry) }))
    .filter((one) => one.worth < Infinity)
    .sort((a, b) => a.worth - b.worth || a.place - b.place)
    .map((one) => one.entry);

const made = (tag, text, inside = []) => {
  const element = document.createElement(tag);
  element.textContent = text;
  element.append(...inside);
  return element;
};

const list = (title, entries, kinds) => {
  const rows = entries.slice(0, MOST).map((entry) => {
    const link = made("a", entry.title);
    link.href = entry.href;
    const row = made("li", "", [made("h3", "", [link]), made("p", entry.detail)]);
    if (kinds) row.lastChild.append(made("span", `${entry.detail ? " · " : ""}${kinds[entry.kind]}`));
    return row;
  });
  const section = made("section", "", [made("h2", title), made("ul", "", rows)]);
  section.className = "letter found";
  section.lastChild.className = "words";
  return section;
};

const answers = (found, typed, kind) => {
  const asked = folded(typed);
  const words = asked.split(" ");
  const entries = found.entries.filter((entry) => !kind || entry.kind === kind);
  const shown = sorted(entries, (entry) => rank(entry, asked, words));
  const kinds = kind ? null : found.kinds;
  if (shown.length) return [list(`${shown.length} found`, shown, kinds)];
  const close = sorted(entries, (entry) => near(entry, asked)).slice(0, 4);
  const nothing = made("div", "", [made("h2", "Not known as you wrote it")]);
  nothing.className = "empty";
  nothing.append(made("p", "Check the spelling, or try one word of the name. The whole list is below."));
  return close.length ? [nothing, list("Did you mean", close, kinds)] : [nothing];
};

const forms = [...document.querySelectorAll("form[data-look-up]")];
const main = document.getElementById("main");
const form = forms.filter((one) => one.getAttribute("action") === location.pathname).at(-1);

if (form && main) {
  const box = form.elements.q;
  const place = made("div", "");
  place.id = "look-up-answers";
  place.setAttribute("role", "status");
  if (main.contains(form)) form.after(place);
  else main.querySelector(".heading").after(place);
  const rest = [];
  for (let next = place.nextElementSibling; next; next = next.nextElementSibling) rest.push(next);
  let file;

  const show = async () => {
    const typed = box.value.trim();
    let parts = [];
    if (folded(typed)) {
      file ??= fetch("/look-up.json").then((answer) => answer.json());
      parts = answers(await file, typed, form.dataset.lookUp);
      if (typed !== box.value.trim()) return;
    }
    place.replaceChildren(...parts);
    const isAnswered = parts.length > 0 && !parts[0].classList.contains("empty");
    if (isAnswered) rest.forEach((one) => one.remove());
    else place.after(...rest);
  };

  box.value = new URLSearchParams(location.search).get("q") ?? "";
  box.addEventListener("input", show);
  show();
}
