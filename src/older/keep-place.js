// For browsers that do not hold on to what is read when something above it grows (scroll anchoring: Safari).
// Tables grow with the first change, and parts far down are put in place late. `start.js` loads this where it
// is needed; the one file carries it.
(function () {
  "use strict";

  if (CSS.supports("overflow-anchor", "auto")) return;

  // What is read, how far down the window it stood, and how far the page was scrolled then.
  var held = null, top = 0, scrolled = 0, asked = false;
  // Whether a finger or a button of the mouse is down.
  var pressed = false;

  function inSight(element) {
    var box = element.getBoundingClientRect();
    return box.top < innerHeight && box.bottom > 0;
  }

  // What stays in sight by itself does not scroll with the page.
  function stays(element) {
    for (var at = element; at; at = at.parentElement) {
      if (/sticky|fixed/.test(getComputedStyle(at).position)) return true;
    }
    return false;
  }

  // What stands first below the bar. What is as high as the window may begin far above what grows. In the middle
  // may be the gap between two columns.
  function first() {
    for (var down = 80; down < innerHeight; down += 40) {
      for (var across of [1 / 2, 1 / 4, 3 / 4]) {
        var found = document.elementFromPoint(innerWidth * across, down);
        if (found && found.offsetHeight < innerHeight && !stays(found)) return found;
      }
    }
    return null;
  }

  function note() {
    var active = document.activeElement;
    var isTypedIn = active && active.matches("input, select, textarea") && inSight(active) && !stays(active);
    held = isTypedIn ? active : first();
    top = held ? held.getBoundingClientRect().top : 0;
    scrolled = scrollY;
  }

  function keep() {
    asked = false;
    // Scrolled meanwhile, by the reader or the page: whoever did it knows where to.
    if (!held || !held.isConnected || scrolled !== scrollY || scrollY === 0) return note();
    // A part of a pixel is left, and not forgotten: `top` stays what it was.
    var moved = held.getBoundingClientRect().top - top;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
    scrolled = scrollY;
  }

  function noteScrolled() {
    if (scrolled !== scrollY) note();
  }

  addEventListener("scroll", noteScrolled, { passive: true });
  // The page hears that it was scrolled only with the next frame. What is pressed before may change the page in
  // that same frame.
  ["keydown", "pointerdown", "click"].forEach(function (kind) {
    addEventListener(kind, noteScrolled, { passive: true, capture: true });
  });
  addEventListener("focusin", note);
  addEventListener("resize", note);
  addEventListener("pointerdown", function () { pressed = true; }, true);
  ["pointerup", "pointercancel"].forEach(function (kind) {
    addEventListener(kind, function () { pressed = false; }, true);
  });
  // Before what was changed is painted: nobody sees it move. What is pressed must not move even before that, or
  // the finger lifts from something else, and nothing was pressed.
  new MutationObserver(function () {
    if (pressed) keep();
    else if (!asked) requestAnimationFrame(keep);
    asked = !pressed;
  }).observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true });
})();
