// What a page needs a browser for where a case is written: the text of a file, and a worker that reads what
// is written, so that the page answers meanwhile. Loaded when a reader first writes a case (`frame::reading`).
// It throws a sentence, or nothing where a part of it did not arrive.
{
  // The folder of the program that reads case files, filled in by the build.
  const READING = "";

  // How long a text may take, in milliseconds. The first waits for the program too.
  const MOST = 6000;
  const MOST_AT_FIRST = 60000;
  const LONG = 500;

  let worker = null;
  let hasRead = false;
  let number = 0;
  // What waits for an answer, by its kind: of each, what was sent last.
  const waiting = {};

  function end(reason) {
    if (worker) worker.terminate();
    worker = null;
    hasRead = false;
    for (const kind of Object.keys(waiting)) settle(kind, (it) => it.failed(reason));
  }

  function settle(kind, how) {
    const it = waiting[kind];
    delete waiting[kind];
    if (!it) return;
    clearTimeout(it.timeout);
    how(it);
  }

  function begin(folder) {
    worker = new Worker(`${folder}${READING}worker.js`, { type: "module" });
    worker.onmessage = ({ data }) => {
      if (data.lost) return end("");
      hasRead = true;
      // What was written since is on its way.
      if (waiting[data.kind]?.number === data.number) settle(data.kind, (it) => it.done(data));
    };
    // Also where a part of it did not arrive.
    worker.onerror = (event) => {
      event.preventDefault();
      end(hasRead ? "This text cannot be read: what reads it has stopped." : "");
    };
  }

  function ask(folder, kind, wanted) {
    settle(kind, (it) => it.done(null));
    if (!worker) begin(folder);
    number += 1;
    return new Promise((done, failed) => {
      const timeout = setTimeout(
        () => end(hasRead ? "This text took too long to read: it was left after six seconds." : ""),
        hasRead ? MOST : MOST_AT_FIRST,
      );
      waiting[kind] = { number, since: performance.now(), timeout, done, failed: (reason) => (reason === null ? done(null) : failed(reason)) };
      worker.postMessage({ number, kind, ...wanted });
    });
  }

  const acts = {
    // The case that a text is, in `bytes`, and what is to be said of it, in `told`. Nothing where another
    // text was sent meanwhile.
    read({ folder, id, text, base }) {
      // Where reading goes on and on, a text that is not wanted any more is in the way of the next.
      if (waiting.read && hasRead && performance.now() - waiting.read.since > LONG) end(null);
      return ask(folder, "read", { id, text, base });
    },

    // A text as a link has it, and the text that a link has; empty where there is none.
    press: async ({ folder, text }) => (await ask(folder, "press", { text }))?.told ?? "",
    unpress: async ({ folder, text }) => (await ask(folder, "unpress", { text }))?.told ?? "",

    // The name of the file in a field and its text, if it has at most so many bytes and is text.
    async open({ field, most }) {
      const input = document.getElementById(field);
      const [file] = input.files;
      if (!file) throw "";
      if (file.size > most) {
        input.value = "";
        throw "This file is larger than a case file may be (1 MB).";
      }
      const bytes = await file.arrayBuffer();
      input.value = "";
      try {
        return [file.name, new TextDecoder("utf-8", { fatal: true }).decode(bytes)];
      } catch (_) {
        throw "This is no text file (UTF-8). A case is written in a text editor, not in a word processor.";
      }
    },
  };

  acts.attend = ({ field, lines, most }) => {
    const text = document.getElementById(field);
    const numbers = document.getElementById(lines);
    const follow = () => { numbers.scrollTop = text.scrollTop; };
    text.addEventListener("scroll", follow);
    // A browser takes its time over what is far too long, even where it is taken out again.
    const refuse = (event, data) => {
      if (!data || data.getData("text/plain").length <= most) return;
      event.preventDefault();
      text.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertHorizontalRule" }));
    };
    text.addEventListener("paste", (event) => refuse(event, event.clipboardData));
    text.addEventListener("drop", (event) => refuse(event, event.dataTransfer));
    // Undo is the browser's own here: the page's is of what is changed in the form.
    for (const kind of ["keydown", "beforeinput"]) text.addEventListener(kind, (event) => event.stopPropagation());
  };

  acts.line = ({ field, start, end, line, lines }) => {
    const text = document.getElementById(field);
    text.focus();
    text.setSelectionRange(+start, +end);
    text.scrollTop = (text.scrollHeight / lines) * Math.max(0, line - 4);
    text.scrollLeft = 0;
  };

  // The case beside the text is drawn anew with every sound text: what was open in it opens again, and the page
  // stays where it was until all of it is there.
  acts.stay = ({ beside }) => {
    const box = document.querySelector(beside);
    const page = document.scrollingElement;
    if (!box || !page) return;
    const open = new Map();
    // The figures of a heading may be others.
    const name = (fold) => {
      const heading = fold.querySelector("summary");
      return heading ? heading.id || heading.textContent.replace(/[\d.,]+/g, "") : "";
    };
    let top = page.scrollTop;
    let until = 0;
    const back = () => {
      if (performance.now() > until || !box.isConnected) return;
      if (page.scrollTop !== top) page.scrollTop = top;
      requestAnimationFrame(back);
    };
    const gone = new AbortController();
    const scrolled = () => {
      if (!box.isConnected) gone.abort();
      else if (performance.now() > until) top = page.scrollTop;
    };
    addEventListener("scroll", scrolled, { passive: true, signal: gone.signal });
    // Who moves it means it.
    const moves = () => { until = 0; };
    for (const kind of ["wheel", "touchmove", "pointerdown"]) addEventListener(kind, moves, { passive: true, signal: gone.signal });
    box.addEventListener("keydown", moves);
    box.addEventListener("toggle", ({ target }) => open.set(name(target), target.open), true);
    const isCase = (it) => it instanceof Element && it.matches("article");
    new MutationObserver((changes) => {
      // The first is none that was drawn anew.
      if (changes.some(({ removedNodes }) => [...removedNodes].some(isCase))) {
        until = performance.now() + 1500;
        requestAnimationFrame(back);
      }
      for (const it of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(it instanceof Element)) continue;
        for (const fold of it.matches("details") ? [it] : it.querySelectorAll("details")) {
          if (open.has(name(fold))) fold.open = open.get(name(fold));
        }
      }
    }).observe(box, { childList: true, subtree: true });
  };

  acts.kept = ({ start }) => Object.keys(localStorage).filter((key) => key.startsWith(start)).sort().join("\n");

  window.casebookRead = async (wanted) => acts[wanted.act](wanted);
}
