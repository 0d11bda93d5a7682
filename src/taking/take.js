// What a browser does to hand something over: a file, the clipboard, the device's own way to share, the
// printer. Loaded when a reader opens "Share and take away" (`frame::taking`); the one file has it within.
// It takes plain text, and throws where it did not go well; nothing is asked of anybody but Casebook's own folder.
{
  // The folder of the program that writes workbooks, filled in by the build.
  const WORKBOOK = "";

  const acts = {
    save({ name, type, text }) {
      download(name, new Blob([text], { type }));
      return true;
    },

    // The text of the file in a field. The same may be chosen again afterwards.
    async read({ field, most }) {
      const input = document.getElementById(field);
      const [file] = input.files;
      if (!file) throw "";
      if (file.size > most) throw "This file is too long to read.";
      const text = await file.text();
      input.value = "";
      return [text];
    },

    // By a selection of the page's own, which every browser copies, also where a page that came without
    // encryption may not write to the clipboard by itself.
    copy({ text, html }) {
      let copied = false;
      const put = (event) => {
        event.clipboardData.setData("text/plain", text);
        if (html) event.clipboardData.setData("text/html", html);
        event.preventDefault();
        event.stopImmediatePropagation();
        copied = true;
      };
      const focused = document.activeElement;
      const note = document.body.appendChild(document.createElement("p"));
      note.className = "visually-hidden";
      note.textContent = "–";
      getSelection().selectAllChildren(note);
      addEventListener("copy", put, true);
      document.execCommand("copy");
      removeEventListener("copy", put, true);
      getSelection().removeAllRanges();
      note.remove();
      if (focused) focused.focus({ preventScroll: true });
      return copied;
    },

    // Whoever closes the sheet again has not been failed.
    share({ title, url }) {
      return navigator.share({ title, url }).then(() => true, (reason) => reason.name === "AbortError");
    },

    show({ part }) {
      document.getElementById(part).showModal();
      return true;
    },

    // Prints one part of the page alone.
    print({ part }) {
      const styled = [];
      const show = (element, display) => {
        element.style.setProperty("display", display, "important");
        styled.push(element);
      };
      for (let node = document.getElementById(part); node && node !== document.body; node = node.parentNode) {
        for (const other of node.parentNode.children) {
          show(other, other === node ? "block" : "none");
        }
      }
      addEventListener("afterprint", () => styled.forEach((element) => element.style.removeProperty("display")), { once: true });
      print();
      return true;
    },

    // A worker writes it, so that the page answers meanwhile. A case of the reader's own is no file of a server:
    // it comes as a letter for each byte.
    workbook({ folder, name, file, letters, edits, link }) {
      const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
      const worker = new Worker(`${folder}${WORKBOOK}worker.js`, { type: "module" });
      const day = new Date();
      return new Promise((done, failed) => {
        worker.onmessage = ({ data }) => (data.book ? done(data.book) : failed(data.error));
        // Also where a part of it did not arrive.
        worker.onerror = (event) => { event.preventDefault(); failed(""); };
        worker.postMessage({ file, bytes, edits, link, day: [day.getFullYear(), day.getMonth() + 1, day.getDate()] });
      }).then((book) => {
        download(name, new Blob([book], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }));
        return true;
      }).finally(() => worker.terminate());
    },
  };

  function download(name, blob) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    // A browser may read it only after it has asked where to put it.
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  window.casebookTake = async (wanted) => {
    const given = await acts[wanted.act](wanted);
    if (!given) throw new Error(wanted.act);
    return String(given);
  };
}
