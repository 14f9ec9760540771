// Measures of the live page in Chromium over the real agent; see README.md.
import { loadavg } from "node:os";
import { hour } from "./hour.mjs";

const runs = { hour: (minutes = "60") => hour(Number(minutes)) };
const [what, ...more] = process.argv.slice(2);
if (!Object.hasOwn(runs, what)) {
  console.error(`usage: node bench/page/bench.mjs ${Object.keys(runs).join(" | ")}`);
  process.exit(2);
}
console.log(JSON.stringify({ load: loadavg().map((value) => Math.round(value * 10) / 10) }));
await runs[what](...more);
