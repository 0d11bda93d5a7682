// Makes a file of one case with the reader's changes: the one file without the other cases, which begins
// with this one. Loaded when a reader asks for it; the one file has it within.
window.casebookSave = async ({ case: id, path, part, title, name, edits, changes, template }) => {
  const from = location.protocol === "file:" ? "" : location.href.replace(/[?#].*/, "");
  const page = from ? await fetched() : copied();

  async function fetched() {
    const response = await fetch(template);
    if (!response.ok) throw new Error(template);
    return new DOMParser().parseFromString(await response.text(), "text/html");
  }

  // This file as it was, without what the program has drawn.
  function copied() {
    const copy = document.implementation.createHTMLDocument();
    copy.documentElement.lang = document.documentElement.lang;
    copy.head.replaceWith(copy.importNode(document.head, true));
    document.body.querySelectorAll(":scope > :is(noscript, #app, script)").forEach((part) => {
      copy.body.append(copy.importNode(part, part.id !== "app"));
    });
    return copy;
  }

  const add = (parent, kind, text) => {
    const element = parent.appendChild(page.createElement(kind));
    element.textContent = text;
    return element;
  };

  const app = page.createElement("div");
  app.id = "app";
  app.dataset.first = path;
  add(add(app, "div", ""), "p", "Casebook is opening … If nothing follows, save this file on your device and open it there, in a current browser.");
  page.getElementById("app").replaceWith(app);
  page.querySelectorAll("script[id$='.bin']").forEach((other) => {
    if (other.id !== part) other.remove();
  });

  const date = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const says = changes
    ? `This file holds one business case as it was changed by whoever saved it on ${date}: ${changes}. The paper’s own figures stand beside; “Put every assumption back” leads to them.`
    : `This file holds one business case as its paper has it. It was saved on ${date}, without changes.`;
  const note = page.createElement("section");
  note.id = "saved";
  note.className = "wrap section";
  note.setAttribute("aria-label", "About this file");
  const text = add(note, "p", `${says} It works without a network, and sends nothing anywhere.`);
  text.className = "notice notice--change";
  if (from) {
    text.append(" Where it comes from: ");
    const link = add(text, "a", from);
    link.href = from;
    link.rel = "noreferrer";
  }
  app.before(note);
  page.querySelector("noscript").textContent = "";
  const lost = add(page.querySelector("noscript"), "p", "This file needs JavaScript, which is turned off. Allow it for this file, or open it in another browser.");
  lost.className = "wrap notice";

  const root = page.documentElement;
  root.dataset.embed = edits;
  root.dataset.own = `casebook file ${id} ${Date.now()} `;
  page.title = title;

  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["<!doctype html>\n", root.outerHTML], { type: "text/html" }));
  link.download = name;
  link.click();
  // A browser may read it only after it has asked where to put it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
