// On every page of the preview, and in no page of the site: reloads the page when it changed, and
// shows what is wrong with the content. The server tells, of this very page, its mark and mistakes.
"use strict";
(() => {
  const KEPT = "sitegen-preview";
  const { mark } = document.currentScript.dataset;
  const stopped = {
    title: "The preview has stopped, so this page may be old. Start it again: python3 scripts/serve.py",
  };
  let source = null;
  let box = null;

  const folds = () => [...document.querySelectorAll("details")];
  const nameOf = (fold) => fold.querySelector("summary")?.textContent ?? "";

  // Browsers keep the place of a page that is loaded again, but not which folds were open.
  function reload() {
    source.close();
    const open = folds().filter((fold) => fold.open).map(nameOf);
    sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, open }));
    location.reload();
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT));
    sessionStorage.removeItem(KEPT);
    if (kept?.path !== location.pathname) return;
    for (const fold of folds()) fold.open = kept.open.includes(nameOf(fold));
  }

  function part(kind, words, ...inside) {
    const made = document.createElement(kind);
    made.textContent = words; // never markup: the words are those of the content
    made.append(...inside);
    return made;
  }

  function item({ place, message, hint }) {
    const parts = [part("code", place), part("span", message)];
    return part("li", "", ...parts, ...(hint ? [part("em", hint)] : []));
  }

  function tell({ title, problems = [], more }) {
    box?.remove();
    box = null;
    document.documentElement.classList.toggle("preview-told", Boolean(title));
    if (!title) return;
    box = part("section", "", part("strong", title));
    if (problems.length) box.append(part("ul", "", ...problems.map(item)));
    if (more) box.append(part("p", more));
    box.className = "preview-box";
    box.lang = "en";
    box.dir = "ltr";
    box.setAttribute("role", "alert");
    document.body.append(box);
  }

  function hear({ data }) {
    const told = JSON.parse(data);
    if (told.mark === mark) tell(told);
    else reload();
  }

  // A browser has few connections to one host, so tabs that nobody sees let go of theirs.
  function listen() {
    source?.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource(`/__preview/events${location.pathname}`);
    source.onmessage = hear;
    source.onerror = () => tell(stopped);
  }

  restore();
  listen();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
})();
