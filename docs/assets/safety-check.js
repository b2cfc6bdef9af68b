// The safety check's list: what was ticked, gathered at the end of the page. Answers live in this
// page only: nothing is stored, sent or put into the address, and a page that comes back is blank.
(() => {
  "use strict";
  const form = document.querySelector(".check");
  const told = form.querySelector(".told");
  const list = told.querySelector("[role=status]");
  const none = list.firstElementChild;
  const prints = form.querySelectorAll("[type=button]");
  let touched = false; // by the person, not by a browser that fills in what was there before

  const element = (name, ...inside) => {
    const made = document.createElement(name);
    made.append(...inside);
    return made;
  };

  // Each line stands in the list from the start, hidden until it is ticked: so a screen reader
  // tells only what is new. In danger, what to do stands once below the lines.
  const line = (row, danger) => {
    const { childNodes } = row.querySelector(danger ? "label > span" : ".then").cloneNode(true);
    return element("li", ...childNodes);
  };

  const part = (fieldset) => {
    const rows = [...fieldset.querySelectorAll(".ticks > li")];
    const danger = fieldset.classList.contains("card");
    const lines = rows.map((row) => line(row, danger));
    const boxes = rows.map((row) => row.querySelector("input"));
    const head = element("h3", fieldset.querySelector("h2").textContent);
    const made = element("section", head, element("ul", ...lines));
    if (danger) made.append(fieldset.querySelector(".act").cloneNode(true));
    list.append(made);
    return () => {
      lines.forEach((one, at) => (one.hidden = !boxes[at].checked));
      return !(made.hidden = !boxes.some((box) => box.checked));
    };
  };

  const parts = [...form.querySelectorAll("fieldset")].map(part);

  const show = () => {
    const some = parts.map((update) => update()).includes(true);
    none.hidden = some;
    told.classList.toggle("some", some);
    for (const area of form.querySelectorAll("textarea")) {
      area.parentElement.nextElementSibling.textContent = area.value; // paper shows all of it
    }
  };

  form.addEventListener("input", (event) => {
    touched = event.isTrusted;
    show();
  });
  form.addEventListener("reset", () => setTimeout(show));
  for (const button of prints) {
    button.hidden = false;
    button.addEventListener("click", () => {
      document.documentElement.classList.toggle("large", button.className !== "");
      print();
    });
  }
  addEventListener("pageshow", (event) => {
    if (event.persisted || !touched) form.reset();
  });
  form.reset();
  show();
  told.hidden = false;
})();
