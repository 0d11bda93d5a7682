// The sum that spreadsheet engines are measured on (a rate is changed, three totals are read), by Casebook's
// own module: it reads the rate as text, works out all of the case that hangs on it, and writes the totals.
// `node own.mjs MODULE`
import { pathToFileURL } from "node:url";

const { load } = await import(pathToFileURL(process.argv[2]));
const mix = (await load()).open("cambridgeshire/2020-21/placement-mix-and-demand");
const totals = ["low", "middle", "high"].map((column) => `cost_avoided[${column}]`);
const run = (rate) => mix.figures(totals, { agency_rate: String(rate) });

// As the script of the engines does it: 400 changes, of which the first quarter warms up.
function median(count) {
  const times = [];
  for (let done = 0; done < count; done += 1) {
    const start = process.hrtime.bigint();
    run(800 + (done % 100));
    times.push(Number(process.hrtime.bigint() - start) / 1000);
  }
  const warm = times.slice(count / 4).sort((one, other) => one - other);
  return warm[warm.length >> 1].toFixed(1);
}
console.log("casebook", run(850).join(" "), median(400), "us; of 8,000 changes", median(8000), "us");
