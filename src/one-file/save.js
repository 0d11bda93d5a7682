// Makes a file of one case with the reader's changes: the one file without the other cases, which begins
// with this one. Loaded when a reader asks for it; the one file has it within. It works on the text: a
// document read from it would have styles that the page's own policy refuses.
window.casebookSave = async ({ case: id, path, part, title, name, edits, changes, template }) => {
  const from = location.protocol === "file:" ? "" : location.href.replace(/[?#].*/, "");
  const date = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const written = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

  async function fetched() {
    const response = await fetch(template);
    if (!response.ok) throw new Error(template);
    return response.text();
  }

  // This file as it was, without what the program has drawn.
  function own() {
    const scripts = Array.from(document.querySelectorAll("body > script"), (script) => script.outerHTML);
    return `<!doctype html>
<html>
${document.head.outerHTML}
<body>
<noscript></noscript>
<div id="app"></div>
${scripts.join("\n")}
</body>
</html>
`;
  }

  const says = changes
    ? `This file holds one business case as it was changed by whoever saved it on ${date}: ${changes}. The paper’s own figures stand beside; “Put every assumption back” leads to them.`
    : `This file holds one business case as its paper has it. It was saved on ${date}, without changes.`;
  const source = from && ` Where it comes from: <a href="${written(from)}" rel="noreferrer">${written(from)}</a>`;
  // What stands in the place of the first of each; of the parts, in that of all.
  const pieces = [
    [/<html[^>]*>/, `<html lang="en-GB" data-embed="${written(edits)}" data-own="${written(`casebook file ${id} ${Date.now()} `)}">`],
    [/<title>[^<]*/, `<title>${written(title)}`],
    [/<noscript>[^]*?<\/noscript>/, `<noscript><p class="wrap notice">${written(title)}. This file needs JavaScript, which is turned off. Allow it for this file, or open it in another browser.</p></noscript>`],
    [/<div id="app"[^]*?(?=<script>)/, `<section id="saved" class="wrap section" aria-label="About this file"><p class="notice notice--change">${written(says)} It works without a network, and sends nothing anywhere.${source}</p></section>
<div id="app" data-first="${written(path)}"><div class="wrap"><p class="coming">Casebook is opening … If nothing follows, save this file on your device and open it there, in a current browser.</p></div></div>
`],
    [/<script type="application\/gzip" id="([^"]*\.bin)">[^<]*<\/script>\n*/g, (whole, other) => (other === part ? whole : "")],
  ];
  const html = pieces.reduce(
    (html, [place, text]) => html.replace(place, typeof text === "string" ? () => text : text),
    from ? await fetched() : own(),
  );

  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  link.download = name;
  link.click();
  // A browser may read it only after it has asked where to put it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
