// The text of an element as the reader sees it once it is near: what is off the screen may not be laid
// out yet, and then has no text in Chromium.
function seenText(element) {
  var skipped = Array.prototype.slice.call(element.querySelectorAll(".offscreen"));
  var around = element.closest(".offscreen");
  if (around) skipped.push(around);
  skipped.forEach(function (section) { section.style.contentVisibility = "visible"; });
  var text = element.innerText;
  skipped.forEach(function (section) {
    section.style.contentVisibility = "";
    if (!section.getAttribute("style")) section.removeAttribute("style");
  });
  return text;
}
