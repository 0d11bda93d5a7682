// Finds one element. `wanted` is a CSS selector, or `text=…`, or `label=…`; see the module's words.
var wanted = arguments[0];

function plain(text) {
  return (text || "").replace(/\s+/g, " ").trim();
}
function shown(element) {
  return element.checkVisibility({ visibilityProperty: true });
}
function name(element) {
  var by = element.getAttribute("aria-labelledby");
  if (by) {
    return plain(by.split(/\s+/).map(function (id) {
      var other = document.getElementById(id);
      return other ? other.textContent : "";
    }).join(" "));
  }
  if (element.hasAttribute("aria-label")) return plain(element.getAttribute("aria-label"));
  if (element.labels && element.labels.length) {
    return plain(Array.prototype.map.call(element.labels, function (label) { return label.textContent; }).join(" "));
  }
  return plain(element.textContent);
}
function best(selector, text) {
  var all = Array.prototype.filter.call(document.querySelectorAll(selector), shown);
  var same = all.filter(function (element) { return name(element) === text; });
  var containing = all.filter(function (element) { return name(element).indexOf(text) >= 0; });
  return same[0] || containing[0] || null;
}

if (wanted.indexOf("text=") === 0) {
  return best("button, a[href], summary, [role=button], [role=tab], [role=link], label", plain(wanted.slice(5)));
}
if (wanted.indexOf("label=") === 0) {
  return best("input, select, textarea, [contenteditable], [role=textbox], [role=spinbutton]", plain(wanted.slice(6)));
}
return document.querySelector(wanted);
