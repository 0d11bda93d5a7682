// For a page that shows cases of Casebook, as frames or as elements:
//
//   <casebook-case case="cambridgeshire/2020-21/placement-mix-and-demand"></casebook-case>
//
// Each gets the width there is and the height of what it holds, but no more than the window's, where it
// scrolls by itself and its bar stays in sight. With the attribute `data-whole` it gets its whole height.
// What else an element takes and tells stands in `docs/hosting.md`.
(function () {
  "use strict";
  var folder = new URL("./", document.currentScript.src).href;
  // The frames within elements, which the page around cannot find.
  var within = new Map();

  function frames() {
    return Array.prototype.slice.call(document.querySelectorAll("iframe")).concat(Array.from(within.keys()));
  }

  // Important, as the page around may have rules of its own.
  function rule(element, rules) {
    Object.keys(rules).forEach(function (name) {
      element.style.setProperty(name, rules[name], "important");
    });
  }

  function fit(frame, height) {
    var element = within.get(frame) || frame;
    var most = element.hasAttribute("data-whole") ? Infinity : Math.max(320, innerHeight - 32);
    rule(frame, { display: "block", width: "100%", border: "0", height: Math.ceil(Math.min(height, most)) + "px" });
  }

  addEventListener("message", function (event) {
    var told = event.data && event.data.casebook;
    if (!told) return;
    frames().forEach(function (frame) {
      if (frame.contentWindow !== event.source) return;
      if (told.height > 0) fit(frame, told.height);
      var element = within.get(frame);
      if (element && told.claim) {
        element.dispatchEvent(new CustomEvent("casebook-change", { bubbles: true, composed: true, detail: told.claim }));
      }
    });
  });

  // A frame that was there first has told its height to nobody.
  frames().forEach(function (frame) {
    if (frame.contentWindow) frame.contentWindow.postMessage({ casebook: "ask" }, "*");
  });

  // What an element is told: attributes go into the address of its frame, and so do the colours and the font
  // that the page around gives it.
  var TOLD = ["part", "changes", "locked"];
  var COLOURS = ["paper", "ink", "act"];

  class CasebookCase extends HTMLElement {
    static get observedAttributes() { return ["case"].concat(TOLD); }

    connectedCallback() { this.draw(); }

    attributeChangedCallback() { if (this.frame) this.draw(); }

    disconnectedCallback() {
      within.delete(this.frame);
      this.frame.remove();
      this.frame = null;
    }

    draw() {
      if (!this.frame) {
        this.frame = document.createElement("iframe");
        within.set(this.frame, this);
        fit(this.frame, 480);
        rule(this, { display: "block", height: "auto" });
        (this.shadowRoot || this.attachShadow({ mode: "open" })).appendChild(this.frame);
      }
      this.frame.title = this.getAttribute("label") || "A business case, worked out by Casebook";
      var address = this.address();
      if (this.frame.src !== address) this.frame.src = address;
    }

    address() {
      var address = new URL(encodeURI(this.getAttribute("case") || "index") + ".html?embed", folder);
      var query = address.searchParams;
      TOLD.forEach(function (name) {
        var value = this.getAttribute(name);
        if (value) query.set(name, value);
      }, this);
      var style = getComputedStyle(this);
      COLOURS.forEach(function (name) {
        var colour = style.getPropertyValue("--casebook-" + name).trim();
        if (colour) query.set(name, colour);
      });
      var font = style.getPropertyValue("--casebook-font").trim();
      if (font) query.set("font", font);
      return address.href;
    }
  }

  if (!customElements.get("casebook-case")) customElements.define("casebook-case", CasebookCase);
})();
