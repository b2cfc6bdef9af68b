// The search page's box: loads the index on first use, and shows what find.js finds in it. Nothing
// typed leaves the device, is stored, or changes the address.
(() => {
  "use strict";
  const box = document.querySelector("[data-index]");
  if (!box) return;
  const input = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  const urgent = box.querySelector(".urgent");
  const list = box.querySelector(".rows");
  const MOST = 20; // rows
  const { words, prepare, find, dangers } = finder;
  let index = null;
  let turn = 0;

  // A copy on a stick brings its index along as a script, because no file can be fetched there.
  const read = async () => {
    if (globalThis.guideIndex) return globalThis.guideIndex;
    const answer = await fetch(box.dataset.index);
    return answer.ok ? answer.json() : Promise.reject(new Error("no index"));
  };

  const load = () =>
    (index ??= read()
      .then(prepare)
      .catch((failure) => {
        index = null;
        throw failure;
      }));

  const element = (name, text, ...inside) => {
    const made = document.createElement(name);
    made.textContent = text;
    made.append(...inside);
    return made;
  };

  const link = (entry) => {
    const made = element("a", entry.t);
    made.href = box.dataset.root + entry.u;
    return made;
  };

  const row = (page) => element("li", "", link(page), element("p", `${page.k}. ${page.s}`));

  // The number as a button; as plain text while there is none to call.
  const number = ({ p, l }) => {
    if (!p) return element("p", l);
    const made = element("a", l);
    made.href = `tel:${p}`;
    made.className = "call";
    return element("p", "", made);
  };

  const card = (groups) => {
    const links = element("ul", "", ...groups.map((group) => element("li", "", link(group))));
    const heading = element("h2", "", element("span", groups[0].h));
    const made = element("section", "", heading, element("div", "", number(groups[0]), links));
    links.className = "links";
    made.className = `card t-${groups[0].c}`;
    return made;
  };

  const say = (count, groups) => {
    const { none, one, found, most, danger } = box.dataset;
    const said = count === 0 ? none : count === 1 ? one : count > MOST ? most : found;
    const counted = said.replace("{count}", count).replace("{shown}", MOST);
    status.textContent = groups.length ? danger : counted; // in danger, one thing at a time
  };

  const show = (pages, groups) => {
    urgent.replaceChildren(...(groups.length ? [card(groups)] : []));
    list.replaceChildren(...pages.slice(0, MOST).map(row));
    say(pages.length, groups);
  };

  const clear = () => {
    show([], []);
    status.textContent = "";
  };

  const search = async () => {
    const mine = ++turn;
    if (!words(input.value).length) return clear();
    try {
      const data = await load();
      if (mine !== turn) return;
      const { meant, pages } = find(input.value, data);
      show(pages, dangers(meant, data));
    } catch {
      if (mine === turn) status.textContent = box.dataset.failed;
    }
  };

  let wait;
  input.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(search, index ? 80 : 0); // loading is wait enough
  });
  input.addEventListener("focus", () => load().catch(() => {}), { once: true });
})();
