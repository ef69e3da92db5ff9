// The keys of a document's review: j and k go to the next and the last proposal, a accepts, e opens
// the boxes to change, x rejects. Each does what its button does, and every button works without it.
const rows = [...document.querySelectorAll(".intake__one.is-open")];

function go(step) {
  const at = rows.indexOf(document.activeElement.closest(".intake__one"));
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
  if (!next) return;
  next.focus();
  const link = next.querySelector("a[href^='#passage-']");
  const mark = link && document.getElementById(link.hash.slice(1));
  if (mark) {
    document.querySelectorAll("mark.is-shown").forEach((one) => one.classList.remove("is-shown"));
    mark.classList.add("is-shown");
    mark.scrollIntoView({ block: "nearest" });
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, select, textarea")) return;
  if (event.key === "j") return go(1);
  if (event.key === "k") return go(-1);
  const row = document.activeElement.closest(".intake__one");
  const act = row && row.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!act) return;
  event.preventDefault();
  if (act.tagName === "DETAILS") {
    act.open = true;
    act.querySelector("input").focus();
  } else {
    act.click();
  }
});

// After a decision the page comes back at the one that was decided: the next open one is in focus.
// The browser goes to the address's own place when all is loaded, so this comes after that.
window.addEventListener("load", () => {
  if (!rows.length || !location.hash.startsWith("#proposal-")) return;
  const decided = document.getElementById(location.hash.slice(1));
  const next = rows.find((one) => decided && decided.compareDocumentPosition(one) & 4);
  setTimeout(() => (next || rows[0]).focus(), 0);
});
