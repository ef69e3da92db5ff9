// Makes a brief quicker: a box that finds reforms to tick while one types, and a button that prints.
// Without this script all reforms are listed, and the browser's own menu prints.
const folded = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f’'ʼ-]/g, "");

for (const place of document.querySelectorAll(".brief__find")) {
  const ticks = place.closest(".brief__tick");
  const none = ticks.querySelector(".brief__none");
  const label = document.createElement("label");
  label.className = "govuk-label";
  label.textContent = "Type to find a reform";
  const box = document.createElement("input");
  box.className = "govuk-input";
  box.type = "search";
  box.id = "find-reform";
  label.htmlFor = box.id;
  place.append(label, box);

  // Every word has to be in the name; what is ticked stays in sight.
  const show = () => {
    const words = folded(box.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const group of ticks.querySelectorAll("fieldset")) {
      const strand = folded(group.querySelector("legend").textContent);
      let inGroup = 0;
      for (const one of group.querySelectorAll("label")) {
        const text = `${folded(one.textContent)} ${strand}`;
        const fits = words.every((word) => text.includes(word));
        one.hidden = !fits && !one.querySelector("input").checked;
        inGroup += one.hidden ? 0 : 1;
        found += fits ? 1 : 0;
      }
      group.hidden = inGroup === 0;
    }
    none.hidden = found > 0;
  };
  box.addEventListener("input", show);
  box.addEventListener("keydown", (event) => {
    // Enter ticks the only one that was found, and otherwise sends nothing.
    if (event.key !== "Enter") return;
    event.preventDefault();
    const left = [...ticks.querySelectorAll("fieldset:not([hidden]) label:not([hidden]) input:not(:checked)")];
    if (left.length === 1) {
      left[0].checked = true;
      box.value = "";
      show();
    }
  });
}

const tools = document.querySelector(".brief__tools p");
if (tools && document.querySelector("[data-printable]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button";
  button.textContent = "Print";
  button.addEventListener("click", () => print());
  tools.prepend(button, " ");
}
