// Tells the test of every error in the page, before the page goes on.
(function () {
  "use strict";
  function tell(text) {
    var request = new XMLHttpRequest();
    request.open("POST", "/__test/error", false);
    request.send(text);
  }
  function words(value) {
    return value && value.stack ? value + "\n" + value.stack : String(value);
  }
  window.addEventListener("error", function (event) {
    var target = event.target;
    if (target && target !== window) tell("not loaded: " + (target.src || target.href));
    else tell("error: " + event.message + "\n" + words(event.error));
  }, true);
  window.addEventListener("unhandledrejection", function (event) {
    tell("unhandled rejection: " + words(event.reason));
  });
  document.addEventListener("securitypolicyviolation", function (event) {
    tell("policy: " + event.violatedDirective + " refused " + event.blockedURI + " at " + event.sourceFile + ":" + event.lineNumber);
  });
  ["error", "warn"].forEach(function (level) {
    var log = console[level];
    console[level] = function () {
      tell("console." + level + ": " + Array.prototype.map.call(arguments, words).join(" "));
      log.apply(console, arguments);
    };
  });
})();
