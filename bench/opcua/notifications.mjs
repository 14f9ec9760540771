// Value change at the agent to notification at a client; see README.md. Takes the agent's part on the socket of src/OpcUa/server.mjs.
import { fork, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { createRequire } from "node:module";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const server = fileURLToPath(new URL("../../src/OpcUa/", import.meta.url));
const now = () => performance.timeOrigin + performance.now();

if (process.send) await clients(JSON.parse(process.argv[2]));
else await bench();

async function bench() {
  const { values } = parseArgs({
    options: Object.fromEntries(Object.entries({ clients: "10", items: "100", rate: "10", seconds: "20", publishing: "10" }).map(([name, value]) => [name, { type: "string", default: value }])),
  });
  const options = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  const folder = mkdtempSync(join(tmpdir(), "anyshot-bench-"));
  const paths = Array.from({ length: options.items }, (_, i) => `Bench/Value${i}`);
  const listener = createServer().listen(join(folder, "agent.sock"));
  const child = spawn(process.execPath, [join(server, "server.mjs"), join(folder, "agent.sock")], { stdio: "ignore" });
  try {
    const socket = await new Promise((resolve) => listener.once("connection", resolve));
    const messages = lines(socket);
    const send = (message) => socket.write(`${JSON.stringify(message)}\n`);
    await messages.next("hello");
    send({
      type: "prepare",
      protocol: 4,
      settings: {
        station: "bench", host: "127.0.0.1", port: 0, shortestPublishingMs: Math.max(5, options.publishing), mostSessions: options.clients + 5,
        allowInsecure: true, allowAnonymous: true, allowUsers: false, anonymousRole: "Viewer", writeRole: "Technician", pkiFolder: join(folder, "pki"),
      },
      tags: paths.map((path) => ({ path, valueType: "Double", description: "" })),
      structures: {},
      methods: [],
    });
    await messages.next("prepared");
    send({ type: "listen" });
    const { endpoint } = await messages.next("ready");
    let seq = 0;
    const change = async () => {
      const at = now();
      send({ type: "write", seq: ++seq, values: paths.map((path) => [path, at, Math.round(at), 0]) });
      await messages.next("ack");
    };
    await change();
    const subscribers = fork(fileURLToPath(import.meta.url), [JSON.stringify({ ...options, endpoint, paths })]);
    const heard = new Promise((resolve) => subscribers.on("message", (message) => (message.result ? resolve(message.result) : message.ready && start())));
    let start;
    await new Promise((resolve) => (start = resolve));
    const changes = options.rate * (options.seconds + 1);
    const began = now();
    for (let i = 0; i < changes; i++) {
      const due = began + (i * 1000) / options.rate;
      if (due > now()) await new Promise((resolve) => setTimeout(resolve, due - now()));
      await change();
    }
    subscribers.send({ end: true, from: began + 1000 });
    const { delays, total } = await heard;
    delays.sort((a, b) => a - b);
    const at = (share) => Number(delays[Math.min(delays.length - 1, Math.floor(share * delays.length))].toFixed(2));
    console.log(JSON.stringify({
      ...options, notifications: delays.length, missing: changes * options.clients * options.items - total,
      p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1), load: Number(loadavg()[0].toFixed(1)),
    }));
    subscribers.kill();
  } finally {
    child.kill();
    listener.close();
    rmSync(folder, { recursive: true, force: true });
  }
  process.exit(0);
}

/** The subscribers, in a process of their own. */
async function clients({ clients, items, publishing, endpoint, paths }) {
  const require = createRequire(join(server, "package.json"));
  const { AttributeIds, ClientMonitoredItemGroup, OPCUAClient, TimestampsToReturn } = require("node-opcua-client");
  const samples = [];
  for (let i = 0; i < clients; i++) {
    const client = OPCUAClient.create({ endpointMustExist: false, applicationName: `bench-${i}` });
    await client.connect(endpoint);
    const session = await client.createSession();
    const subscription = await session.createSubscription2({
      requestedPublishingInterval: publishing, requestedMaxKeepAliveCount: 1000, requestedLifetimeCount: 10000, maxNotificationsPerPublish: 0, publishingEnabled: true, priority: 1,
    });
    const group = ClientMonitoredItemGroup.create(
      subscription,
      paths.map((path) => ({ nodeId: `ns=2;s=bench/${path}`, attributeId: AttributeIds.Value })),
      { samplingInterval: 0, discardOldest: false, queueSize: 1000 },
      TimestampsToReturn.Neither,
    );
    group.on("changed", (_item, value) => samples.push(value.value.value, now()));
    await new Promise((resolve) => group.on("initialized", resolve));
  }
  // The first value of each item is no change.
  while (samples.length < clients * items * 2) await new Promise((resolve) => setTimeout(resolve, 20));
  samples.length = 0;
  process.on("message", async ({ from }) => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const delays = [];
    for (let i = 0; i < samples.length; i += 2) if (samples[i] >= from) delays.push(samples[i + 1] - samples[i]);
    process.send({ result: { delays, total: samples.length / 2 } });
  });
  process.send({ ready: true });
}

/** Messages of the process, by type. */
function lines(socket) {
  const waiting = [];
  const arrived = [];
  let rest = "";
  socket.on("data", (chunk) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop();
    for (const part of parts) {
      const message = JSON.parse(part);
      const take = waiting.shift();
      if (take) take(message);
      else arrived.push(message);
    }
  });
  return {
    async next(type) {
      const message = arrived.shift() ?? (await new Promise((resolve) => waiting.push(resolve)));
      if (message.type !== type) throw new Error(`expected ${type}, got ${JSON.stringify(message)}`);
      return message;
    },
  };
}
