// Keeps the whole of Casebook on the device, so that it opens and calculates without a network.
//
// A version is what one build wrote: the name of each file with the first digits of its SHA-256, filled in
// as the build ends. It is kept only once every file has come and is what the build wrote, in a cache of
// its own, and answers only for itself: pages, program and cases of two versions never meet. The next
// version waits until no page uses this one, or until a reader asks for it. A cache is a version once it says
// that it is whole: an upload that broke off leaves half of one behind.
"use strict";

var FILES = {};
var VERSION = "";

// One address may hold several copies of Casebook, in folders of their own.
var OURS = "casebook " + registration.scope + " ";
var NAME = OURS + VERSION;

// What says so in a cache: the name of no file.
var WHOLE = key("casebook is whole");

// How many files are asked for at once.
var AT_ONCE = 4;

addEventListener("install", function (event) { event.waitUntil(keep()); });

addEventListener("activate", function (event) { event.waitUntil(takeOver()); });

// The page says that its reader wants this version.
addEventListener("message", function (event) {
  if (event.data === "use") skipWaiting();
});

addEventListener("fetch", function (event) {
  var request = event.request;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  var file = fileOf(request.url);
  // So the page asks for a part anew that came damaged.
  if (request.mode !== "navigate" && request.cache === "reload") return;
  if (file in FILES) {
    event.respondWith(answer([NAME], file, request));
  } else if (/-[0-9a-f]{12,}[./]/.test(file)) {
    // Of another version: its name tells what is in it.
    event.respondWith(others().then(function (names) { return answer(names, file, request); }));
  }
});

// The file as one of these caches has it, or as it comes.
async function answer(names, file, request) {
  async function kept() {
    for (var name of names) {
      var found = await (await caches.open(name)).match(key(file));
      if (found) return found;
    }
  }
  return await kept() || fetch(request).catch(async function (reason) {
    // WebKit under load was seen, three times, to find nothing for a moment where everything was.
    for (var look = 0; look < 8; look += 1) {
      var found = await kept();
      if (found) return found;
      await new Promise(function (go) { setTimeout(go, 250); });
    }
    throw reason;
  });
}

function fileOf(url) {
  var path = new URL(url).pathname.slice(new URL(registration.scope).pathname.length);
  try { path = decodeURIComponent(path); } catch (_) { return ""; }
  return path === "" || path.endsWith("/") ? path + "index.html" : path;
}

// Pages stand under a name of their own in the cache: a host may know them by another address.
function key(file) { return new URL(file, registration.scope).href; }

// The names of the caches of this copy, the oldest first.
async function ours() {
  return (await caches.keys()).filter(function (name) { return name.startsWith(OURS); });
}

// Those of other versions that are whole, the newest first.
async function others() {
  var names = [];
  for (var name of await ours()) {
    if (name !== NAME && await (await caches.open(name)).match(WHOLE)) names.unshift(name);
  }
  return names;
}

async function takeOver() {
  var all = await ours();
  var whole = await others();
  // A page of the version before may still be open in another tab. What came after this one may be on its
  // way, and is not removed either.
  var older = all.slice(0, Math.max(all.indexOf(NAME), 0));
  var before = whole.find(function (name) { return older.includes(name); });
  older.forEach(function (name) { if (name !== before) caches.delete(name); });
  // A page that was there before any version answers for itself; it came from the same build.
  if (whole.length === 0) await clients.claim();
}

async function keep() {
  var cache = await caches.open(NAME);
  var names = await others();
  var before = names.length ? await caches.open(names[0]) : null;
  var files = Object.keys(FILES);
  async function next() {
    for (var file = files.shift(); file !== undefined; file = files.shift()) await keepFile(cache, before, file);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  await cache.put(WHOLE, new Response(""));
}

// What an earlier try, or the version before, has already is not asked for again.
async function keepFile(cache, before, file) {
  for (var kept of [cache, before]) {
    var there = kept && await kept.match(key(file));
    if (there && await isSound(file, await there.clone().arrayBuffer())) {
      if (kept !== cache) await cache.put(key(file), there);
      return;
    }
  }
  var response = await fetch(key(file), { cache: "no-cache" });
  var bytes = response.ok && await response.arrayBuffer();
  if (!bytes || !(await isSound(file, bytes))) throw new Error(file + " is not as it was built");
  var headers = new Headers(response.headers);
  ["content-encoding", "content-length"].forEach(function (name) { headers.delete(name); });
  await cache.put(key(file), new Response(bytes, { headers: headers }));
}

async function isSound(file, bytes) {
  var digits = Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), function (byte) {
    return byte.toString(16).padStart(2, "0");
  }).join("");
  return digits.startsWith(FILES[file]);
}
