// Casebook as a JavaScript module. What it gives is described in casebook.d.ts.
//
// The engine is WebAssembly, bound by wasm-bindgen in engine.js. Here it is fetched, in whatever place
// this runs, and its objects are wrapped: so that its memory is nobody's business, and nothing is
// thrown.

import start, * as engine from "./engine.js";

let loading;

export function load() {
  loading ??= fetched().catch((cause) => {
    loading = undefined;
    throw new Error("Casebook's engine did not arrive.", { cause });
  });
  return loading;
}

async function fetched() {
  await start({ module_or_path: await source() });
  return Object.freeze({ cases, open });
}

// Beside this file. Node does not fetch files, so there it is read.
async function source() {
  const engine = new URL("./engine_bg.wasm", import.meta.url);
  if (engine.protocol !== "file:" || !globalThis.process?.versions?.node) {
    return engine;
  }
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ "node:fs/promises");
  return readFile(engine);
}

const cases = () => told(() => engine.cases());

function open(caseOrText, name) {
  return told(() => {
    const opened = engine.open(caseOrText, name);
    return opened instanceof engine.Case ? new Case(opened) : opened;
  });
}

class Case {
  #engine;

  constructor(opened) {
    this.#engine = opened;
    this.id = opened.id;
    this.title = opened.title;
    Object.freeze(this);
  }

  evaluate(changes) {
    return told(() => this.#engine.evaluate(changes));
  }

  figures(names, changes) {
    return told(() => this.#engine.figures(names, changes));
  }

  check() {
    return told(() => this.#engine.check());
  }

  working(figure, changes) {
    return told(() => this.#engine.working(figure, changes));
  }

  questions() {
    return told(() => this.#engine.questions());
  }

  solve(question, changes) {
    return told(() => this.#engine.solve(question, changes));
  }
}

// The engine throws nothing of its own. What it is given may: an object whose getter does.
function told(work) {
  try {
    return work();
  } catch (cause) {
    return { error: `This cannot be read: ${cause}` };
  }
}
