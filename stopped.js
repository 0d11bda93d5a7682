// Says why the program was not even started. A script of its own, which few browsers ever ask for.
(function () {
  "use strict";
  var start = window.casebookEarly.stopped;
  if (location.protocol === "file:") {
    start.say("This page was opened from a file on disk",
      "It reads in full, but nothing on it can be changed: browsers do not let a page opened from disk load its parts. Open casebook.html in its folder instead, which holds all of Casebook in one file, or put the folder on a web server and open its address.",
      [start.hide]);
    return;
  }
  start.say("This browser cannot calculate here",
    "The page reads in full, but nothing on it can be changed: Casebook calculates with WebAssembly, which is missing or turned off (Lockdown Mode turns it off). Use another browser, or allow it for this page, then reload.",
    [start.reload, start.hide]);
})();
