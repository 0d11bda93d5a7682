// Keeps the whole of Casebook on the device, so that it opens and calculates without a network.
//
// A version is what one build wrote: the name of each file with the first digits of its SHA-256, filled in
// as the build ends. It is kept only once every file has come and is what the build wrote, in a cache of
// its own, and answers only for itself: pages, program and cases of two versions never meet. The next
// version waits until no page uses this one, or until a reader asks for it.
"use strict";

var FILES = {};
var VERSION = "";

// One address may hold several copies of Casebook, in folders of their own.
var OURS = "casebook " + registration.scope + " ";
var NAME = OURS + VERSION;

// How many files are asked for at once.
var AT_ONCE = 4;

addEventListener("install", function (event) { event.waitUntil(keep()); });

addEventListener("activate", function (event) {
  event.waitUntil(former().then(function (names) {
    // A page of the version before may still be open in another tab.
    names.slice(0, -1).forEach(function (name) { caches.delete(name); });
    // A page that was there before any version answers for itself; it came from the same build.
    if (names.length === 0) return clients.claim();
  }));
});

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
    event.respondWith(caches.open(NAME).then(function (cache) { return answer(cache, file, request); }));
  } else if (/-[0-9a-f]{12,}[./]/.test(file)) {
    // Of the version before: its name tells what is in it.
    event.respondWith(former().then(function (names) {
      return names.length ? caches.open(names[names.length - 1]) : caches.open(NAME);
    }).then(function (cache) { return answer(cache, file, request); }));
  }
});

function answer(cache, file, request) {
  return cache.match(key(file)).then(function (kept) {
    return kept || fetch(request).catch(function (reason) {
      // WebKit under load was seen to find nothing, once, where everything was.
      return cache.match(key(file)).then(function (kept) {
        if (kept) return kept;
        throw reason;
      });
    });
  });
}

function fileOf(url) {
  var path = new URL(url).pathname.slice(new URL(registration.scope).pathname.length);
  try { path = decodeURIComponent(path); } catch (_) { return ""; }
  return path === "" || path.endsWith("/") ? path + "index.html" : path;
}

// Pages stand under a name of their own in the cache: a host may know them by another address.
function key(file) { return new URL(file, registration.scope).href; }

// The names of the caches of other versions of this copy, the oldest first.
function former() {
  return caches.keys().then(function (names) {
    return names.filter(function (name) { return name.startsWith(OURS) && name !== NAME; });
  });
}

async function keep() {
  var cache = await caches.open(NAME);
  var names = await former();
  var before = names.length ? await caches.open(names[names.length - 1]) : null;
  var files = Object.keys(FILES);
  async function next() {
    for (var file = files.shift(); file !== undefined; file = files.shift()) await keepFile(cache, before, file);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next));
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
