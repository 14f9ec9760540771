// Value change at the agent to notification at a client; see README.md. Takes the agent's part on the socket of src/OpcUa/server.mjs.
import { fork, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
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
    options: Object.fromEntries(
      Object.entries({ clients: "10", items: "100", rate: "10", seconds: "20", publishing: "10", turns: "1", vision: "both", "semi-space": "16" }).map(([name, value]) => [name, { type: "string", default: value }]),
    ),
  });
  const { vision, turns, "semi-space": semiSpaces, ...rest } = values;
  const options = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, Number(value)]));
  const modes = { off: [false], on: [true], both: [false, true] }[vision];
  if (!modes) {
    console.error(`--vision is ${vision}, and may be off, on or both`);
    process.exit(2);
  }
  for (let turn = 1; turn <= Number(turns); turn++) {
    for (const semiSpaceMiB of semiSpaces.split(",").map(Number)) {
      for (const machineVision of modes) console.log(JSON.stringify(await measure({ ...options, machineVision, semiSpaceMiB })));
    }
  }
  process.exit(0);
}

/** One run with a server and subscribers of its own. */
async function measure(options) {
  const folder = mkdtempSync(join(tmpdir(), "anyshot-bench-"));
  const paths = Array.from({ length: options.items }, (_, i) => `Bench/Value${i}`);
  const listener = createServer().listen(join(folder, "agent.sock"));
  const child = spawn(process.execPath, [`--max-semi-space-size=${options.semiSpaceMiB}`, join(server, "server.mjs"), join(folder, "agent.sock")], { stdio: "ignore" });
  let subscribers;
  try {
    const socket = await new Promise((resolve) => listener.once("connection", resolve));
    const messages = lines(socket);
    const send = (message) => socket.write(`${JSON.stringify(message)}\n`);
    await messages.next("hello");
    const system = options.machineVision ? visionSystem() : { tags: [], prepare: {}, verdict: () => [] };
    send({
      type: "prepare",
      protocol: 4,
      settings: {
        station: "bench", host: "127.0.0.1", port: 0, shortestPublishingMs: Math.max(5, options.publishing), mostSessions: options.clients + 5,
        allowInsecure: true, allowAnonymous: true, allowUsers: false, anonymousRole: "Viewer", writeRole: "Technician", pkiFolder: join(folder, "pki"),
        machineVision: options.machineVision,
      },
      tags: [...paths.map((path) => ({ path, valueType: "Double", description: "" })), ...system.tags],
      structures: {},
      methods: [],
      ...system.prepare,
    });
    await messages.next("prepared");
    send({ type: "listen" });
    const { endpoint } = await messages.next("ready");
    let seq = 0;
    const change = async () => {
      const at = now();
      send({ type: "write", seq: ++seq, values: [...paths.map((path) => [path, at, Math.round(at), 0]), ...system.verdict(seq, Math.round(at))] });
      await messages.next("ack");
    };
    await change();
    subscribers = fork(fileURLToPath(import.meta.url), [JSON.stringify({ ...options, endpoint, paths })]);
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
    return {
      ...options, notifications: delays.length, missing: changes * options.clients * options.items - total,
      p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1), serverMiB: residentMiB(child.pid), load: Number(loadavg()[0].toFixed(1)),
    };
  } finally {
    subscribers?.kill();
    child.kill();
    listener.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the agent adds with the vision system of OPC 40100-1. With it each change is a verdict too: a result and two events. */
function visionSystem() {
  const fields = [
    ["InspectionId", "UInt32"], ["Pass", "Boolean"], ["Fail", "Boolean"], ["Unsure", "Boolean"], ["ClassNo", "UInt16"], ["ClassName", "String"], ["Confidence", "Float"], ["RunnerUpNo", "UInt16"],
    ["Margin", "Float"], ["PartId", "String"], ["Camera", "String"], ["CapturedAt", "DateTime"], ["ModelRevision", "String"], ["ClassSetRevision", "UInt32"], ["CycleTimeMs", "Float"], ["RecipeNo", "UInt16"],
  ];
  return {
    tags: [{ path: "Res/Block", valueType: "ResultBlock", description: "" }],
    prepare: {
      structures: { ResultBlock: fields.map(([name, valueType]) => ({ name, valueType })) },
      vision: { results: 100, runsByItself: true, handshake: false, camera: "", jobTimeoutMs: 10000, recipe: "bench", configuration: { id: "00000000", description: "bench", lastModified: 0 } },
    },
    verdict: (number, at) => [["Res/Block", [number, true, false, false, 1, "good", 0.9, 2, 0.5, `part-${number}`, "top", at, "bench", 1, 5, 1], at, 0]],
  };
}

/** Resident memory of a process. */
function residentMiB(pid) {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024);
}

/** The subscribers, in a process of their own. */
async function clients({ clients, items, rate, seconds, publishing, endpoint, paths }) {
  const require = createRequire(join(server, "package.json"));
  const { AttributeIds, ClientMonitoredItemGroup, OPCUAClient, TimestampsToReturn } = require("node-opcua-client");
  // Sent and heard, in turn. Room for all from the start: growing would stop the clients while it is measured.
  const samples = new Float64Array(2 * clients * items * (rate * (seconds + 1) + 10));
  let count = 0;
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
    group.on("changed", (_item, value) => {
      samples[count++] = value.value.value;
      samples[count++] = now();
    });
    await new Promise((resolve) => group.on("initialized", resolve));
  }
  // The first value of each item is no change.
  while (count < clients * items * 2) await new Promise((resolve) => setTimeout(resolve, 20));
  count = 0;
  process.on("message", async ({ from }) => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const delays = [];
    for (let i = 0; i < count; i += 2) if (samples[i] >= from) delays.push(samples[i + 1] - samples[i]);
    process.send({ result: { delays, total: count / 2 } });
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
