// Plays open pages: reads the events, asks for the live picture as often as the page does, for the picture of the newest verdict twice a second, and for those of the strip at the rate that the page keeps (strip.ts).
import { Agent, get } from "node:http";

const [address, pages] = [process.argv[2], Number(process.argv[3])];
const msPerPicture = 60;
const strip = 50;
/** As many as a browser opens to one server; the events take one of them. */
const connections = 6;

for (let i = 0; i < pages; i++) void play();

async function play() {
  const response = await fetch(`${address}/api/events`);
  if (!response.ok) throw new Error(`/api/events answered ${response.status}.`);
  const agent = new Agent({ keepAlive: true, maxSockets: connections - 1 });
  const got = (path) => read(agent, path);
  let newest = [];
  let rate = 5;
  let camera;
  void every(() => 1000 / rate, async () => camera && (await got(`/api/cameras/${camera}/latest.jpg`)));
  void every(() => 500, async () => newest.length > 0 && (await got(newest.at(-1))));
  void strips();
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body) {
    const events = (text + decoder.decode(chunk, { stream: true })).split("\n\n");
    text = events.pop();
    for (const event of events) {
      const [, type, data] = /^event: (\w+)\ndata: (.*)$/s.exec(event) ?? [];
      if (type === "state") ({ previewRate: rate, cameras: [{ name: camera }] } = JSON.parse(data));
      else if (type === "verdict") newest = [...newest, JSON.parse(data).part].slice(-strip);
    }
  }

  /** As LineView: each new part at once while they are few, all together when they are many. */
  async function strips() {
    const shown = new Set();
    for (;;) {
      const drawnAt = performance.now();
      let added;
      do {
        added = newest.filter((part) => !shown.has(part)).length;
        await new Promise((resolve) => setTimeout(resolve, 60));
      } while (performance.now() - drawnAt < added * (added < newest.length ? msPerPicture : 2 * msPerPicture));
      const due = newest.filter((part) => !shown.has(part));
      shown.clear();
      for (const part of newest) shown.add(part);
      await Promise.all(due.map(got));
    }
  }
}

async function every(periodMs, act) {
  for (;;) {
    const began = performance.now();
    await act();
    await new Promise((resolve) => setTimeout(resolve, Math.max(20, periodMs() - (performance.now() - began))));
  }
}

function read(agent, path) {
  return new Promise((resolve, reject) => {
    const request = get(address + path, { agent }, (response) => {
      // On a fast line a picture may have left the agent before it is asked for.
      if (response.statusCode !== 200 && response.statusCode !== 404) reject(new Error(`${path} answered ${response.statusCode}.`));
      response.resume().once("end", resolve).once("error", reject);
    });
    // As a browser: a connection that the server closed while it was idle is no error, the request goes out again.
    request.once("error", (error) => (request.reusedSocket && error.code === "ECONNRESET" ? read(agent, path).then(resolve, reject) : reject(error)));
  });
}
