// What ten open pages cost the agent: its frame rate on a free-running line with them and without, in turn. The pages are played by one process of low priority that asks for what a page asks for, so that
// what is measured is the agent's work and not that of ten browsers on the same two cores; --browser opens real ones.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Agent } from "./agent.mjs";
import { Chromium } from "./chromium.mjs";

const settleMs = 4000;

export async function viewers(turns, seconds, isBrowser, pages = 10) {
  const agent = await Agent.start(0);
  const measured = [];
  try {
    // The first turn warms up: the agent's code is compiled better while it runs.
    for (let turn = 0; turn <= turns; turn++) {
      // Which comes first changes, so that what the machine does beside falls on both alike.
      const figures = {};
      for (const mode of turn % 2 === 0 ? ["with", "without"] : ["without", "with"]) {
        const close = mode === "with" ? await (isBrowser ? browsers : players)(agent, pages) : async () => {};
        await new Promise((resolve) => setTimeout(resolve, settleMs));
        figures[mode] = await agent.over(seconds);
        await close();
      }
      if (turn === 0) continue;
      const ratio = { rate: figures.with.rate / figures.without.rate, msPerVerdict: figures.with.msPerVerdict / figures.without.msPerVerdict };
      measured.push(ratio);
      console.log(JSON.stringify({ turn, without: rounded(figures.without), with: rounded(figures.with), ratio: rounded(ratio) }));
    }
  } finally {
    await agent.close();
  }
  const median = (key) => measured.map((ratio) => ratio[key]).toSorted((a, b) => a - b)[Math.floor(measured.length / 2)];
  const least = Math.min(...measured.map((ratio) => ratio.rate));
  console.log(
    JSON.stringify({ measured: "frame rate, and processor time of a verdict, with open pages over without", pages, by: isBrowser ? "Chromium" : "players", turns, seconds, median: rounded({ rate: median("rate"), msPerVerdict: median("msPerVerdict") }), leastRate: rounded({ least }).least }),
  );
}

const rounded = (figures) => Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, Number(value.toPrecision(3))]));

async function players(agent, pages) {
  const child = spawn("nice", ["-n", "19", process.execPath, fileURLToPath(new URL("player.mjs", import.meta.url)), agent.address, String(pages)], { stdio: ["ignore", "inherit", "inherit"] });
  return async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill();
    await ended;
  };
}

async function browsers(agent, pages) {
  const chromium = new Chromium();
  for (let i = 0; i < pages; i++) await (await chromium.page()).send("Page.navigate", { url: agent.address });
  return () => chromium.close();
}
