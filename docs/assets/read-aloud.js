// Reads the page aloud, a sentence at a time, by a voice that the device itself has: any other voice
// would send the text out. The build puts ALOUD before this: its looks, and its words by language.
(() => {
  "use strict";
  const speech = window.speechSynthesis;
  const place = document.querySelector("article > .short"); // its link leaves room at the end
  if (!place || !speech || !Intl.Segmenter) return;
  const { lang: language } = document.documentElement;
  const [full, brief, ending, slowly] = ALOUD[language];
  const marks = CSS.highlights;
  // Of no use to a listener, or folded away: of a folded part, only its line is read.
  const SKIPPED = "nav, svg, .cite, .short, .stamp, details:not([open]) > :not(summary)";

  const tools = document.createElement("span");
  tools.innerHTML =
    "<button type=button aria-pressed=false></button><button type=button><b></b><b></b></button>";
  const [slow, button] = tools.children;
  const [words, word] = button.children;
  slow.textContent = slowly;
  word.textContent = brief;
  const looks = document.createElement("link");
  looks.rel = "stylesheet";
  looks.href = new URL(ALOUD[""], document.currentScript.src);
  looks.onload = () => place.append(tools);

  let left = []; // sentences
  let uttered = null; // the one that is spoken; kept here, or Chrome forgets to say when it ends
  let rate = 1;

  const base = (code) => code.toLowerCase().split(/[-_]/)[0];
  const voiceOf = (code) => {
    const fit = speech.getVoices().filter((v) => v.localService && base(v.lang) === base(code));
    return fit.find((v) => v.lang.replace("_", "-") === code) || fit.find((v) => v.default) || fit[0];
  };

  // The text in order: what stands in one block, and in one language, belongs together.
  const blocks = () => {
    const walker = document.createTreeWalker(place.parentElement, NodeFilter.SHOW_TEXT);
    const found = [];
    let last = {};
    for (let node; (node = walker.nextNode()); ) {
      let block = node.parentElement;
      if (block.closest(SKIPPED) || !block.getClientRects().length) continue;
      const { lang } = block.closest("[lang]");
      while (!block.matches(".meta > *") && getComputedStyle(block).display.startsWith("inline"))
        block = block.parentElement;
      if (block !== last.block || lang !== last.lang) found.push((last = { block, lang, nodes: [] }));
      last.nodes.push(node);
    }
    return found;
  };

  const split = ({ block, lang, nodes }) => {
    const text = nodes.map((node) => node.data).join("").replace(/\s/g, " "); // a line's end ends nothing
    const voice = voiceOf(lang) || voiceOf(language);
    const spot = (at) => [nodes.find((node) => at <= node.length || ((at -= node.length), false)), at];
    return [...new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text)]
      .filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment))
      .map(({ segment, index }) => {
        const range = new Range();
        range.setStart(...spot(index));
        range.setEnd(...spot(index + segment.trimEnd().length));
        return { said: segment.trim().replace(/ +/g, " "), voice, range, block };
      });
  };

  const unmark = () => {
    marks?.clear();
    document.querySelector(".said")?.classList.remove("said");
  };

  const show = (reading) => {
    place.classList.toggle("aloud", reading);
    words.textContent = reading ? ending : full;
    if (document.activeElement === slow) button.focus();
    slow.hidden = !reading;
  };

  const hush = () => {
    uttered = null;
    unmark();
    speech.cancel();
  };

  const stop = () => {
    hush();
    show(false);
  };

  const say = () => {
    const [one] = left;
    if (!one) return stop();
    const mine = (uttered = new SpeechSynthesisUtterance(one.said));
    mine.voice = one.voice;
    mine.lang = one.voice.lang;
    mine.rate = rate;
    mine.onend = () => mine === uttered && (left.shift(), say());
    mine.onerror = () => mine === uttered && stop();
    unmark();
    if (marks) marks.set("said", new Highlight(one.range));
    else one.block.classList.add("said");
    speech.speak(mine);
  };

  button.onclick = () => {
    if (uttered) return stop();
    left = blocks().flatMap(split);
    hush(); // what another page may have left
    show(true);
    say();
  };
  slow.onclick = () => {
    rate = rate < 1 ? 1 : 0.7;
    slow.setAttribute("aria-pressed", rate < 1);
    hush();
    say(); // the same sentence again
  };
  addEventListener("keydown", ({ key }) => key === "Escape" && uttered && stop());
  addEventListener("pagehide", () => uttered && stop());

  const offer = () => {
    if (!voiceOf(language)) {
      if (uttered) stop();
      tools.remove();
    } else if (!looks.isConnected) document.head.append(looks);
    else if (looks.sheet && !tools.isConnected) place.append(tools);
  };
  show(false);
  speech.onvoiceschanged = offer; // most browsers learn of their voices late
  offer();
})();
