// The review of a document. Keys: j and k go to the next and the last proposal, a accepts, e opens the boxes to
// change, x rejects, c is "checked, no change", u takes back your last decision. Each does what its button does, and
// every button works without this script. Decisions are kept without loading the page anew, and colleagues' appear.

const review = document.querySelector(".intake");
const said = document.getElementById("intake-status");
const progress = document.getElementById("intake-progress");
const EVERY = 4000;
const mine = [];
let marked = null;

const openRows = () => [...review.querySelectorAll(".intake__one.is-open")];
const article = (id) => document.getElementById(`proposal-${id}`);
const say = (text) => {
  said.textContent = text;
};

function go(row) {
  if (!row) return;
  row.focus();
  row.scrollIntoView({ block: "nearest" });
  const link = row.querySelector("a[href^='#passage-']");
  const mark = link && document.getElementById(link.hash.slice(1));
  if (!mark) return;
  marked?.classList.remove("is-shown");
  marked = mark;
  mark.classList.add("is-shown");
  const pane = mark.closest(".intake__text");
  const off = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollBy({ top: off - pane.clientHeight / 3 });
}

function step(by) {
  const rows = openRows();
  const here = document.activeElement.closest(".intake__one");
  const follows = (one) => here.compareDocumentPosition(one) & (by > 0 ? 4 : 2);
  const next = here && (by > 0 ? rows.find(follows) : rows.findLast(follows));
  return go(next ?? rows.at(by > 0 ? 0 : -1));
}

// What the server says of the proposals takes the place of what is here; what somebody is changing stays.
function take(answer) {
  progress.innerHTML = answer.progress;
  for (const [id, html] of Object.entries(answer.rows)) {
    const had = article(id).contains(document.activeElement);
    article(id).outerHTML = html;
    if (had) article(id).focus();
  }
}

async function send(form, button) {
  const sent = new FormData(form, button);
  const id = sent.get("proposal");
  try {
    const given = { method: "POST", body: sent, headers: { Accept: "application/json" } };
    const response = await fetch(location.pathname, given);
    if (!response.ok) throw new Error(response.status);
    const answer = await response.json();
    take(answer);
    warn(answer.told);
    const told = article(id).querySelector(".intake__decided")?.textContent.trim() ?? "Open again.";
    say(`${told} ${progress.textContent.trim()}`);
    if (answer.told || article(id).matches(".is-open")) return go(article(id));
    mine.push(id);
    article(id).focus();
    step(1);
  } catch {
    warn("This was not kept: the site did not answer. Try again, or load the page anew.");
  }
}

function warn(text) {
  document.getElementById("intake-warning")?.remove();
  if (!text) return;
  const told = document.createElement("p");
  told.id = "intake-warning";
  told.className = "errornote";
  told.role = "alert";
  told.textContent = text;
  progress.parentElement.append(told);
}

// What colleagues decided meanwhile.
async function look() {
  if (document.hidden) return;
  try {
    const states = (await (await fetch(review.dataset.decisions)).json()).states;
    const changed = Object.keys(states).filter((id) => {
      const one = article(id);
      return one && one.dataset.state !== states[id] && !one.querySelector("details[data-key][open]");
    });
    if (!changed.length) return;
    const query = new URLSearchParams(changed.map((id) => ["row", id]));
    take(await (await fetch(`${review.dataset.decisions}?${query}`)).json());
    say(`A colleague decided: ${progress.textContent.trim()}`);
  } catch {
    // The next look may succeed.
  }
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && event.target.closest("details[data-key]")) {
    event.target.closest("details").open = false;
    return go(event.target.closest(".intake__one"));
  }
  if (event.target.matches("input, select, textarea")) return;
  if (event.key === "j") return step(1);
  if (event.key === "k") return step(-1);
  if (event.key === "u") return mine.length && article(mine.pop()).querySelector("[value=open]")?.click();
  const row = document.activeElement.closest(".intake__one");
  const act = row && row.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!act) return;
  event.preventDefault();
  if (act.tagName !== "DETAILS") return act.click();
  act.open = true;
  act.querySelector("input[type=text]").select();
}

if (review) {
  document.addEventListener("keydown", press);
  review.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.target, event.submitter);
  });
  review.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#passage-']");
    if (!link) return;
    event.preventDefault();
    go(link.closest(".intake__one"));
  });
  setInterval(look, EVERY);
  // Sent without this script, a decision comes back to its own place: the next open one is in focus then.
  const decided = location.hash.startsWith("#proposal-") && document.getElementById(location.hash.slice(1));
  if (decided) {
    window.addEventListener("load", () =>
      setTimeout(() => {
        decided.focus();
        step(1);
      }, 0),
    );
  }
}
