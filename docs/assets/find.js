// Finds pages by the words that people type. Knows nothing of the page: search.js shows what it finds.
// scripts/sitegen/plan/search.py tells what is in the index.
//
// A word is found as it is, by its start, or, when no page knows it, by the known words that are
// spelled most like it. Words are compared by their roots: without endings, and with one word for
// all that mean the same. Danger words lead to the help page before all else.
const finder = (() => {
  "use strict";
  const TITLE = 9; // what a word counts in a title, another name, what people type, and the text
  const NAME = 7;
  const TYPED = 5;
  const TEXT = 1;
  const START = 0.7; // how sure it is that the start of a word means the word
  const EXPLAINED = 0.5; // a word explained comes after the pages that go by that word

  // Words and roots

  const words = (text) =>
    text.normalize("NFKD").replace(/[\p{M}'’]/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];

  // A function that works out each answer once.
  const once = (work) => {
    const answers = new Map();
    return (word) => {
      if (!answers.has(word)) answers.set(word, work(word));
      return answers.get(word);
    };
  };

  const cutter = (endings) => (word) => {
    const found = endings.find(([end]) => word.endsWith(end) && word.length - end.length >= 3);
    const cut = found ? word.slice(0, -found[0].length) + found[1] : word;
    return cut.length > 3 ? cut.replace(/e$|(.)(?=\1$)/u, "") : cut;
  };

  // How many letters to change, put in, leave out or swap; more than `most` counts as too many.
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + !same);
        const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (swapped && i > 1) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[other.length];
  };

  // The index

  const prepare = (data) => {
    const cut = once(cutter(data.endings));
    const same = new Map();
    for (const line of data.same) {
      const [first, ...others] = words(line).map(cut);
      for (const word of others) same.set(word, first);
    }
    const root = (word) => same.get(cut(word)) || cut(word);
    const small = new Set(words(data.small));
    const roots = (all) => {
      const large = all.filter((word) => !small.has(word));
      return (large.length ? large : all).map((word) => ({ word, root: root(word) }));
    };
    const phrase = (all) => [...new Set(roots(all).map((one) => one.root))];

    const known = new Map(); // root -> what it counts, by the number of the page
    const texts = new Map(); // root -> the lists of pages in whose text it stands
    const named = new Set(); // roots in titles and names: misspelled words most likely mean these
    const put = (word, page, counts) => {
      if (!known.has(word)) known.set(word, new Map());
      const at = known.get(word);
      if (page !== undefined) at.set(page, Math.max(at.get(page) || 0, counts));
    };
    const call = (page, name, counts) => {
      const all = words(name);
      const said = phrase(all);
      data.pages[page].phrases.push(said);
      data.pages[page].whole.add(all.join(" "));
      for (const word of said) {
        put(word, page, counts);
        named.add(word);
      }
    };

    const numbers = new Map(data.pages.map((page, number) => [page.u, number]));
    data.words.split(" ").forEach((word, at) => {
      if (!word || small.has(word)) return;
      const found = root(word);
      put(found);
      texts.set(found, [...(texts.get(found) || []), data.at[at]]);
    });
    data.pages.forEach((page, number) => {
      page.phrases = [];
      page.whole = new Set();
      const share = page.u.includes("#") ? EXPLAINED : 1;
      call(number, page.t, TITLE * share);
      page.n.forEach((name, at) => call(number, name, (at < page.a ? NAME : TYPED) * share));
      const more = numbers.get(page.p); // what a word is called leads to the page that tells more
      if (more < number) for (const name of [page.t, ...page.n]) call(more, name, TYPED);
    });
    for (const group of data.urgent) {
      group.phrases = group.n.map((line) => phrase(words(line)));
      for (const word of group.phrases.flat()) {
        put(word);
        named.add(word);
      }
    }
    // What a root counts on each page. Most roots are never asked for, so their texts wait until then.
    const places = (word) => {
      const at = known.get(word);
      for (const page of (texts.get(word) || []).flat()) if (!at.has(page)) at.set(page, TEXT);
      texts.delete(word);
      return at;
    };
    // How much a word tells of what is meant: less, the more pages go by it or hold it.
    const rarity = (at) => {
      let pages = 1;
      for (const counts of at.values()) pages += counts > TEXT ? 1 : 0.2;
      return at.size && Math.log(1 + data.pages.length / pages);
    };
    const spelled = new Map([...known.keys()].map((word) => [word, word]));
    for (const [word, first] of same) if (known.has(first)) spelled.set(word, first);
    return { ...data, known, named, spelled, roots, places, rarity };
  };

  // Finding

  // The known roots that a typed word may mean, with how sure that is.
  const meanings = ({ word, root }, last, { known, named, spelled }) => {
    const found = new Map();
    if (word.length > 2 || last) {
      for (const [other, meant] of spelled) if (other.startsWith(word)) found.set(meant, START);
    }
    if (known.has(root)) found.set(root, 1);
    return found.size || word.length < 3 ? found : alike(root, named, spelled);
  };

  const alike = (root, named, spelled) => {
    let most = root.length < 6 ? 1 : 2;
    let found = [];
    for (const [other, meant] of spelled) {
      const far = distance(root, other, most);
      if (far < most) found = [];
      if (far <= most) found.push(meant);
      most = Math.min(most, far);
    }
    const names = found.filter((other) => named.has(other));
    return new Map((names.length ? names : found).map((other) => [other, 0.65 - most / 10]));
  };

  const find = (text, data) => {
    const all = words(text);
    const typed = data.roots(all);
    const meant = typed.map((one, at) => meanings(one, at === typed.length - 1, data));
    const scores = new Map(); // page -> [score, share of what was typed]
    let whole = 0;
    for (const found of meant) {
      const best = new Map();
      let rare = 0;
      for (const [root, sure] of found) {
        const at = data.places(root);
        const counts = data.rarity(at) * sure;
        rare = Math.max(rare, counts);
        for (const [page, weight] of at) {
          best.set(page, Math.max(best.get(page) || 0, weight * counts));
        }
      }
      whole += rare;
      for (const [page, weight] of best) {
        const [score, share] = scores.get(page) || [0, 0];
        scores.set(page, [score + weight, share + rare]);
      }
    }
    return { meant, pages: rank(scores, whole, meant, data, all.join(" ")) };
  };

  // Pages that hold more of what was typed come first, most of all those that go by these words. Of
  // nearly equal ones, the order of the index counts: problems and guides before techniques.
  const rank = (scores, whole, meant, data, text) => {
    const ranked = [...scores].map(([number, [score, share]]) => {
      const page = data.pages[number];
      const fits = Math.max(...page.phrases.map((phrase) => fit(phrase, meant)));
      const sum = score * (share / whole) * (1 + 2 * fits + 3 * page.whole.has(text));
      return { number, page, sum, step: Math.round(4 * Math.log2(sum)) };
    });
    const top = Math.max(...ranked.map((one) => one.sum));
    return ranked
      .filter((one) => one.sum > top / 20)
      .sort((a, b) => b.step - a.step || a.number - b.number)
      .map((one) => one.page);
  };

  // How much of a name was typed, times how much of what was typed is in the name.
  const fit = (phrase, meant) => {
    const typed = meant.filter((found) => phrase.some((root) => found.has(root)));
    const said = phrase.filter((root) => meant.some((found) => found.has(root)));
    return (said.length / phrase.length) * (typed.length / meant.length);
  };

  // The most urgent groups of danger signs of which one line was typed whole.
  const dangers = (meant, data) => {
    const roots = new Set(
      meant.flatMap((found) => [...found.keys()].filter((root) => found.get(root) !== START)),
    );
    const typed = (phrase) =>
      phrase.every((root) => roots.has(root)) && (phrase.length > 1 || meant.length === 1);
    const groups = data.urgent.filter((group) => group.phrases.some(typed));
    return groups.filter((group) => group.h === groups[0].h).slice(0, 3);
  };

  return { words, prepare, find, dangers };
})();
