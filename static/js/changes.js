// "Since my last visit": the day of the last visit to this page is kept in this browser, and sent nowhere.
// Without this script, or where the browser keeps nothing, the choice is not there.
const times = document.querySelector("[data-today] .switch ul");
const KEY = "last-visit";

// Whoever came on a day may have come before its last news: that day counts as unseen.
const eve = (day) => {
  const before = new Date(`${day}T00:00:00Z`);
  before.setUTCDate(before.getUTCDate() - 1);
  return before.toISOString().slice(0, 10);
};

const inWords = (day) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

// The last day before today on which this browser was here, or today where there is no earlier one; "" for none.
const lastVisit = (today) => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY)) ?? {};
    const known = [kept.before, kept.now].filter((day) => /^\d{4}-\d\d-\d\d$/.test(day) && day <= today);
    const before = known.filter((day) => day < today).at(-1);
    localStorage.setItem(KEY, JSON.stringify({ before, now: today }));
    return before ?? known.at(-1) ?? "";
  } catch {
    return "";
  }
};

if (times) {
  const today = times.closest("[data-today]").dataset.today;
  const last = lastVisit(today);
  if (last) {
    const link = document.createElement("a");
    const from = eve(last);
    link.href = `${location.pathname}?from=${from}`;
    link.textContent = `Since my last visit, ${last === today ? "today" : inWords(last)}`;
    if (location.search === `?from=${from}`) link.setAttribute("aria-current", "true");
    const item = document.createElement("li");
    item.append(link);
    times.append(item);
  }
}
