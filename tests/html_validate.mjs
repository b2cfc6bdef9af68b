// What html-validate says of pages. In: the folder that holds node_modules, and on standard input the files,
// as JSON. Out: a line for each fault.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const need = createRequire(join(process.argv[2], "node_modules", "x"));
const { HtmlValidate, StaticConfigLoader } = need("html-validate");

const config = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  elements: ["html5"],
  rules: {
    // Pages are sent without what HTML lets us leave out (builder.lean).
    "attr-quotes": "off",
    "doctype-style": ["error", { style: "lowercase" }],
    "no-implicit-close": "off",
    "no-trailing-whitespace": "off",
    "prefer-tbody": "off",
    // Our own files come from our own host, with a hash in their names.
    "require-sri": ["error", { target: "crossorigin" }],
    // Ids of leaflets hold a slash, as the ids of records do: HTML forbids only blanks.
    "valid-id": ["error", { relaxed: true }],
    // A number that is copied must hold the hyphens that people type.
    "tel-non-breaking": "off",
    // The guide's name stands last in a title: what a list cuts off is the same on every page.
    "long-title": "off",
    // The one form is never sent: what is ticked in the safety check shows at once.
    "wcag/h32": "off",
  },
};

const checker = new HtmlValidate(new StaticConfigLoader(config));
for (const file of JSON.parse(readFileSync(0, "utf8"))) {
  const { results } = checker.validateStringSync(readFileSync(file, "utf8"), file);
  for (const { messages } of results)
    for (const { line, message, ruleId } of messages)
      console.log(`${file}:${line}: ${message} (${ruleId})`);
}
