// Beside the page where `casebook serve` answers: hands the page what stands in the files, as if it were typed
// into its field each time a file is saved. What it begins with stands in the page (`#served`).
{
  const HOW_OFTEN = 400;
  const key = (name) => `casebook/1/edits/own/${name}.toml`;
  const files = JSON.parse(document.getElementById("served").textContent);
  const name = () => new URLSearchParams(location.hash.slice(1)).get("case");
  let kept = true;
  try {
    for (const { case: name, text } of files) if (text) localStorage.setItem(key(name), text);
  } catch (_) {
    kept = false;
  }

  const notice = document.createElement("p");
  notice.className = "notice wrap";
  notice.id = "served-says";
  notice.setAttribute("role", "status");
  const say = (words) => {
    if (notice.textContent !== words) notice.textContent = words;
  };

  const wait = (time) => new Promise((done) => setTimeout(done, time));
  const field = () => document.getElementById("own-text");
  const press = () => document.getElementById("own-alone").click();

  // Puts a text into the page's field; where the reader has it out of sight, for a moment.
  async function put(text) {
    const hidden = !field() && document.getElementById("own-alone");
    if (hidden) press();
    for (let tries = 0; !field(); tries += 1) {
      if (tries > 50) return false;
      await wait(20);
    }
    // Whatever the page was given before, it takes as its own.
    field().value = text;
    field().dispatchEvent(new InputEvent("input", { bubbles: true }));
    if (hidden) press();
    return true;
  }

  async function look(file) {
    let answer;
    try {
      answer = await fetch(`/served.json?${new URLSearchParams({ case: file.case, mark: file.mark })}`, { cache: "no-store" });
    } catch (_) {
      return say("“casebook serve” has ended: what is saved now does not come here.");
    }
    if (answer.status === 200) {
      const now = await answer.json();
      if (now.text === null) {
        say(`${file.file} cannot be read: ${now.told}. The text here is as it was.`);
      } else if (await put(now.text)) {
        file.text = now.text;
      } else {
        return;
      }
      file.mark = now.mark;
      if (now.text === null) return;
    }
    if (answer.ok && file.text !== null) say(`From ${file.file}, each time it is saved there. Write in your editor, and not in the field below.`);
  }

  async function watch() {
    for (;;) {
      const file = files.find((it) => it.case === name());
      if (document.hidden || !file) {
        notice.remove();
      } else {
        const app = document.getElementById("app");
        if (!notice.isConnected) app.before(notice);
        if (field()) field().readOnly = true;
        if (kept) await look(file);
        else say("This browser keeps nothing for this page, and so cannot show a file here.");
      }
      await wait(HOW_OFTEN);
    }
  }

  addEventListener("load", watch);
}
