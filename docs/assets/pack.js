// The page that lists leaflets: joins the ticked pages below the list, to print them together. What
// is ticked stays in memory: nothing is stored, the address does not change, nobody else is asked.
(() => {
  "use strict";
  const list = document.querySelector("[data-pack]");
  if (!list) return;
  const button = list.querySelector("button");
  const status = list.querySelector("[role=status]");
  const joined = document.querySelector("#pack");
  const FOLLOWS = ["href", "src", "srcset"];
  const NAMES = ["href", "aria-labelledby"];

  // Addresses on a page start from that page, and each of its ids may be on another one too.
  const moved = (article, from, mark) => {
    article.querySelectorAll("nav, script").forEach((one) => one.remove());
    article.querySelectorAll("details").forEach((one) => (one.open = true));
    for (const one of article.querySelectorAll("*")) {
      if (one.id) one.id = mark + one.id;
      for (const name of NAMES) {
        const value = one.getAttribute(name) || "";
        if (name !== "href") {
          if (value) one.setAttribute(name, mark + value);
        } else if (value[0] === "#") one.setAttribute(name, "#" + mark + value.slice(1));
      }
      for (const name of FOLLOWS) {
        const value = one.getAttribute(name);
        if (value && value[0] !== "#") one.setAttribute(name, new URL(value, from).href);
      }
    }
    return article;
  };

  const load = async (box, number) => {
    const answer = await fetch(box.value);
    if (!answer.ok) throw new Error(box.value);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return moved(page.querySelector("article"), answer.url, `p${number}-`);
  };

  button.hidden = false;
  button.addEventListener("click", async () => {
    const boxes = [...document.querySelectorAll(".leaflets input:checked")];
    status.textContent = boxes.length ? "" : list.dataset.none;
    joined.replaceChildren();
    if (!boxes.length) return;
    try {
      joined.replaceChildren(...(await Promise.all(boxes.map(load))));
      print();
    } catch {
      status.textContent = list.dataset.failed;
    }
  });
})();
