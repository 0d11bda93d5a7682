// Writes the workbook of a case, without a page: the case as it travels, a reader's changes as they are
// kept, the day. It answers once, with the bytes or with what went wrong.
import start, { workbook } from "./engine.js";

onmessage = async ({ data: { file, bytes, edits, link, day } }) => {
  try {
    const [response] = await Promise.all([
      bytes.length ? new Response(bytes) : fetch(file),
      start({ module_or_path: new URL("engine_bg.wasm", import.meta.url) }),
    ]);
    if (!response.ok) throw new Error(file);
    const book = workbook(new Uint8Array(await response.arrayBuffer()), edits, link, ...day);
    postMessage({ book }, [book.buffer]);
  } catch (reason) {
    // What the engine throws is a sentence; all else is a part that did not arrive.
    postMessage({ error: typeof reason === "string" ? reason : "" });
  }
};
