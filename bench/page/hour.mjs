// A page left open beside ten frames a second: what it keeps. One line of CSV a minute.
import { Agent, residentMiB } from "./agent.mjs";
import { Chromium } from "./chromium.mjs";

const framesPerSecond = 10;
/** The first minutes fill the strip, the caches and the compiled code; of a short run, the first half. */
const warmUpMinutes = 2;

export async function hour(minutes) {
  const agent = await Agent.start(framesPerSecond);
  const chromium = new Chromium();
  try {
    const page = await chromium.page();
    await page.send("Page.navigate", { url: agent.address });
    const samples = [];
    console.log("minute,heap_mib,page_rss_mib,nodes,agent_rss_mib,verdicts");
    for (let minute = 0; minute <= minutes; minute++) {
      if (minute > 0) await new Promise((resolve) => setTimeout(resolve, 60_000));
      samples.push(await sample(page, chromium, agent, minute));
      console.log(Object.values(samples.at(-1)).join(","));
    }
    const [first, last] = [samples[Math.min(warmUpMinutes, Math.floor(minutes / 2))], samples.at(-1)];
    console.log(JSON.stringify({ measured: "a page left open", framesPerSecond, minutes: last.minute - first.minute, heapGrowthMiB: round(last.heapMiB - first.heapMiB), residentGrowthMiB: round(last.residentMiB - first.residentMiB) }));
  } finally {
    await chromium.close();
    await agent.close();
  }
}

async function sample(page, chromium, agent, minute) {
  // Twice: what the first collection frees may hold other things.
  for (let i = 0; i < 2; i++) await page.send("HeapProfiler.collectGarbage");
  const { usedSize } = await page.send("Runtime.getHeapUsage");
  const { nodes } = await page.send("Memory.getDOMCounters");
  const renderers = await chromium.renderers();
  // A spare renderer has done nothing yet.
  const { id } = renderers.reduce((most, other) => (other.cpuTime > most.cpuTime ? other : most));
  const { counts } = await agent.state();
  return { minute, heapMiB: round(usedSize / 2 ** 20), residentMiB: round(residentMiB(id)), nodes, agentMiB: round(agent.residentMiB), verdicts: counts.total };
}

const round = (value) => Math.round(value * 10) / 10;
