// The glossary answers while a reader types: it shows what the look-up itself would show.
const words = document.getElementById("words");
const box = document.querySelector(".lookup input[type=search]");

if (words && box) {
  const status = document.getElementById("words-status");
  const form = box.form;
  const parser = new DOMParser();
  let waiting;
  let asked = new AbortController();

  const show = async () => {
    asked.abort();
    asked = new AbortController();
    const fields = new URLSearchParams(new URL(location).search);
    for (const [name, value] of new FormData(form)) fields.set(name, value.trim());
    if (!fields.get("q")) fields.delete("q");
    const query = String(fields);
    const address = form.getAttribute("action") + (query && `?${query}`);
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (!answer.ok) return;
      const page = parser.parseFromString(await answer.text(), "text/html");
      words.replaceChildren(...page.getElementById("words").childNodes);
      document.title = page.title;
      history.replaceState(null, "", address);
      status.textContent = words.querySelector("[data-count]")?.textContent.trim() ?? "";
    } catch (problem) {
      // A newer question, or no network: the button still works.
      if (problem.name !== "AbortError" && problem.name !== "TypeError") throw problem;
    }
  };

  box.addEventListener("input", () => {
    if (innerWidth < 640) form.scrollIntoView();
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
}
