// What the page itself weighs on the wire: document, scripts, styles and fonts of all views, without the pictures and data of the line.
import { Agent } from "./agent.mjs";
import { Chromium } from "./chromium.mjs";

const views = ["line", "classes", "classes/+", "classes/~history", "classes/~examples", "review", "insight", "insight/quality", "insight/map", "insight/drift", "system", "system/outputs", "system/configuration", "system/log", "system/support", "commissioning"];
const settleMs = 3000;

export async function weight() {
  const agent = await Agent.start(2);
  const chromium = new Chromium();
  try {
    const page = await chromium.page();
    const kinds = new Map();
    const addresses = new Map();
    let bytes = 0;
    page.on("Network.responseReceived", ({ requestId, response }) => addresses.set(requestId, new URL(response.url).pathname));
    page.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const path = addresses.get(requestId) ?? "";
      if (path.startsWith("/api/")) return;
      const kind = /\.(\w+)$/.exec(path)?.[1] ?? "html";
      kinds.set(kind, (kinds.get(kind) ?? 0) + encodedDataLength);
      bytes += encodedDataLength;
    });
    await page.send("Network.enable");
    let line = 0;
    for (const view of views) {
      await page.send("Page.navigate", { url: `${agent.address}/#/${view}` });
      await new Promise((resolve) => setTimeout(resolve, settleMs));
      if (view === "line") line = bytes;
    }
    const kB = (value) => Math.round(value / 100) / 10;
    console.log(JSON.stringify({ measured: "transfer of the page", views: views.length, lineKB: kB(line), allKB: kB(bytes), byKind: Object.fromEntries([...kinds].map(([kind, value]) => [kind, kB(value)])) }));
  } finally {
    await chromium.close();
    await agent.close();
  }
}
