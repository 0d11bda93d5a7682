// The last part of the script in the one file, behind the program's own: it starts the program, and gives
// it what it would ask of a server. The file carries the parts of the built page, each packed with gzip and
// written in letters. Nothing is asked of anybody, and the policy lets nothing be asked.
{
  const root = document.documentElement;
  const { say, reload, hide } = window.casebookEarly.stopped;

  const unpacked = async (name) => {
    const part = document.getElementById(name);
    const packed = Uint8Array.from(atob(part.textContent), (letter) => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  };

  window.fetch = async (address) => new Response(await unpacked(String(address).split("/").pop()));

  // Some browsers keep one store for all files of a disk. What is changed in a file that was sent is kept
  // for that file alone.
  const own = root.dataset.own;
  for (const kind of own ? ["localStorage", "sessionStorage"] : []) {
    let store;
    try { store = window[kind]; } catch (_) { store = null; }
    if (store) Object.defineProperty(window, kind, { value: {
      getItem: (key) => store.getItem(own + key),
      setItem: (key, value) => store.setItem(own + key, value),
      removeItem: (key) => store.removeItem(own + key),
    } });
  }

  const stop = (title, text) => {
    document.getElementById("app").textContent = "";
    say(title, text, [reload, hide]);
  };

  if (typeof WebAssembly !== "object") {
    stop("This browser cannot calculate here",
      "Casebook calculates with WebAssembly, which is missing or turned off (Lockdown Mode turns it off). Open the file in another browser.");
  } else if (typeof DecompressionStream !== "function") {
    stop("This browser is too old for this file", "It takes Safari 16.4, Chrome or Edge 109, Firefox 115, or later.");
  } else {
    unpacked("page_bg.wasm").then((program) => __wbg_init({ module_or_path: program })).catch((reason) => {
      stop("Casebook could not start", "The file is damaged, or was not copied whole. Copy it again, and open it then.");
      console.error(reason);
    });
  }
}
