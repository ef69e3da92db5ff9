// Recording what a source says: answers beside each statement while it is typed, rows changed without sending
// the form, and words selected in the pasted text. Without it the buttons send the form, and it answers the same.

const form = document.getElementById("sitting");
const text = document.getElementById("text");
const list = form.querySelector(".statements");
const status = document.getElementById("sitting-status");
const SOON = 250;
let current = null; // the statement that somebody typed in or clicked last; Tab only passes others
let last = list.children.length;

for (const one of document.querySelectorAll(".sitting__scripted")) one.hidden = false;
document.querySelector("[data-focus]")?.focus();

const box = (part, name) => part.querySelector(`[data-box="${name}"] :is(input, select, textarea)`);
const parts = () => [...form.querySelectorAll("[data-part]")];

// Which boxes a statement has depends on what changed. What is hidden is not sent, and not lost either: it comes
// back with the choice.
const WITH_WORDS = ["target", "name", "body-name", "relation", "membership", "sense"];
const WITH_END = ["relation", "membership"];
const WITH_MILESTONE = ["target", "outcome"];
const show = (part) => {
  const says = box(part, "says");
  const basis = box(part, "basis");
  const kind = says?.value.split(":")[0];
  const wanted = {
    milestone: !kind || WITH_MILESTONE.includes(kind),
    words: !kind || WITH_WORDS.includes(kind),
    other: WITH_END.includes(kind),
    is_proposed: !kind || kind === "target",
    reason: basis?.value === "inferred",
  };
  for (const [name, is] of Object.entries(wanted)) {
    const input = box(part, name);
    if (!input || (name !== "reason" && !says)) continue;
    input.closest("[data-box]").hidden = input.disabled = !is;
  }
};

// The answers beside a part: asked for as soon as somebody pauses; the newest wins.
const asked = new WeakMap();
const ask = async (part) => {
  const answers = part.querySelector(".beside");
  if (!answers) return;
  asked.get(part)?.abort();
  const stop = new AbortController();
  asked.set(part, stop);
  const sent = new FormData(form);
  if (part.dataset.part !== "nothing") sent.delete("text");
  sent.set("wanted", part.dataset.part);
  sent.set("number", part.dataset.number ?? "");
  part.dataset.asking = "";
  try {
    const response = await fetch(form.dataset.beside, { method: "POST", body: sent, signal: stop.signal });
    if (!response.ok) throw new Error(response.status);
    const html = await response.text();
    const inside = answers.contains(document.activeElement) ? document.activeElement : null;
    const caret = inside?.selectionStart;
    const open = [...answers.querySelectorAll("details")].map((one) => [one.id, one.open]);
    const typed = inside && inside.type !== "radio" ? inside.value : null;
    answers.innerHTML = html;
    for (const [id, was] of open) answers.querySelector(`#${id}`)?.toggleAttribute("open", was);
    const again = inside && document.getElementById(inside.id);
    if (again && typed !== null) again.value = typed;
    again?.focus();
    if (again && caret != null && again.type !== "checkbox") again.setSelectionRange(caret, caret);
    fill(part);
  } catch (error) {
    if (error.name !== "AbortError") answers.textContent = "The preview will tell how this is read.";
  }
  if (asked.get(part) === stop) delete part.dataset.asking;
};
const waiting = new WeakMap();
const askSoon = (part) => {
  clearTimeout(waiting.get(part));
  part.dataset.asking = "";
  waiting.set(part, setTimeout(ask, SOON, part));
};

// The only row that has all the words that were typed is filled in, once somebody has left the box.
const fill = (part) => {
  for (const one of part.querySelectorAll("[data-only]")) {
    const input = document.getElementById(one.dataset.fills);
    if (!input || input === document.activeElement || input.value === one.dataset.only) continue;
    input.value = one.dataset.only;
    status.textContent = `Filled in: ${one.dataset.only}`;
    askSoon(part);
    return;
  }
};

// Another text is another question: what was picked for the text before does not count.
const PICKS = { about: "about_pick", milestone: "milestone_pick", other: "other_pick", words: "target_reading", find: "find_pick" };
const changed = (event) => {
  const part = event.target.closest("[data-part]");
  if (!part) return;
  const name = event.target.closest("[data-box]")?.dataset.box;
  if (event.type === "input" && name in PICKS) {
    for (const one of part.querySelectorAll(`[name$="-${PICKS[name]}"]`)) one.checked = false;
  }
  show(part);
  if (["note", "is_minor", "closing", "title", "short_title"].includes(name)) return;
  askSoon(part);
};
form.addEventListener("input", changed);
form.addEventListener("change", changed);
const stay = (part) => {
  if (!part || part.dataset.part === "source" || part === current) return;
  current?.removeAttribute("data-current");
  current = part;
  part.dataset.current = "";
};
for (const type of ["input", "change", "pointerdown"]) {
  form.addEventListener(type, (event) => stay(event.target.closest("[data-part]")));
}
form.addEventListener("focusout", (event) => {
  const part = event.target.closest("[data-part]");
  if (part) queueMicrotask(() => setTimeout(fill, 0, part));
});

// Reforms without news: ticked in a list that what is typed narrows, and shown as chips.
const nothing = form.querySelector('[data-part="nothing"]');
const findBox = box(nothing, "find");
const offered = () => [...nothing.querySelectorAll('input[type="checkbox"][name="nothing-chosen"]')];
const askNow = async () => {
  clearTimeout(waiting.get(nothing));
  await ask(nothing);
  form.dispatchEvent(new Event("typed"));
  status.textContent = nothing.querySelector(".chips__told")?.textContent ?? "None chosen.";
};
const choose = async (ticks) => {
  for (const one of ticks) one.checked = true;
  if (ticks.length === 1) findBox.value = "";
  await askNow();
};
// Enter takes the only one that fits what is typed now, and otherwise leads to those that do.
findBox.addEventListener("keydown", async (event) => {
  if (event.key !== "Enter" || event.ctrlKey) return;
  event.preventDefault();
  const typed = findBox.value;
  await askNow();
  const left = offered().filter((one) => !one.checked);
  if (findBox.value !== typed || !typed.trim()) return;
  if (left.length === 1) choose(left);
  else (left[0] ?? findBox).focus();
});
const drop = async (line) => {
  const chips = () => [...nothing.querySelectorAll("[data-drop]")];
  const at = chips().findIndex((one) => one.dataset.drop === line);
  for (const one of nothing.querySelectorAll('[name="nothing-chosen"]')) {
    if (one.value !== line) continue;
    if (one.type === "hidden") one.remove();
    else one.checked = false;
  }
  const lines = box(nothing, "reforms");
  lines.value = lines.value.split("\n").filter((one) => one.trim().replace(/\s+/g, " ") !== line).join("\n");
  await askNow();
  (chips()[at] ?? chips()[at - 1] ?? findBox).focus();
};

// Words selected in the text.
const take = async (part) => {
  if (!part || !text.value.trim()) {
    status.textContent = text.value.trim() ? "Go to a statement first." : "Paste the text first.";
    return;
  }
  const sent = new FormData();
  sent.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  // Counted in letters as the server counts them, which takes an emoji for one.
  sent.set("start", [...text.value.slice(0, text.selectionStart)].length);
  sent.set("end", [...text.value.slice(0, text.selectionEnd)].length);
  sent.set("text", text.value);
  const response = await fetch(form.dataset.passage, { method: "POST", body: sent });
  if (!response.ok) {
    status.textContent = "The words could not be taken. Type the heading, the first and the last words.";
    return;
  }
  const found = await response.json();
  for (const [name, value] of Object.entries(found)) box(part, name).value = value;
  form.dispatchEvent(new Event("typed"));
  const first = box(part, found.opening ? "opening" : "heading_path");
  first.dispatchEvent(new Event("input", { bubbles: true }));
  box(part, "basis").focus();
  status.textContent = `Taken: ${found.opening} … ${found.closing}, under ${found.heading_path || "no heading"}.`;
};
// Ctrl and Enter lead from a statement to the text, and with the selected words back.
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.ctrlKey) return;
  if (event.target === text) take(current?.isConnected ? current : list.querySelector(".statement"));
  else if (event.target.closest('[data-part]:not([data-part="source"])')) {
    stay(event.target.closest("[data-part]"));
    text.focus();
  } else return;
  event.preventDefault();
});
// The first line of a text is most often its title; it can be changed.
text.addEventListener("input", () => {
  const title = box(form, "title");
  const line = text.value.split("\n").find((one) => one.trim())?.trim().replace(/^#+\s*/, "") ?? "";
  if (!title.value && !box(form, "find").value && line.length <= 250) title.value = line;
});

// Rows: copied, moved and removed where they stand.
const renumber = () => {
  [...list.children].forEach((row, at) => {
    row.querySelector(".statement__number").textContent = at + 1;
  });
};
const isFull = () => {
  if (list.children.length < Number(form.dataset.most)) return false;
  status.textContent = `There are ${form.dataset.most} statements. Record the rest in a second draft.`;
  return true;
};
const insert = (html, after) => {
  const number = String((last += 1));
  const holder = document.createElement("template");
  holder.innerHTML = html.replaceAll("__n__", number);
  const row = holder.content.querySelector(".statement");
  const key = crypto.getRandomValues(new Uint32Array(3)).reduce((all, one) => all + one.toString(36), "s");
  row.dataset.part = row.querySelector("[data-key]").value = key;
  after ? after.after(row) : list.append(row);
  for (const one of row.querySelectorAll(".sitting__scripted")) one.hidden = false;
  renumber();
  show(row);
  return row;
};
const blank = document.getElementById("blank-row").innerHTML;
const copyOf = (row) => {
  const copy = insert(blank, row);
  for (const from of row.querySelectorAll("[data-box]")) {
    const to = box(copy, from.dataset.box);
    const input = from.querySelector("input, select, textarea");
    if (to && input.type === "checkbox") to.checked = input.checked;
    else if (to) to.value = input.value;
  }
  return copy;
};
const does = {
  add: () => {
    if (isFull()) return;
    const above = list.lastElementChild;
    const row = insert(blank);
    if (above) box(row, "basis").value = box(above, "basis").value;
    show(row);
    stay(row);
    box(row, "about").focus();
  },
  copy: (row) => {
    if (isFull()) return;
    const copy = copyOf(row);
    show(copy);
    stay(copy);
    askSoon(copy);
    box(copy, "says").focus();
  },
  up: (row) => row.previousElementSibling?.before(row),
  down: (row) => row.nextElementSibling?.after(row),
  remove: (row) => {
    const near = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    if (!list.children.length) insert(blank);
    box(near?.isConnected ? near : list.firstElementChild, "about").focus();
    status.textContent = "The statement was removed.";
  },
};
form.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if ("take" in button.dataset) {
    take(button.closest("[data-part]"));
    return;
  }
  const { drop: line } = button.dataset;
  if (line !== undefined || "all" in button.dataset || "find" in button.dataset) {
    event.preventDefault();
    if (line !== undefined) drop(line);
    else if ("find" in button.dataset) askNow();
    else choose([...button.closest("fieldset").querySelectorAll('[type="checkbox"]')]);
    return;
  }
  const name = button.dataset.do ?? (button.value === "add" ? "add" : "");
  if (!does[name]) return;
  event.preventDefault();
  does[name](button.closest(".statement"));
  renumber();
  if (name === "up" || name === "down") button.focus();
  form.dispatchEvent(new Event("typed"));
});
parts().forEach(show);
