"use strict";
// Heads of tables become buttons that sort. Without this script, all rows are there in a useful order.
const collator = new Intl.Collator("en", { numeric: true });

const keyOf = (row, index) => {
  const cell = row.cells[index];
  return cell.dataset.key ?? cell.textContent;
};

// Cells with a key are numbers or days; what has none comes last, whichever way it is sorted.
const compare = (one, other, way) => {
  if (!one || !other) return (one ? 0 : 1) - (other ? 0 : 1);
  const [a, b] = [Number(one), Number(other)];
  return way * (Number.isNaN(a) || Number.isNaN(b) ? collator.compare(one, other) : a - b);
};

const sort = (table, head) => {
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => [keyOf(row, head.cellIndex), row]);
  rows.sort((one, other) => compare(one[0], other[0], down ? -1 : 1));
  body.append(...rows.map((item) => item[1]));
  const counts = head.matches(".number, .day, .words, .places");
  const order = counts ? ["lowest first", "highest first"] : ["A to Z", "Z to A"];
  const said = table.parentElement.querySelector("[role=status]");
  said.textContent = `Sorted by ${head.textContent}, ${order[Number(down)]}`;
};

for (const table of document.querySelectorAll("table")) {
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => sort(table, head));
  }
}
