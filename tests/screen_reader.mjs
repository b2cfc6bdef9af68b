// What a screen reader says of pages: the whole page item by item, and by its keys for the next heading, link
// or landmark. In: the folder that holds node_modules, the site's folder, and on standard input the files of
// pages, as JSON. Out: a line of JSON for each page. No script of a page runs, and folded parts are read too.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [, , packages, site] = process.argv;
const need = createRequire(join(packages, "node_modules", "x"));
const { JSDOM } = need("jsdom");
const { Virtual } = need("@guidepup/virtual-screen-reader");

// The page with its style sheets inside, so that what they hide is not said.
const open = (file) => {
  const page = new JSDOM(readFileSync(join(site, file), "utf8"), { url: `http://guide.test/${file}` });
  for (const link of page.window.document.querySelectorAll("link[rel=stylesheet]")) {
    const style = page.window.document.createElement("style");
    style.textContent = readFileSync(join(site, new URL(link.href).pathname), "utf8");
    link.replaceWith(style);
  }
  return page.window;
};

const start = async (window) => {
  const reader = new Virtual();
  await reader.start({ container: window.document.body, window });
  return reader;
};

const whole = async (window) => {
  const reader = await start(window);
  do await reader.next();
  while ((await reader.lastSpokenPhrase()) !== "end of document");
  return reader.spokenPhraseLog();
};

// From the top by one key, until it comes round: what is said, and where a link leads.
const stops = async (window, key) => {
  const reader = await start(window);
  const met = new Set();
  const said = [];
  for (;;) {
    await reader.perform(reader.commands[key]);
    const node = reader.activeNode;
    if (node === window.document.body || met.has(node)) return said;
    met.add(node);
    said.push([await reader.lastSpokenPhrase(), node.closest?.("a")?.getAttribute("href") ?? ""]);
  }
};

for (const file of JSON.parse(readFileSync(0, "utf8"))) {
  const window = open(file);
  // The reader asks for some of these as a page's script would.
  for (const name of ["window", "document", "Node", "Element", "HTMLElement", "MutationObserver"])
    globalThis[name] = window[name];
  console.log(JSON.stringify({
    file,
    said: await whole(window),
    headings: await stops(window, "moveToNextHeading"),
    links: await stops(window, "moveToNextLink"),
    landmarks: await stops(window, "moveToNextLandmark"),
  }));
  window.close();
}
