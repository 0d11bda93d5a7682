// Has the device keep Casebook for when there is no network, and offers a new version once all of it is
// there. Loaded by `start.js` when the page has run for a while: nothing that is read or typed waits for
// it. Where a browser keeps nothing (plain http, private windows), the page works as it did.
(function () {
  "use strict";
  // In a frame of somebody else's page even to look for it may be refused.
  if (top !== window) return;
  var root = new URL("./", document.currentScript.src);
  var container = navigator.serviceWorker;
  var thrift = navigator.connection && navigator.connection.saveData;

  // What a device needs to put Casebook beside its own programs.
  var manifest = document.head.appendChild(document.createElement("link"));
  manifest.rel = "manifest";
  manifest.href = new URL("manifest.webmanifest", root).href;
  var icon = document.head.appendChild(document.createElement("link"));
  icon.rel = "apple-touch-icon";
  icon.href = new URL("icon-192.png", root).href;

  if (!container || thrift) return;
  container.register(new URL("service-worker.js", root), { updateViaCache: "none" }).then(function (registration) {
    // One that waits is a newer version than the one that this page is of.
    function look() {
      if (registration.waiting && container.controller) offer(registration.waiting);
    }
    function watch() {
      if (registration.installing) registration.installing.addEventListener("statechange", look);
    }
    look();
    watch();
    registration.addEventListener("updatefound", watch);
  }).catch(function () {});

  function offer(worker) {
    if (document.getElementById("renewed")) return;
    var notice = document.createElement("section");
    notice.id = "renewed";
    notice.className = "notice renewed on-screen";
    notice.setAttribute("role", "status");
    notice.appendChild(document.createElement("p")).textContent =
      "A new version of Casebook is here. What you changed stays when you go over to it.";
    var buttons = notice.appendChild(document.createElement("p"));
    buttons.className = "buttons";
    [["Use the new version", function () {
      container.addEventListener("controllerchange", function () { location.reload(); });
      worker.postMessage("use");
    }], ["Later", function () { notice.remove(); }]].forEach(function (step) {
      var button = buttons.appendChild(document.createElement("button"));
      button.type = "button";
      button.className = "button";
      button.textContent = step[0];
      button.addEventListener("click", step[1]);
    });
    // Over the foot of the window: nothing in the page moves. In the page's own sheet, as the policy allows
    // no other.
    document.styleSheets[0].insertRule(".renewed{position:fixed;z-index:8;inset:auto var(--gutter) var(--s4);max-width:30rem;background:var(--paper);border:1px solid var(--ink);border-inline-start-width:4px}", 1);
    document.body.appendChild(notice);
  }
})();
