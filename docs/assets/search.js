// The search page's box. Loads the index on first use; every typed word must match. Nothing typed
// leaves the device, is stored, or changes the address.
(() => {
  "use strict";
  const box = document.querySelector("[data-index]");
  if (!box) return;
  const input = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  const list = box.querySelector("ul");
  const MOST = 20;
  let index = null;
  let turn = 0;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];

  const prepare = (entry) => ({
    ...entry,
    explains: entry.u.includes("#"), // a word explained, not a page
    title: words(entry.t),
    names: words(entry.n.join(" ")),
    rest: words(`${entry.s} ${entry.w}`),
  });

  const load = () =>
    (index ??= fetch(box.dataset.index)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error("no index"))))
      .then((entries) => entries.map(prepare))
      .catch((failure) => {
        index = null;
        throw failure;
      }));

  // A word in the title counts most, then in a name that people use, then in the text. 0: not there.
  // A word explained comes after the pages that go by that word.
  const weigh = (entry, typed) => {
    let sum = 0;
    for (const word of typed) {
      const starts = (found) => found.startsWith(word);
      if (entry.title.some(starts)) sum += entry.explains ? 4 : 9;
      else if (entry.names.some(starts)) sum += entry.explains ? 3 : 6;
      else if (entry.rest.includes(word)) sum += 2;
      else if (entry.rest.some(starts)) sum += 1;
      else return 0;
    }
    return sum;
  };

  const first = (text) => (text.match(/^.*?[.!?](?=\s|$)/) || [text])[0];

  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const row = (entry) => {
    const item = document.createElement("li");
    const link = element("a", entry.t);
    link.href = box.dataset.root + entry.u;
    item.append(link, element("p", `${entry.k}. ${first(entry.s)}`));
    return item;
  };

  const say = (count) => {
    const { none, one, found, most } = box.dataset;
    const said = count === 0 ? none : count === 1 ? one : count > MOST ? most : found;
    status.textContent = said.replace("{count}", count).replace("{shown}", MOST);
  };

  const show = (found) => {
    list.replaceChildren(...found.slice(0, MOST).map(row));
    say(found.length);
  };

  const clear = () => {
    list.replaceChildren();
    status.textContent = "";
  };

  const search = async () => {
    const mine = ++turn;
    const typed = words(input.value);
    if (!typed.length) return clear();
    try {
      const entries = await load();
      if (mine !== turn) return;
      const weighed = entries.map((entry) => [weigh(entry, typed), entry]);
      show(weighed.filter(([sum]) => sum).sort((a, b) => b[0] - a[0]).map(([, entry]) => entry));
    } catch {
      if (mine === turn) status.textContent = box.dataset.failed;
    }
  };

  let wait;
  input.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(search, 150);
  });
  input.addEventListener("focus", () => load().catch(() => {}), { once: true });
  box.hidden = false;
})();
