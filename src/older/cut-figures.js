// For browsers without scroll timelines (Firefox, and Safari before 26): what the styles do in others. On a
// phone, a figure of a table that is cut at an edge reads as another one: it is hidden, and the table says
// that there is more to the right. `start.js` loads this where it is needed; the one file
// carries it.
(function () {
  "use strict";

  if (CSS.supports("animation-timeline", "view(x)")) return;

  var narrow = matchMedia("(max-width: 40rem)");
  var asked = false, again;

  function ask() {
    // What was skipped off the screen has its widths only once it was drawn.
    clearTimeout(again);
    again = setTimeout(look, 200);
    if (asked) return;
    asked = true;
    requestAnimationFrame(look);
  }

  function look() {
    asked = false;
    var tables = Array.from(document.querySelectorAll(".scroll > table"));
    // All is measured before anything is changed.
    var seen = tables.map(measured);
    seen.forEach(function (one) {
      one.box.toggleAttribute("data-goes-on", one.goesOn);
      one.cells.forEach(function (cell) { cell.at.style.opacity = cell.cut ? "0" : ""; });
    });
  }

  function measured(table) {
    var box = table.parentElement;
    var goesOn = narrow.matches && box.scrollLeft + box.clientWidth < box.scrollWidth - 1;
    var far = box.getBoundingClientRect().right;
    var cells = [];
    // Elsewhere the first column does not stay.
    if (table.matches("[role=grid]")) Array.from(table.rows).forEach(function (row) {
      var edge = row.cells[0].getBoundingClientRect().right;
      Array.from(row.cells).slice(1).forEach(function (cell) {
        if (cell.hasAttribute("colspan") || cell.contains(document.activeElement)) return;
        var text = (cell.querySelector(".figure") || cell).firstChild;
        cells.push({ at: cell, cut: Boolean(text) && narrow.matches && cut(text, edge, far) });
      });
    });
    return { box: box, goesOn: goesOn, cells: cells };
  }

  function cut(text, edge, far) {
    var range = document.createRange();
    range.selectNodeContents(text);
    var place = range.getBoundingClientRect();
    return [edge, far].some(function (line) { return place.left < line - 1 && place.right > line + 1; });
  }

  document.addEventListener("scroll", ask, { capture: true, passive: true });
  addEventListener("resize", ask);
  new ResizeObserver(ask).observe(document.body);
  document.addEventListener("focusin", ask);
})();
