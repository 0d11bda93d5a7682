// Runs before anything of the page: notes what was painted when, and what each key changed; plays
// the changes of a key again without the page's own program.
(function () {
  "use strict";
  var load = { paint: null, largest: null, shift: 0, usable: null };
  var bench = window.casebookBench = { load: load, mode: "off", key: null, recorded: [], last: 0 };

  function observe(type, take) {
    new PerformanceObserver(function (list) { list.getEntries().forEach(take); })
      .observe({ type: type, buffered: true });
  }
  observe("paint", function (entry) {
    if (entry.name === "first-contentful-paint") load.paint = entry.startTime;
  });
  observe("largest-contentful-paint", function (entry) { load.largest = entry.startTime; });
  observe("layout-shift", function (entry) { if (!entry.hadRecentInput) load.shift += entry.value; });

  // Calls back once the frame that follows has been drawn: a message is read after it.
  function painted(then) {
    requestAnimationFrame(function () {
      var channel = new MessageChannel();
      channel.port1.onmessage = function () { then(performance.now()); };
      channel.port2.postMessage(null);
    });
  }

  // The figure of a result table that a change touches, if any.
  function figure(record) {
    var node = record.target.nodeType === 1 ? record.target : record.target.parentElement;
    var found = node && node.closest("[data-figure]");
    for (var at = 0; !found && at < record.addedNodes.length; at += 1) {
      var added = record.addedNodes[at];
      if (added.nodeType === 1) found = added.matches("[data-figure]") ? added : added.querySelector("[data-figure]");
    }
    return found;
  }

  function change(record) {
    if (record.type === "characterData") {
      return { node: record.target, text: record.target.data, was: record.oldValue };
    }
    if (record.type === "attributes") {
      return { node: record.target, name: record.attributeName, space: record.attributeNamespace,
        text: record.target.getAttributeNS(record.attributeNamespace, record.attributeName), was: record.oldValue };
    }
    return { node: record.target, added: Array.from(record.addedNodes),
      removed: Array.from(record.removedNodes), before: record.nextSibling };
  }

  function exchange(node, away, here, before) {
    away.forEach(function (child) { if (child.parentNode === node) node.removeChild(child); });
    here.forEach(function (child) { node.insertBefore(child, before); });
  }
  function set(made, text) {
    if (!made.name) made.node.data = text;
    else if (text === null) made.node.removeAttributeNS(made.space, made.name);
    else made.node.setAttributeNS(made.space, made.name, text);
  }
  function redo(made) {
    if (made.added) exchange(made.node, made.removed, made.added, made.before);
    else set(made, made.text);
  }
  function undo(made) {
    if (made.added) exchange(made.node, made.added, made.removed, made.before);
    else set(made, made.was);
  }

  new MutationObserver(function (records) {
    bench.last = performance.now();
    var key = bench.key;
    if (!key) return;
    var figures = records.map(figure).filter(Boolean);
    if (bench.mode === "record") {
      key.batches.push({ late: key.drawn && bench.last - key.heard, changes: records.map(change) });
      figures.forEach(function (found) { key.figures.add(found); });
    }
    if (figures.length) painted(function (time) { key.painted = time; });
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true,
    attributeOldValue: true, characterDataOldValue: true });

  // Changes that the page made only after the first frame are made as late here.
  function replay(batches) {
    batches.forEach(function (batch) {
      if (!batch.late) batch.changes.forEach(redo);
      else setTimeout(function () { batch.changes.forEach(redo); }, batch.late);
    });
  }

  // The window's own listeners for what goes down come first, and these were the first of them.
  window.addEventListener("keydown", function (event) {
    if (bench.mode === "off") return;
    bench.key = { at: event.timeStamp, batches: [], figures: new Set(), painted: null };
    if (bench.mode === "record") bench.recorded.push(bench.key);
  }, true);
  window.addEventListener("input", function () {
    var key = bench.key;
    if (bench.mode !== "record" || !key) return;
    key.heard = performance.now();
    painted(function () { key.drawn = true; });
  }, true);
  ["keydown", "keypress", "beforeinput", "input", "keyup", "change"].forEach(function (type) {
    window.addEventListener(type, function (event) {
      if (bench.mode !== "floor") return;
      event.stopImmediatePropagation();
      if (type === "input") replay(bench.recorded[bench.next++].batches);
    }, true);
  });

  // Takes back all that was recorded, so that it can be played from the start.
  bench.rewind = function () {
    bench.mode = "off";
    bench.key = null;
    bench.next = 0;
    bench.recorded.slice().reverse().forEach(function (key) {
      key.batches.slice().reverse().forEach(function (batch) {
        batch.changes.slice().reverse().forEach(undo);
      });
    });
  };

  // Selects the last digit in a field, so that the next one typed takes its place.
  bench.aim = function (field) {
    var last = field.value.search(/\d\D*$/);
    if (last < 0) return null;
    field.focus();
    field.setSelectionRange(last, last + 1);
    return field.value.charAt(last);
  };

  // From now on looks for a field, types into it once, and notes when that is answered. It types as soon as the
  // page has been read to its end and keeps what is typed (`start.js`): before, what is still being read would be
  // taken for an answer.
  bench.awaitAnswer = function (field, shown, words) {
    function text() {
      return Array.prototype.map.call(document.querySelectorAll(shown), function (one) { return one.textContent; }).join("\n");
    }
    var before = null;
    var asking = setInterval(function () {
      var here = document.querySelector(field);
      if (!here || !window.casebookEarly) return;
      clearInterval(asking);
      before = text();
      var last = null;
      if (words) { here.focus(); here.select(); } else last = bench.aim(here);
      document.execCommand("insertText", false, words || (last === "1" ? "2" : "1"));
    }, 10);
    new MutationObserver(function (records, observer) {
      if (before === null || text() === before) return;
      observer.disconnect();
      painted(function (time) { load.usable = time; });
    }).observe(document, { subtree: true, childList: true, characterData: true });
  };
})();
