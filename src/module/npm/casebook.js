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
  // The names of the figures that were asked for last, and what the engine made of them.
  #names;
  #asked;

  constructor(opened) {
    this.#engine = opened;
    this.id = opened.id;
    this.title = opened.title;
    Object.freeze(this);
  }

  evaluate(changes) {
    return told(() => this.#engine.evaluate(changes));
  }

  // Who asks often asks for the same figures: their names are read once.
  figures(names, changes) {
    return told(() => {
      if (!same(names, this.#names)) {
        const asked = this.#engine.asked(names);
        if (!(asked instanceof engine.Asked)) {
          return asked;
        }
        [this.#names, this.#asked] = [[...names], asked];
      }
      return this.#engine.figures(this.#asked, changes);
    });
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

const same = (list, other) =>
  Array.isArray(list) && list.length === other?.length && other.every((it, at) => it === list[at]);

// The engine throws nothing of its own. What it is given may: an object whose getter does.
function told(work) {
  try {
    return work();
  } catch (cause) {
    return { error: `This cannot be read: ${cause}` };
  }
}
