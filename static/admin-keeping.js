// Saves a draft while somebody types, and says when. Without it, the button does. It never publishes, and never
// saves over what somebody else saved: then it says so and stops, and the button shows what differs.

const form = document.getElementById("sitting");
const told = document.getElementById("sitting-saved");
const PAUSE = 2000;
let waiting = 0;
let saving = null; // the save that is under way
let isDirty = false;
let isStopped = form.matches("[data-by-hand]"); // what differs is looked at first

const say = (text, isBad = false) => {
  told.textContent = text;
  told.classList.toggle("sitting__saved--not", isBad);
};

const send = () => {
  const sent = new FormData(form);
  sent.set("do", "keep");
  return fetch(form.action, { method: "POST", body: sent });
};

// Somebody who signed in again, in another tab, has another token.
const renewToken = async () => {
  const page = await fetch(form.dataset.token);
  if (page.redirected || !page.ok) return false;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
  const token = fresh.querySelector("#sitting [name=csrfmiddlewaretoken]")?.value;
  for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
  return Boolean(token);
};

const save = async () => {
  isDirty = false;
  let response = await send();
  if (response.status === 403 && (await renewToken())) response = await send();
  if (response.redirected || response.status === 403) {
    isDirty = true;
    say("Not saved: you are signed out. What you typed is still here. Sign in in another tab, then type on.", true);
    return;
  }
  if (response.status !== 409 && !response.ok) throw new Error(response.status);
  const answer = await response.json();
  isStopped = response.status === 409;
  say(answer.told, isStopped);
  if (isStopped) return;
  form.elements.version.value = answer.version;
  if (form.getAttribute("action") !== answer.address) {
    form.action = answer.address;
    history.replaceState(null, "", answer.address);
  }
  if (!isDirty) form.dispatchEvent(new Event("kept"));
};

const saveNow = async () => {
  clearTimeout(waiting);
  if (saving || isStopped || !isDirty) return;
  saving = save().catch(() => {
    isDirty = true;
    say("Not saved: no answer. What you typed is still here; the next letter tries again.", true);
  });
  await saving;
  saving = null;
  if (isDirty && !told.matches(".sitting__saved--not")) saveSoon();
};
const saveSoon = () => {
  isDirty = true;
  clearTimeout(waiting);
  waiting = setTimeout(saveNow, PAUSE);
};
for (const name of ["input", "change", "typed"]) form.addEventListener(name, saveSoon);
document.addEventListener("visibilitychange", saveNow);

// A button that is pressed while a save is under way waits for it: it sends the version that was saved.
form.addEventListener("submit", (event) => {
  clearTimeout(waiting);
  if (!saving) {
    isStopped = true;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  const button = event.submitter;
  saving.then(() => form.requestSubmit(button));
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) isStopped = false;
});
