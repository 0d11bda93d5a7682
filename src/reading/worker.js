// Reads case files without a page. Told what a case is called and its text, it answers with the case as it
// travels, or with what is wrong with the text; told to, it puts a text into a link or takes it out of one.
import start, { pressed, read, unpressed } from "./engine.js";

const started = start({ module_or_path: new URL("engine_bg.wasm", import.meta.url) });
// Whoever asks is told that it did not start.
started.catch(() => {});

onmessage = async ({ data: { number, kind, id, text, base } }) => {
  try {
    await started;
  } catch (_) {
    postMessage({ number, kind, lost: true });
    return;
  }
  if (kind !== "read") {
    postMessage({ number, kind, told: kind === "press" ? pressed(text) : unpressed(text) });
    return;
  }
  // The case that it rests on comes as a text too: a letter for each byte.
  const found = read(id, text, Uint8Array.from(base, (letter) => letter.charCodeAt(0)));
  const [bytes, told] = [found.case(), found.told()];
  found.free();
  postMessage({ number, kind, bytes, told }, [bytes.buffer]);
};
