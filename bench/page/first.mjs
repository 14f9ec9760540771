// From the beginning of the navigation to the first verdict on the page, nothing cached; in turn with a page of the agent that is one small picture, which shows what the browser and the machine take for themselves.
import { Agent } from "./agent.mjs";
import { Chromium } from "./chromium.mjs";
import { median } from "./median.mjs";

/** Runs in the page before everything else: notes when the first verdict stands there and has been drawn. */
const watch = `new MutationObserver((_, observer) => {
  if (!document.querySelector('.verdict:is([data-decision=Pass], [data-decision=Fail], [data-decision=Unsure])')) return;
  observer.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.firstVerdictMs = performance.now() }));
}).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-decision'] })`;

export async function first(turns) {
  const agent = await Agent.start(10);
  const chromium = new Chromium();
  const [views, pictures] = [[], []];
  try {
    for (let turn = 0; turn <= turns; turn++) {
      const picture = await load(chromium, `${agent.address}/icon.svg`, "performance.getEntriesByType('navigation')[0].loadEventEnd || undefined");
      const view = await load(chromium, agent.address, "globalThis.firstVerdictMs");
      // The first of both starts processes of the browser and compiles code of the agent.
      if (turn > 0) {
        views.push(view);
        pictures.push(picture);
      }
    }
  } finally {
    await chromium.close();
    await agent.close();
  }
  console.log(JSON.stringify({ measured: "navigation to the first verdict, cold cache", turns, medianMs: median(views), mostMs: Math.round(Math.max(...views)), onePictureMedianMs: median(pictures) }));
}

async function load(chromium, url, expression) {
  const page = await chromium.page();
  try {
    await page.send("Page.enable");
    await page.send("Page.addScriptToEvaluateOnNewDocument", { source: watch });
    await page.send("Page.navigate", { url });
    for (const deadline = Date.now() + 60_000; ; ) {
      const ms = await page.value(expression);
      if (ms !== undefined) return ms;
      if (Date.now() > deadline) throw new Error(`${url} showed nothing within a minute.`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await page.close();
  }
}
