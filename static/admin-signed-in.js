// Asks whether somebody is still signed in before a form of a page that has been open for long is sent: a form sent
// by somebody who is signed out would be lost. Whoever signed in again, in another tab, gets the new token.

{
  const OLD = 10 * 60 * 1000;
  const from = document.currentScript.dataset.from;
  const opened = Date.now();
  const checked = new WeakSet();
  let wasAway = false;

  document.addEventListener("visibilitychange", () => {
    wasAway ||= document.hidden;
  });

  const isSignedIn = async () => {
    const answer = await fetch(from, { redirect: "manual" });
    if (!answer.ok) return answer.type !== "opaqueredirect";
    const { token } = await answer.json();
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
    return true;
  };

  const tell = (form) => {
    const told = document.createElement("p");
    told.className = "errornote";
    told.tabIndex = -1;
    told.textContent =
      "You are signed out, so nothing was sent. What you typed is still here. Sign in in another tab, then send it again.";
    form.querySelector(".signed-out")?.remove();
    told.classList.add("signed-out");
    form.prepend(told);
    told.focus();
  };

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (form.method !== "post" || (!wasAway && Date.now() - opened < OLD)) return;
      if (checked.delete(form)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const button = event.submitter;
      // Where nobody answers, the form is sent as ever.
      isSignedIn()
        .catch(() => true)
        .then((isIn) => {
          if (!isIn) {
            tell(form);
            return;
          }
          form.querySelector(".signed-out")?.remove();
          checked.add(form);
          form.requestSubmit(button);
        });
    },
    true,
  );
}
