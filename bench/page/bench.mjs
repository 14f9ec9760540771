// Measures of the live page in Chromium over the real agent; see README.md.
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { first } from "./first.mjs";
import { hour } from "./hour.mjs";
import { viewers } from "./viewers.mjs";
import { weight } from "./weight.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { turns: { type: "string" }, minutes: { type: "string", default: "60" }, seconds: { type: "string", default: "15" }, browser: { type: "boolean", default: false } },
});
const runs = {
  first: () => first(Number(values.turns ?? 10)),
  weight,
  hour: () => hour(Number(values.minutes)),
  viewers: () => viewers(Number(values.turns ?? 5), Number(values.seconds), values.browser),
};
const names = positionals.length > 0 ? positionals : ["first", "weight", "viewers"];
if (!names.every((name) => Object.hasOwn(runs, name))) {
  console.error(`usage: ./anyshot bench page [${Object.keys(runs).join(" | ")}]... [--turns N] [--minutes N] [--seconds N] [--browser]`);
  process.exit(2);
}
for (const name of names) {
  console.log(JSON.stringify({ run: name, load: loadavg().map((value) => Math.round(value * 10) / 10) }));
  await runs[name]();
}
