// Makes pages nicer; everything works without it. No page needs more than this file.
"use strict";

const LOOK_EVERY = 2000; // ms between looks for new chat messages

/* ---- the chat: send without a page load, show what comes in ---- */
function chat(main) {
  const form = document.getElementById("schrijf");
  const field = document.getElementById("tekst");
  const log = document.getElementById("log");
  const typing = document.getElementById("typt");
  const choices = document.getElementById("keuzes");
  const away = document.getElementById("weg");
  const failed = document.getElementById("fout");
  let last = main.dataset.last;
  let sending = false;
  let choicesHtml = choices.innerHTML.trim();

  const toEnd = () => window.scrollTo({ top: document.body.scrollHeight });

  function show(news) {
    let added = false;
    for (const item of news.items) {
      if (document.getElementById("b-" + item.key)) continue;
      log.insertAdjacentHTML("beforeend", item.html);
      added = true;
    }
    if (news.choices.trim() !== choicesHtml) {
      const hadFocus = choices.contains(document.activeElement);
      choicesHtml = news.choices.trim();
      choices.innerHTML = choicesHtml;
      if (hadFocus) field.focus();
      added = true;
    }
    last = news.last;
    const words = news.away ? form.dataset.away : "";
    if (away.textContent !== words) {
      away.textContent = words;
      away.className = words ? "notice warn lines" : "";
    }
    if (added) toEnd();
  }

  function waitingBubble(text) {
    const say = document.createElement("div");
    const bubble = document.createElement("p");
    say.className = "say learner waiting";
    bubble.className = "bubble";
    bubble.textContent = text;
    say.append(bubble);
    log.append(say);
    toEnd();
    return say;
  }

  function fail(words) {
    failed.textContent = words;
    failed.className = words ? "notice warn" : "";
  }

  async function send(button) {
    const data = new FormData(form, button);
    const text = data.get("snel") || (data.get("knop") ? button.textContent : field.value.trim());
    if (!text || sending) return;
    sending = true;
    fail("");
    if (data.get("knop") || data.get("snel")) data.set("tekst", "");
    else field.value = "";
    data.set("na", last);
    const bubble = waitingBubble(text);
    typing.textContent = typing.dataset.text;
    try {
      const answer = await fetch("/chat", {
        method: "POST", body: new URLSearchParams(data), headers: { Accept: "application/json" },
      });
      if (answer.status === 409) { // the page is too old: let the server show it, with the text kept
        field.value = text;
        form.submit();
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const news = await answer.json();
      form.elements.nonce.value = news.nonce;
      if (!news.away) bubble.remove();
      else bubble.classList.remove("waiting");
      show(news);
    } catch {
      bubble.remove();
      if (!field.value) field.value = text;
      fail(form.dataset.failed);
    } finally {
      sending = false;
      typing.textContent = "";
      field.focus({ preventScroll: true });
    }
  }

  async function look() {
    if (sending || document.hidden) return;
    try {
      const answer = await fetch("/chat/nieuw?na=" + encodeURIComponent(last));
      if (answer.ok && !sending) show(await answer.json());
    } catch { /* the next look will do */ }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.submitter);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send(form.querySelector("button.send"));
  });
  setInterval(look, LOOK_EVERY);
  toEnd();
}

/* ---- parts of a page that keep themselves up to date ---- */
function refresh(parts) {
  const seconds = () => Math.min(...parts.map((part) => Number(part.dataset.refresh)));

  function update(part, fresh) {
    const before = part.innerHTML;
    const after = fresh.innerHTML;
    if (before === after || part.contains(document.activeElement)) return;
    const kept = before.trimEnd();
    if (after.startsWith(kept)) part.insertAdjacentHTML("beforeend", after.slice(kept.length));
    else part.innerHTML = after;
  }

  async function look() {
    try {
      if (!document.hidden) {
        const answer = await fetch(location.href, { redirect: "error" });
        if (answer.ok) {
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          for (const part of parts) {
            const fresh = page.getElementById(part.id);
            if (fresh) update(part, fresh);
            else if ("leadsOn" in part.dataset) location.reload(); // what we waited for is done
          }
        }
      }
    } catch { /* the next look will do */ }
    setTimeout(look, seconds() * 1000);
  }
  setTimeout(look, seconds() * 1000);
}

/* ---- a form that must not be sent twice ---- */
function once(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => delete form.dataset.sent);
}

/* ---- a form that shows at once what it would do: the server makes the page, its parts are put in place ---- */
function preview(form) {
  const ids = form.dataset.preview.split(" ");
  let timer = 0;
  let latest = 0;

  function put(part, fresh) {
    if (part.innerHTML === fresh.innerHTML || part.contains(document.activeElement)) return;
    part.innerHTML = fresh.innerHTML;
  }

  // What was wrong at a field goes when the field has been changed and is right now.
  const changed = new Set();

  function forgive(page) {
    for (const told of form.querySelectorAll(".wrong-here")) {
      const field = document.getElementById(told.id.replace("fout-", "v-"));
      const touched = field && [...changed].some((one) => field === one || field.contains(one));
      if (!touched || page.getElementById(told.id) || field.value === "") continue;
      field.removeAttribute("aria-invalid");
      told.remove();
      document.querySelector(`#fouten a[href="#${field.id}"]`)?.closest("li").remove();
    }
    const list = document.getElementById("fouten");
    if (list && !list.querySelector("li")) list.remove();
  }

  async function look() {
    const mine = ++latest;
    const data = new URLSearchParams(new FormData(form));
    data.set("doe", "bekijken");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, redirect: "error" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== latest) return;
      for (const id of ids) {
        const fresh = page.getElementById(id);
        if (fresh) put(document.getElementById(id), fresh);
      }
      forgive(page);
    } catch { /* the button does the same */ }
  }

  form.addEventListener("input", (event) => {
    changed.add(event.target);
    clearTimeout(timer);
    timer = setTimeout(look, 500);
  });
}

const main = document.querySelector("[data-chat]");
if (main) chat(main);
const parts = [...document.querySelectorAll("[data-refresh]")];
if (parts.length) refresh(parts);
document.querySelectorAll("form[data-once]").forEach(once);
document.querySelectorAll("form[data-preview]").forEach(preview);
document.querySelectorAll("[data-needs-script]").forEach((part) => { part.hidden = false; });
