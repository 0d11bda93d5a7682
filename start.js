// Starts the page, and says in plain words when it cannot start or has stopped.
//
// A classic script that uses import(), not a module: opened from disk, a module would not even run,
// and the reader would see nothing. The policy forbids inline scripts and inline handlers.
(function () {
  "use strict";

  // `next` is what the reader can do: a list of [label, action].
  function say(title, text, next) {
    if (document.getElementById("message")) return;
    var message = document.createElement("section");
    message.id = "message";
    message.className = "wrap section";
    message.setAttribute("role", "alert");
    var notice = message.appendChild(document.createElement("div"));
    notice.className = "notice notice--differs";
    notice.appendChild(document.createElement("h2")).textContent = title;
    notice.appendChild(document.createElement("p")).textContent = text;
    var actions = notice.appendChild(document.createElement("p"));
    actions.className = "buttons";
    next.forEach(function (step) {
      var button = actions.appendChild(document.createElement("button"));
      button.type = "button";
      button.className = "button";
      button.textContent = step[0];
      button.addEventListener("click", step[1]);
    });
    document.body.insertBefore(message, document.body.firstChild);
    var loading = document.getElementById("loading");
    if (loading) loading.hidden = true;
  }

  var reload = ["Reload the page", function () { location.reload(); }];
  var list = ["Go to the list of cases", function () { location.hash = ""; location.reload(); }];
  var hide = ["Hide this message", function () { document.getElementById("message").remove(); }];

  function failed(reason) {
    say("Something went wrong",
      "This page may no longer follow what you type. Reload it to go on; if that does not help, start from the list of cases.",
      [reload, list, hide]);
    if (window.console) console.error(reason);
  }

  if (location.protocol === "file:") {
    say("Casebook cannot run from a file on disk",
      "Browsers do not let a page opened from disk load its parts. Put this folder on a web server and open its address instead.",
      [reload]);
    return;
  }
  if (typeof WebAssembly !== "object") {
    say("This browser cannot run Casebook",
      "Casebook calculates with WebAssembly, which is missing or turned off here (Lockdown Mode turns it off). Use another browser, or allow it for this page, then reload.",
      [reload]);
    return;
  }

  // A trap in the page's code arrives as an error event or a rejected promise.
  window.addEventListener("error", function (event) {
    if (event.error) failed(event.error);
  });
  window.addEventListener("unhandledrejection", function (event) { failed(event.reason); });

  // The exports of a module, once its WebAssembly runs.
  function load(script, wasm) {
    return import(new URL(script, document.baseURI)).then(function (exports) {
      return exports.default({ module_or_path: new URL(wasm, document.baseURI) }).then(function () {
        return exports;
      });
    });
  }

  var code = document.getElementById("page-code");
  load(code.href, code.dataset.wasm).then(function (page) {
    // What few readers need is loaded when the page asks for it. Some browsers remember for good
    // that a module did not arrive: each new attempt has an address of its own.
    var attempts = 0;
    page.start(function () {
      var again = attempts ? "?" + attempts : "";
      return load(code.dataset.annex + again, code.dataset.annexWasm).catch(function (reason) {
        attempts += 1;
        throw reason;
      });
    });
  }).catch(function (reason) {
    if (reason instanceof WebAssembly.RuntimeError) return failed(reason);
    say("Casebook could not start",
      "A part of the page did not arrive, or this browser is too old: it takes Safari 16.4, Chrome or Edge 109, Firefox 115, or later. Check the connection and reload.",
      [reload]);
    if (window.console) console.error(reason);
  });
})();
