// For a page that shows Casebook in frames: each gets the width there is and the height of what it
// holds, but no more than the window's, where the frame scrolls by itself and its bar stays in sight. A
// frame with the attribute `data-whole` gets its whole height.
(function () {
  "use strict";

  function frames() {
    return Array.prototype.slice.call(document.querySelectorAll("iframe"));
  }

  addEventListener("message", function (event) {
    var told = event.data && event.data.casebook;
    if (!told || !(told.height > 0)) return;
    frames().forEach(function (frame) {
      if (frame.contentWindow !== event.source) return;
      var most = frame.hasAttribute("data-whole") ? Infinity : Math.max(320, innerHeight - 32);
      // Important, as the page around may have rules of its own for frames.
      var rules = { display: "block", width: "100%", border: "0", height: Math.ceil(Math.min(told.height, most)) + "px" };
      Object.keys(rules).forEach(function (rule) {
        frame.style.setProperty(rule, rules[rule], "important");
      });
    });
  });

  // A frame that was there first has told its height to nobody.
  frames().forEach(function (frame) {
    if (frame.contentWindow) frame.contentWindow.postMessage({ casebook: "ask" }, "*");
  });
})();
