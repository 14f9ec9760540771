// What ten open pages cost the agent: its frame rate on a free-running line with them and without, in turn. The pages are played by one process of low priority that asks for what a page asks for, so that
// what is measured is the agent's work and not that of ten browsers on the same two cores; --browser opens real ones.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Agent } from "./agent.mjs";
import { Chromium } from "./chromium.mjs";

const settleMs = 4000;

export async function viewers(turns, seconds, isBrowser, pages = 10) {
  const agent = await Agent.start(0);
  const ratios = [];
  try {
    for (let turn = 1; turn <= turns; turn++) {
      // Which comes first changes, so that what the machine does beside falls on both alike.
      const rates = {};
      for (const mode of turn % 2 === 0 ? ["with", "without"] : ["without", "with"]) {
        const close = mode === "with" ? await (isBrowser ? browsers : players)(agent, pages) : async () => {};
        await new Promise((resolve) => setTimeout(resolve, settleMs));
        rates[mode] = await agent.rateOver(seconds);
        await close();
      }
      ratios.push(rates.with / rates.without);
      console.log(JSON.stringify({ turn, without: Math.round(rates.without), with: Math.round(rates.with), ratio: Math.round(ratios.at(-1) * 1000) / 1000 }));
    }
  } finally {
    await agent.close();
  }
  const sorted = ratios.toSorted((a, b) => a - b);
  console.log(JSON.stringify({ measured: "frame rate with open pages over without", pages, by: isBrowser ? "Chromium" : "players", turns, seconds, median: Math.round(sorted[Math.floor(sorted.length / 2)] * 1000) / 1000, least: Math.round(sorted[0] * 1000) / 1000 }));
}

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
