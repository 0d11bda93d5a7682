// What makes the page scroll sideways, in words; null if it does not.
var root = document.scrollingElement;
var wide = root.clientWidth;
var top = window.scrollY;
window.scrollTo({ left: 10000, top: top, behavior: "instant" });
var moved = window.scrollX;
window.scrollTo({ left: 0, top: top, behavior: "instant" });
if (!moved && root.scrollWidth <= wide) return null;

// What lies in a part that scrolls by itself, or is cut off, does not widen the page.
function contained(element) {
  for (var outer = element.parentElement; outer && outer !== document.body; outer = outer.parentElement) {
    if (getComputedStyle(outer).overflowX !== "visible") return true;
  }
  return false;
}
function name(element) {
  return element.tagName.toLowerCase() + (element.id ? "#" + element.id : "") +
    Array.prototype.map.call(element.classList, function (part) { return "." + part; }).join("");
}
var out = Array.prototype.filter.call(document.body.querySelectorAll("*"), function (element) {
  return element.getBoundingClientRect().right > wide + 0.5 && !contained(element);
});
return "it is " + root.scrollWidth + " px wide; " + out.length + " elements stick out, the first of them " +
  out.slice(0, 8).map(name).join(", ");
