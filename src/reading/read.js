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
  // What waits for an answer: the text that was sent last.
  let waiting = null;

  function end(reason) {
    if (worker) worker.terminate();
    worker = null;
    hasRead = false;
    settle((it) => it.failed(reason));
  }

  function settle(how) {
    const it = waiting;
    waiting = null;
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
      if (waiting && waiting.number === data.number) settle((it) => it.done(data));
    };
    // Also where a part of it did not arrive.
    worker.onerror = (event) => {
      event.preventDefault();
      end(hasRead ? "This text cannot be read: what reads it has stopped." : "");
    };
  }

  const acts = {
    // The case that a text is, in `bytes`, and what is to be said of it, in `told`. Nothing where another
    // text was sent meanwhile.
    read({ folder, id, text }) {
      // Where reading goes on and on, a text that is not wanted any more is in the way of the next.
      if (waiting && hasRead && performance.now() - waiting.since > LONG) end(null);
      settle((it) => it.done(null));
      if (!worker) begin(folder);
      number += 1;
      return new Promise((done, failed) => {
        const timeout = setTimeout(
          () => end(hasRead ? "This text took too long to read: it was left after six seconds." : ""),
          hasRead ? MOST : MOST_AT_FIRST,
        );
        waiting = { number, since: performance.now(), timeout, done, failed: (reason) => (reason === null ? done(null) : failed(reason)) };
        worker.postMessage({ number, id, text });
      });
    },

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

  acts.kept = ({ start }) => Object.keys(localStorage).filter((key) => key.startsWith(start)).sort().join("\n");

  window.casebookRead = async (wanted) => acts[wanted.act](wanted);
}
