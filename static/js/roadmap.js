// The roadmap answers in place: a choice changes what is shown and the address, not the page.
// What is shown is what the address itself would show; without this script the button does it.
const form = document.querySelector("form[data-filters]");
const PARTS = [".strip", "#title", "#ending", ".switches", "#chosen", "#roadmap-count", "#roadmap"];
const links = (part) => [...part.querySelectorAll("a[href]")];

if (form) {
  const words = form.elements.q;
  const parser = new DOMParser();
  const place = () => location.pathname + location.search;
  let shown = place();
  let waiting;
  let asked = new AbortController();

  const chosen = () => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const said = value.trim();
      if (said && !(name === "group" && said === "strand")) fields.set(name, said);
    }
    const query = String(fields);
    return form.getAttribute("action") + (query && `?${query}`);
  };

  // The boxes say what the address says, but for the one that is being typed in.
  const agree = (page, address, typing) => {
    const fields = new URL(address, location.href).searchParams;
    const [here, there] = [document, page].map((one) => one.querySelector("#id_years"));
    here.replaceChildren(...there.childNodes);
    for (const control of form.elements) {
      const said = fields.get(control.name) ?? (control.name === "group" ? "strand" : "");
      const settled = control.name === "view" || (typing && control === words);
      if (control.name && !settled) control.value = said;
    }
  };

  const swap = (page) => {
    document.title = page.title;
    for (const name of PARTS) {
      const [here, there] = [document, page].map((one) => one.querySelector(name));
      const place = links(here).indexOf(document.activeElement);
      here.replaceChildren(...there.childNodes);
      // Whoever followed a link stays on it; where it is gone, at what it was chosen with.
      const stay = links(here)[place] ?? document.querySelector(".choices summary");
      if (place >= 0) stay.focus({ preventScroll: true });
    }
  };

  const show = async (address, remember) => {
    clearTimeout(waiting);
    asked.abort();
    asked = new AbortController();
    const drawing = document.querySelector("#roadmap");
    drawing.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: asked.signal });
      const page = parser.parseFromString(await answer.text(), "text/html");
      const [table, other] = [document, page].map((one) => !one.querySelector("[name=view]"));
      if (!answer.ok || table !== other || PARTS.some((part) => !page.querySelector(part))) {
        location.assign(address);
        return;
      }
      remember?.call(history, null, "", address);
      shown = place();
      swap(page);
      agree(page, address, remember === history.replaceState);
      unfold();
      drawing.removeAttribute("aria-busy");
    } catch (problem) {
      // A newer choice took its place, or the network is gone: the browser says so itself.
      if (problem.name !== "AbortError") location.assign(address);
    }
  };

  form.addEventListener("change", (event) => {
    if (event.target !== words) show(chosen(), history.pushState);
  });
  form.addEventListener("input", (event) => {
    if (event.target !== words) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => show(chosen(), history.replaceState), 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(chosen(), history.pushState);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".switches a, #chosen a, #roadmap thead a");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    show(link.getAttribute("href"), history.pushState);
  });
  // A place on the page that is shown needs no new one.
  addEventListener("popstate", () => place() !== shown && show(location.href));

  // An unfolded line is in the address, and one that is in the address is unfolded.
  const unfold = () => {
    const line = document.getElementById(location.hash.slice(1))?.closest("details");
    if (line) line.open = true;
  };
  addEventListener("hashchange", unfold);

  // The rows of a line come when it is unfolded, from the page that shows them.
  const fill = async (rows) => {
    const link = rows.querySelector("a[data-rows]");
    if (!link) return;
    try {
      const answer = await fetch(link.href);
      const page = parser.parseFromString(await answer.text(), "text/html");
      rows.replaceChildren(...page.getElementById(rows.id).childNodes);
    } catch {
      // The link is still there, and the browser says what is wrong.
    }
  };
  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (!target.open || target.name !== "overview") return;
      const rows = target.querySelector("[id]");
      history.replaceState(null, "", `#${rows.id}`);
      fill(rows);
    },
    true,
  );
  unfold();
}
