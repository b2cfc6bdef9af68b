// Rates pages by Lighthouse, in one Chromium, one after the other.
// In: the folder that holds node_modules, and on standard input what to do, as JSON: chromium, pages
// (addresses), runs, and settings (those of Lighthouse). Out: a line of JSON for each page and run.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const from = (name) => import(pathToFileURL(join(process.argv[2], "node_modules", name)));
const { default: lighthouse } = await from("lighthouse/core/index.js");
const { launch } = await from("chrome-launcher/dist/index.js");
const { chromium, pages, runs, settings } = JSON.parse(readFileSync(0, "utf8"));

// What an audit has to say, when it is not content; those that count nothing say nothing.
const faults = ({ audits, categories }) =>
  Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 0.9)
      .map(({ id }) => `${id}: ${audits[id].displayValue || audits[id].title}`.replace("\u00a0", " ")),
  );

const told = (address, { lhr }) => ({
  address,
  trouble: lhr.runtimeError?.message ?? "",
  scores: Object.fromEntries(
    Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]),
  ),
  figures: Object.fromEntries(
    ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time",
     "cumulative-layout-shift", "total-byte-weight"]
      .map((name) => [name, lhr.audits[name]?.numericValue ?? 0]),
  ),
  faults: faults(lhr),
});

// A busy machine can lose the start of a visit: that is no fault of the page, so it is visited again.
const visit = async (address, options, tries = 3) => {
  const found = await lighthouse(address, options);
  return found.lhr.runtimeError && tries > 1 ? visit(address, options, tries - 1) : found;
};

const flags = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"];
const browser = await launch({ chromePath: chromium, chromeFlags: flags });
try {
  for (const address of pages) {
    for (let run = 0; run < runs; run++) {
      const found = await visit(address, { port: browser.port, ...settings });
      console.log(JSON.stringify(told(address, found)));
    }
  }
} finally {
  browser.kill();
}
