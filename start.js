// Starts the program that takes over the page, and says in plain words when it cannot start or has
// stopped. The page reads in full before, and without it.
//
// A classic script that uses import(), not a module: opened from disk, a module would not even run,
// and nobody could say why nothing follows. The policy forbids inline scripts and inline handlers.
(function () {
  "use strict";

  // Scripts that few pages need, or none at first. In the one file there is no folder: it carries what it
  // needs (`src/one-file`).
  var folder = document.currentScript.src;
  function add(script) {
    if (folder) document.head.appendChild(document.createElement("script")).src = new URL(script, folder).href;
  }

  if (!CSS.supports("animation-timeline", "view(x)")) add("cut-figures.js");
  if (!CSS.supports("overflow-anchor", "auto")) add("keep-place.js");

  // What the program is made of comes while its script does: the program itself, where no link has it on its way
  // (`Trunk.toml`), and the chunks that draw this page.
  var program = document.getElementById("program");
  var runs = program && location.protocol !== "file:" && typeof WebAssembly === "object";
  var fetched = {};
  if (runs) {
    var chunks = program.dataset.chunks;
    [program.dataset.wasm].concat(chunks ? chunks.split(" ").map(besideProgram) : []).forEach(function (file) {
      var url = new URL(file, document.baseURI).href;
      fetched[url] = fetch(url);
      fetched[url].catch(function () {});
    });
  }
  function besideProgram(file) { return new URL(file, program.href); }

  // Fetches a part of the program, or gives what is on its way; that once, so that who tries again asks anew.
  function fetchPart(url) {
    var part = fetched[url.href];
    delete fetched[url.href];
    return part || fetch(url);
  }

  // The address of the page will change without it being loaded; what is relative must not follow.
  var icon = document.querySelector("link[rel=icon]");
  if (icon) icon.href = icon.href;

  // In a frame of somebody else's page there are no ways to other pages.
  if (/[?&]embed(&|=|$)/.test(location.search)) {
    // With what is changed from the start, if anything.
    document.documentElement.dataset.embed = new URLSearchParams(location.search).get("changes") || "";
    add("embedded.js");
  }

  // A printed page says when it was printed, and from where.
  addEventListener("beforeprint", function () {
    var place = document.getElementById("printed");
    var date = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    if (place) place.textContent = "Printed on " + date + " from " + location.href;
  });

  // What is done before the program runs is kept, and told again once it does: the program draws
  // fields as they are without it.
  var early = [];
  var told = { input: hold, change: hold, click: press };

  function hold(event) {
    var field = event.target;
    var step = early.filter(function (step) { return step.field === field; })[0];
    if (!step) early.push(step = { field: field, kinds: [] });
    if (step.kinds.indexOf(event.type) < 0) step.kinds.push(event.type);
  }

  function press(event) {
    var button = event.target.closest && event.target.closest("button");
    if (button && !finder(button)) early.push({ button: button });
  }

  Object.keys(told).forEach(function (kind) {
    document.addEventListener(kind, told[kind], true);
  });

  // This script runs as soon as it is here, so that the program comes early; the page may not have been read
  // to its end by then.
  var isRead = new Promise(function (resolve) {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", resolve);
  });

  // What was typed before this script ran. Such fields are not filled in by the browser itself.
  isRead.then(function () {
    document.querySelectorAll("input[autocomplete=off]").forEach(function (field) {
      if (field.value !== field.defaultValue) hold({ target: field, type: "input" });
    });
  });

  // What stands below the results is taken over last, and drawn anew when it is. So a press on it waits
  // until then, and what is pressed, or has the keyboard, is found again by its place.
  var LATE = "[aria-labelledby=checks]";
  var stood = null;
  var late = [];
  // How what stood was left: a list of [finder, what to do with what it finds].
  var left = [];
  var takesOver = false;
  // What finds the element that had the keyboard.
  var focused = null;

  // What finds the same element again once another stands in its place: by its id, or as one of its kind
  // within its section. Once something is changed, there is more in some sections than there was.
  function finder(element) {
    var path = location.pathname;
    var section = element.closest && element.closest(LATE + ", " + LATE + " ~ *");
    if (!section) return null;
    var label = section.getAttribute("aria-labelledby");
    var opens = element.getAttribute("data-opens");
    var kind = (label ? "[aria-labelledby=" + label + "] " : LATE + " ~ :not([aria-labelledby]) ") +
      (element.id ? "#" + element.id : element.localName + (opens ? "[data-opens=" + JSON.stringify(opens) + "]" : ""));
    var place = all().indexOf(element);
    function all() { return [].slice.call(document.querySelectorAll(kind)); }
    return place < 0 ? null : function () { return location.pathname === path && all()[place]; };
  }

  document.addEventListener("click", function (event) {
    var pressed = document.querySelector(".case:not(.is-drawn)") && event.target.closest("button, summary");
    var fold = pressed && pressed.localName === "summary" ? pressed.parentNode : null;
    var find = pressed && finder(fold || pressed);
    // A fold opens by itself, and may do so in the last moment of what stands.
    var opens = fold && !fold.open;
    if (find) late.push([find, function (it) { if (fold) it.open = opens; else it.click(); }]);
  }, true);

  // Says on the page whether parts are on their way, and whether they take over what stands. Then the
  // page is as high as it was meanwhile: one that is too short for a moment would not stay where the
  // reader is.
  var coming = 0;
  function count(change) {
    coming += change;
    var app = document.getElementById("app");
    var over = coming && document.querySelector(LATE);
    if (coming) app.dataset.coming = over ? "over" : "";
    else delete app.dataset.coming;
    app.style.minHeight = over ? app.offsetHeight + "px" : "";
  }

  // What it returns puts the keyboard where it is now, if it is lost by then.
  function keyboard() {
    var find = finder(document.activeElement);
    return function () {
      var same = find && document.activeElement === document.body && find();
      if (same) same.focus({ preventScroll: true });
    };
  }

  var goOn;

  // Some browsers cut off what is on its way as soon as a reader goes on to another page, and that one may take a
  // while to come.
  var leaves = false;
  function leave() { leaves = true; }
  addEventListener("beforeunload", leave);

  var moved = false;
  ["wheel", "touchmove", "keydown"].forEach(function (kind) {
    addEventListener(kind, function () { moved = true; }, { once: true, passive: true });
  });

  window.casebookEarly = {
    fetch: fetchPart,
    // Called just before the program takes over.
    hold: function () {
      Object.keys(told).forEach(function (kind) {
        document.removeEventListener(kind, told[kind], true);
      });
      removeEventListener("beforeunload", leave);
      goOn = keyboard();
      fields().forEach(function (field) {
        keep(field, "value");
        keep(field, "checked");
      });
    },
    // Called once the first drawing stands.
    tell: function () {
      var steps = early;
      var kept = fields();
      goOn();
      // One after the other: the program draws what follows from one before it is told the next.
      (function next() {
        var step = steps.shift();
        if (!step) {
          kept.forEach(release);
          document.getElementById("app").dataset.running = "";
          // Then the device keeps Casebook for when there is no network.
          setTimeout(add, 3000, "offline.js");
          // The place that the address names moves if what is above it comes out lower than was thought.
          var place = document.getElementById(/[#?]ask=/.test(location.hash) ? "asking" : location.hash.slice(1));
          if (place && !moved) place.scrollIntoView({ behavior: "instant" });
          return;
        }
        if (step.button) step.button.click();
        else if (step.field.isConnected) {
          if (step.field.type !== "radio") release(step.field);
          step.kinds.forEach(function (kind) {
            step.field.dispatchEvent(kind === "input"
              ? new InputEvent("input", { bubbles: true })
              : new Event("change", { bubbles: true }));
          });
        }
        setTimeout(next);
      })();
    },
    // Called as a part that is late is on its way, and when it did not arrive.
    late: function () {
      stood = document.querySelector(".case:not(.is-drawn)") && document.querySelector(LATE);
      count(1);
    },
    lateLost: function () { count(-1); },
    // Called just before it takes the place of what stands.
    holdLate: function () {
      // Until it is laid out.
      setTimeout(count, 100, -1);
      if (!takesOver) takeOver();
    },
  };

  function noteFocus() { focused = finder(document.activeElement); }

  // A reader may jump there between two frames.
  document.addEventListener("focusin", function () { if (takesOver) noteFocus(); });

  // Several parts come in one moment: until what stood is gone, how it is left is noted anew. The very moment
  // that it is, before any other key, the keyboard goes on where it was.
  function takeOver() {
    if (!stood || !stood.isConnected) return goOnLate();
    if (!takesOver) {
      new MutationObserver(function (_, observer) {
        if (stood.isConnected) return;
        observer.disconnect();
        goOnLate();
      }).observe(stood.parentNode, { childList: true });
    }
    takesOver = true;
    left = [].map.call(document.querySelectorAll("details[open]"), function (fold) {
      return [finder(fold), function (fold) { fold.open = true; }];
    });
    noteFocus();
    requestAnimationFrame(takeOver);
  }

  function goOnLate() {
    takesOver = false;
    left.push([focused, function (element) {
      if (document.activeElement === document.body) element.focus({ preventScroll: true });
    }]);
    // All are found before anything is done: a press changes what stands where.
    left.concat(late).map(function (step) {
      var element = step[0] && step[0]();
      return function () { if (element) step[1](element); };
    }).forEach(function (act) { act(); });
    left = [];
    late = [];
    focused = null;
  }

  // The fields that were changed, and the other radio buttons of their groups.
  function fields() {
    var all = [];
    early.forEach(function (step) {
      if (!step.field) return;
      all.push(step.field);
      if (step.field.type === "radio") {
        all.push.apply(all, document.getElementsByName(step.field.name));
      }
    });
    return all;
  }

  function release(field) {
    delete field.value;
    delete field.checked;
  }

  // Lets what the program draws into a field go by, until it is released: the reader may type on while
  // it takes over, and what they typed, and where, stays as it is.
  function keep(field, name) {
    var own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), name);
    if (!own) return;
    Object.defineProperty(field, name, {
      configurable: true,
      get: function () { return own.get.call(field); },
      set: function () {},
    });
  }

  // Called when a part of the program did not arrive.
  window.casebookEarly.sayLost = function () {
    // A frame without an origin of its own: what it asks for counts as a stranger's.
    if (window.origin === "null") {
      say("This page is shut off by the page around it",
        "It reads in full, but nothing on it can be changed: it stands in a frame that may not load what belongs to it. Open it by itself: " + location.href,
        [hide]);
      return;
    }
    say("Casebook could not start",
      "The page reads in full, but nothing on it can be changed: a part of it did not arrive, or this browser is too old. It takes Safari 16.4, Chrome or Edge 109, Firefox 115, or later. Check the connection and reload.",
      [reload, hide]);
  };

  // `next` is what the reader can do: a list of [label, action].
  function say(title, text, next) {
    // There may be no body to say it in yet.
    isRead.then(function () { show(title, text, next); });
  }

  function show(title, text, next) {
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
  }

  // The parts of the program are asked for anew first: some browsers keep the answer that one did not
  // arrive, and would give it again.
  var reload = ["Reload the page", function () {
    Promise.all((program ? [program.href, program.dataset.wasm] : []).map(function (part) {
      return fetch(part, { cache: "reload" }).catch(function () {});
    })).then(function () { location.reload(); });
  }];
  var hide = ["Hide this message", function () { document.getElementById("message").remove(); }];

  function failed(reason) {
    say("Something went wrong",
      "This page may no longer follow what you type. Reload it to go on.",
      [reload, hide]);
    if (window.console) console.error(reason);
  }

  // A trap in the program arrives as an error event or a rejected promise.
  window.addEventListener("error", function (event) {
    if (event.error) failed(event.error);
  });
  window.addEventListener("unhandledrejection", function (event) { failed(event.reason); });

  if (!runs) {
    window.casebookEarly.stopped = { say: say, reload: reload, hide: hide };
    return add("stopped.js");
  }

  Promise.all([import(program.href), isRead]).then(function (both) {
    return both[0].default({ module_or_path: fetchPart(new URL(program.dataset.wasm, document.baseURI)) });
  }).catch(function (reason) {
    if (reason instanceof WebAssembly.RuntimeError) return failed(reason);
    setTimeout(function () {
      window.casebookEarly.sayLost();
      if (window.console) console.error(reason);
    }, leaves ? 10000 : 0);
  });
})();
