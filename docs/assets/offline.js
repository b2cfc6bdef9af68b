// Lets the worker at sw.js keep the guide for when there is no network, once the page has loaded.
(() => {
  "use strict";
  const { serviceWorker, connection } = navigator;
  if (!serviceWorker) return; // an old browser, or a plain http address
  const worker = new URL("../sw.js", document.currentScript.src);
  const step = () => {
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    serviceWorker.controller?.postMessage({
      language: document.documentElement.lang,
      few: Boolean(connection?.saveData), // then only what was looked at is kept
      used: [location.href, ...loaded],
    });
  };
  addEventListener("load", () => {
    const told = document.querySelector("header > [role=status]");
    if (told) told.textContent += ""; // a saved copy says so aloud, too
    serviceWorker.addEventListener("controllerchange", step);
    serviceWorker.addEventListener("message", ({ data: left }) => left && setTimeout(step, 200));
    serviceWorker.register(worker, { updateViaCache: "none" }).then(step, () => {});
  });
})();
