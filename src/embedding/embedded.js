// In a frame of somebody else's page: tells `embed.js` over there how high this one is and what the claim
// comes to, and does as the address says: which part of a case to show, which inputs are locked, which
// colours and font to take. (Changes to start with are the program's own affair: `early::starting`.)
(function () {
  "use strict";
  var asked = new URLSearchParams(location.search);
  var root = document.documentElement;

  function tell(what) { parent.postMessage({ casebook: what }, "*"); }
  function tellHeight() { tell({ height: document.body.offsetHeight }); }

  new ResizeObserver(tellHeight).observe(document.body);
  addEventListener("message", function (event) {
    if (event.data && event.data.casebook === "ask") tellHeight();
  });

  var colours = {};
  ["paper", "ink", "act"].forEach(function (name) {
    var colour = asked.get(name);
    if (colour && CSS.supports("color", colour)) colours[name] = colour;
  });
  // On a dark page all the colours are those for the dark, whatever the device asks for; and the other way
  // round: what is not given has to stand out from what is.
  if (colours.paper) palette(isDark(colours.paper));
  Object.keys(colours).forEach(function (name) { root.style.setProperty("--" + name, colours[name]); });

  function isDark(colour) {
    var probe = document.head.appendChild(document.createElement("span"));
    probe.style.color = colour;
    var parts = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
    probe.remove();
    return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] < 128;
  }

  function palette(dark) {
    var blocks = { light: null, dark: null };
    (function look(rules, scheme) {
      Array.prototype.forEach.call(rules, function (rule) {
        if (rule.selectorText === ":root" && rule.style.getPropertyValue("--paper")) blocks[scheme] = blocks[scheme] || rule.style;
        else if (rule.cssRules) look(rule.cssRules, /color-scheme:\s*dark/.test(rule.conditionText || "") ? "dark" : scheme);
      });
    })(document.styleSheets[0].cssRules, "light");
    var chosen = dark ? blocks.dark : blocks.light;
    if (!chosen) return;
    root.style.colorScheme = dark ? "dark" : "light";
    Array.prototype.forEach.call(chosen, function (name) {
      if (name.startsWith("--")) root.style.setProperty(name, chosen.getPropertyValue(name));
    });
  }

  var font = asked.get("font");
  if (font && CSS.supports("font-family", font)) {
    root.style.setProperty("--sans", font);
    root.style.setProperty("--serif", font);
    // However wide its figures are.
    rules([
      ".claim dl{grid-template-columns:repeat(auto-fit,minmax(min(100%,12rem),1fr))}",
      ".claim__part:last-child{grid-column:auto}",
    ]);
  }

  show(asked.get("part") || "");

  // In the page's own sheet: the policy allows no other.
  function rules(all) {
    var sheet = document.styleSheets[0];
    all.forEach(function (rule) { sheet.insertRule(rule, sheet.cssRules.length); });
  }

  // The part that is to be seen.
  function show(part) {
    var found = /^(claim|results|table|chart)(?:[ -](\d+))?$/.exec(part);
    var hidden = found && { claim: claim, results: results, table: table, chart: chart }[found[1]](+found[2] || 1);
    if (!hidden) return;
    rules([
      hidden.concat([".bar", ".changed", ".about", ".page > .footer", "article > .answer"]).join() + "{display:none}",
      ".case{display:block}",
      "#results,#results > div,#results figure{margin-top:0;padding-top:0;border-top:0}",
      // Its name is told, and not shown twice.
      "article > .title{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}",
    ]);
    var link = document.createElement("footer");
    var way = link.appendChild(document.createElement("p")).appendChild(document.createElement("a"));
    link.className = "wrap aside whole-case";
    way.href = location.pathname;
    way.target = "_blank";
    way.rel = "noopener";
    way.textContent = "The whole case, in Casebook: " + document.title.replace(/ – Casebook$/, "");
    document.body.appendChild(link);
  }

  function claim() { return ["article > :not(.title, .claim, #announcer)"]; }

  function results() {
    return [".claim", ".case__form", ".case__results > :not(#results)"];
  }

  function table(number) {
    return results().concat("#results > div:not(:nth-of-type(" + number + "))", "#results figure");
  }

  // Charts are counted over the whole case; each stands behind a table.
  function chart(number) {
    var one = document.querySelectorAll("#results figure.chart")[number - 1];
    if (!one) return null;
    function place(element) {
      return [].filter.call(element.parentNode.children, function (other) {
        return other.tagName === element.tagName;
      }).indexOf(element) + 1;
    }
    var block = "#results > div:nth-of-type(" + place(one.parentNode) + ")";
    return results().concat("#results > div:not(:nth-of-type(" + place(one.parentNode) + "))",
      block + " > :not(figure)", block + " > figure:not(:nth-of-type(" + place(one) + "))");
  }

  // Locked inputs can be read and not changed, whatever the program draws. What would put several back at
  // once is shut as soon as one is locked.
  var locked = (asked.get("locked") || "").split(/[\s,;]+/).filter(Boolean);
  var OWNED = "[id^='input-'], [id^='cell-'], [id^='series-'], [id^='tools-']";

  // The id of the input that a control changes; empty for one of the whole case.
  function input(control) {
    var field = control.closest(".field");
    var owner = control.closest(OWNED) || (field && field.querySelector(OWNED));
    return owner ? owner.id.replace(/^[a-z]+-/, "") : "";
  }

  function lock() {
    document.querySelectorAll(".case__form :is(input, select, button), .changes button").forEach(function (control) {
      var id = input(control);
      var is = !id || locked.some(function (name) {
        return name === "all" || id === name || id.startsWith(name + "-");
      });
      if (!is || control.matches("[data-opens], button[data-figure], [aria-expanded]")) return;
      if (control.type === "text") control.readOnly = true;
      else control.disabled = true;
    });
  }

  var last = null;
  function tellClaim() {
    var claim = { case: location.pathname.replace(/^.*\/([^/]+\/[^/]+\/[^/]+)\.html$/, "$1") };
    [["printed", "printed"], ["calculated", "workedOut"], ["now", "now"]].forEach(function (names) {
      var figure = document.querySelector("[data-claim=" + names[0] + "]");
      claim[names[1]] = figure ? figure.textContent.trim() : "";
    });
    var told = JSON.stringify(claim);
    if (last !== null && told !== last) tell({ claim: claim });
    last = told;
  }

  var waits = false;
  function look() {
    if (waits) return;
    waits = true;
    requestAnimationFrame(function () {
      waits = false;
      if (locked.length) lock();
      tellClaim();
    });
  }
  new MutationObserver(look).observe(document.getElementById("app"), { subtree: true, childList: true, characterData: true });
  look();
})();
