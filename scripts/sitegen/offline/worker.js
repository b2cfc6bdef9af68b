// Keeps a copy of the guide on the device. The build writes LIST and WORDS before this (__init__.py):
// the file that lists what to keep, each with a mark of its bytes, and what a copy says of itself.
// Pages come from the network, and from the copy when that fails or dawdles; files that are named
// after their bytes come from the copy first. One cache holds all: such files never change, and
// pages are replaced one by one, so that keeping can stop and go on at any time.
const HOME = registration.scope;
const CACHE = `guide ${HOME}`;
const PATIENCE = 3000;
const DAY = 864e5;
const LOST = "404.html";
const NAMED = /\.[0-9a-f]{10}\.\w+$/;
const KEPT = /\/$|\.pdf$/;
const AT_ONCE = 4;
const fresh = new Set(); // windows whose page came from the network, to this worker
const lacking = {}; // by language
let turn = Promise.resolve();

const place = (url) => {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/index\.html$/, "");
};
const cache = () => caches.open(CACHE);
const copyOf = (url) => caches.match(url, { cacheName: CACHE }).catch(() => {});

const keep = async (url, answer) => {
  const bytes = await answer.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 5);
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  headers.set("x-mark", [...hash].map((byte) => (byte + 256).toString(16).slice(1)).join(""));
  headers.set("x-saved", Date.now());
  await (await cache()).put(url, new Response(bytes, { headers }));
};

const get = async (url) => {
  const answer = await fetch(url, { cache: "no-cache", priority: "low" });
  if (answer.status === 200 || url === LOST) await keep(url, answer);
};

// A copy that says so at its top. Without one, the page for addresses that are not there says it.
const told = async (copy, what, status) => {
  if (!/html/.test(copy.headers.get("content-type"))) return copy;
  const text = await copy.text();
  const words = WORDS[/ lang="?([\w-]+)/.exec(text)[1]];
  const day = new Date(+copy.headers.get("x-saved"));
  const said = words[what]
    .replace("{day}", day.getDate())
    .replace("{month}", words.months[day.getMonth()])
    .replace("{year}", day.getFullYear());
  const note = `<p class="example" role="status">${said}</p></header>`;
  const made = text.replace("</header>", () => note);
  return new Response(made, { status, headers: copy.headers });
};

const lost = async () => {
  const copy = await copyOf(LOST);
  return copy ? told(copy, "lost", 404) : Response.error();
};

const page = async (event) => {
  const url = place(event.request.url);
  const live = fetch(event.request, { cache: "no-cache" });
  const later = live.then(async (answer) => {
    if (answer.status === 200 && KEPT.test(url)) await keep(url, answer.clone());
    if (/404|410/.test(answer.status)) await (await cache()).delete(url);
  });
  event.waitUntil(later.catch(() => {}));
  const copy = await copyOf(url);
  if (!copy) return live.catch(lost);
  const good = live.then((answer) => (answer.status < 500 ? answer : Promise.reject()));
  const late = new Promise((_, no) => setTimeout(no, PATIENCE));
  try {
    const answer = await Promise.race([good, late]);
    fresh.add(event.resultingClientId);
    return answer;
  } catch {
    return told(copy, "saved");
  }
};

const named = async (event) => {
  const { url } = event.request;
  const copy = await copyOf(url);
  if (copy) return copy;
  const answer = await fetch(event.request);
  if (answer.status === 200) event.waitUntil(keep(url, answer.clone()).catch(() => {}));
  return answer;
};

// Keeping everything, a few files each time that a page asks

const missing = async (language) => {
  if (!(await copyOf(LIST))) await get(LIST);
  const copy = await copyOf(LIST);
  const since = Math.max(copy.headers.get("x-saved"), Date.now() - DAY);
  const list = await copy.json();
  const wanted = { ...list[""], ...list[language] };
  const all = Object.assign({ [LIST]: "" }, ...Object.values(list));
  const others = [];
  for (const { url } of await (await cache()).keys()) {
    const path = url.slice(HOME.length) || "./";
    if (path in all) continue;
    if (path.endsWith(".pdf")) wanted[path] = ""; // somebody asked for it
    else others.push(url);
  }
  const found = [];
  for (const path in wanted) {
    const headers = (await copyOf(path))?.headers;
    const same = headers?.get("x-mark") === wanted[path];
    if (!same && !(headers?.get("x-saved") >= since)) found.push(path);
  }
  return { found, others };
};

// What no version lists any more goes once all is kept and no older page is open that may need it.
const drop = async (others) => {
  const windows = await clients.matchAll();
  if (windows.every(({ id }) => fresh.has(id))) {
    for (const url of others.splice(0)) await (await cache()).delete(url);
  }
};

const step = async ({ language, few, used }) => {
  for (const url of used.map(place)) {
    const ours = url.startsWith(HOME) && (KEPT.test(url) || NAMED.test(url));
    if (ours && !(await copyOf(url))) await get(url);
  }
  if (few) return 0;
  const { found, others } = (lacking[language] ??= await missing(language));
  await Promise.all(found.splice(0, AT_ONCE).map(get));
  if (!found.length) await drop(others);
  return found.length;
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(HOME)) return;
  if (mode === "navigate") event.respondWith(page(event));
  else if (NAMED.test(place(url))) event.respondWith(named(event));
});
addEventListener("message", (event) => {
  turn = turn
    .then(() => step(event.data))
    .catch(() => delete lacking[event.data.language] && 0) // no network, or no room: another time
    .then((left) => event.source.postMessage(left));
  event.waitUntil(turn);
});
