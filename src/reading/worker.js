// Reads case files without a page. Told what a case is called and its text, it answers with the case as it
// travels, or with what is wrong with the text.
import start, { read } from "./engine.js";

const started = start({ module_or_path: new URL("engine_bg.wasm", import.meta.url) });
// Whoever asks is told that it did not start.
started.catch(() => {});

onmessage = async ({ data: { number, id, text } }) => {
  try {
    await started;
  } catch (_) {
    postMessage({ number, lost: true });
    return;
  }
  const found = read(id, text);
  const [bytes, told] = [found.case(), found.told()];
  found.free();
  postMessage({ number, bytes, told }, [bytes.buffer]);
};
