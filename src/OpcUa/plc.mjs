// A simulated PLC for "anyshot demo --plc": a plain OPC UA client that has a part judged, moves the reject gate, and acknowledges, over and over.
// node plc.mjs ENDPOINT STATION PKI_FOLDER MS_BETWEEN_PARTS. Prints one JSON line per part and, after a line on its input (or its end), its totals.
import { createInterface } from "node:readline";
import { AttributeIds, ClientMonitoredItemGroup, OPCUAClient, TimestampsToReturn, UserTokenType } from "node-opcua-client";
import { OPCUACertificateManager } from "node-opcua-certificate-manager";
import { DataType } from "node-opcua-variant";

const [endpoint, station, pki, between] = process.argv.slice(2);
const patienceMs = 15_000;
const signals = ["Sts/Ready", "Sts/TriggerAck", "Sts/MissedTrigger", "Sts/ResultValid"];
const result = ["Res/InspectionId", "Res/PartId", "Res/Pass", "Res/Fail", "Res/Unsure", "Res/ClassName"];

const print = (event) => console.log(JSON.stringify(event));
const nodeId = (path) => `ns=2;s=${station}/${path}`;
const totals = { event: "totals", parts: 0, pass: 0, fail: 0, unsure: 0, gate: 0, missed: 0, mismatched: 0 };

let running = true;
const input = createInterface({ input: process.stdin });
input.on("line", () => (running = false));
input.on("close", () => (running = false));

const clientCertificateManager = new OPCUACertificateManager({ rootFolder: pki, automaticallyAcceptUnknownCertificate: true });
await clientCertificateManager.initialize();
const client = OPCUAClient.create({
  endpointMustExist: false,
  connectionStrategy: { maxRetry: 100, initialDelay: 200, maxDelay: 1000 },
  clientCertificateManager,
  applicationName: "plc",
});
await client.connect(endpoint);
const session = await client.createSession({ type: UserTokenType.Anonymous });

// The inputs of the PLC, as its I/O image sees them; whoever waits for one is woken by the next change.
const image = new Map();
let wake = () => {};
const subscription = await session.createSubscription2({
  requestedPublishingInterval: 10,
  requestedLifetimeCount: 10_000,
  requestedMaxKeepAliveCount: 100,
  maxNotificationsPerPublish: 0,
  publishingEnabled: true,
  priority: 1,
});
const group = ClientMonitoredItemGroup.create(
  subscription,
  signals.map((path) => ({ nodeId: nodeId(path), attributeId: AttributeIds.Value })),
  { samplingInterval: 0, discardOldest: false, queueSize: 100 },
  TimestampsToReturn.Both,
);
group.on("changed", (_item, value, index) => {
  image.set(signals[index], value.value.value === true);
  wake();
});

/** Waits until a condition on the inputs holds. */
async function until(condition, what) {
  const deadline = Date.now() + patienceMs;
  while (!condition()) {
    const left = deadline - Date.now();
    if (left <= 0) {
      throw new Error(`Waited ${patienceMs} ms for ${what}; inputs are ${JSON.stringify(Object.fromEntries(image))}.`);
    }
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, left);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

const on = (path) => image.get(path) === true;
const boolean = (path, value) => ({ nodeId: nodeId(path), attributeId: AttributeIds.Value, value: { value: { dataType: DataType.Boolean, value } } });
const text = (path, value) => ({ nodeId: nodeId(path), attributeId: AttributeIds.Value, value: { value: { dataType: DataType.String, value } } });

async function write(...values) {
  const refused = (await session.write(values)).find((status) => status.isNotGood());
  if (refused) {
    throw new Error(`The server refused to write: ${refused.name}.`);
  }
}

/** One part, from trigger to acknowledgement: the four phases twice. */
async function judge(partId) {
  await until(() => on("Sts/Ready"), "Ready");
  await write(text("Cmd/PartId", partId), boolean("Cmd/Trigger", true));
  await until(() => on("Sts/TriggerAck") || on("Sts/MissedTrigger"), "TriggerAck");
  const missed = on("Sts/MissedTrigger");
  await write(boolean("Cmd/Trigger", false));
  await until(() => !on("Sts/TriggerAck") && !on("Sts/MissedTrigger"), "the end of TriggerAck");
  if (missed) {
    totals.missed++;
    return;
  }
  await until(() => on("Sts/ResultValid"), "ResultValid");
  const [inspectionId, judged, pass, fail, unsure, className] = (
    await session.read(result.map((path) => ({ nodeId: nodeId(path), attributeId: AttributeIds.Value })))
  ).map((value) => value.value.value);
  totals.parts++;
  totals.pass += pass ? 1 : 0;
  totals.fail += fail ? 1 : 0;
  totals.unsure += unsure ? 1 : 0;
  totals.mismatched += judged === partId ? 0 : 1;
  // What is not known to be good leaves the line.
  const gate = !pass;
  totals.gate += gate ? 1 : 0;
  print({ event: "part", inspectionId, partId: judged, pass, fail, unsure, className, gate });
  await write(boolean("Cmd/ResultAck", true));
  await until(() => !on("Sts/ResultValid"), "the end of ResultValid");
  await write(boolean("Cmd/ResultAck", false));
}

try {
  await write(boolean("Cmd/Trigger", false), boolean("Cmd/ResultAck", false), boolean("Cmd/TriggerEnable", true));
  print({ event: "connected" });
  for (let number = 1; running; number++) {
    await judge(`P-${String(number).padStart(5, "0")}`);
    await new Promise((resolve) => setTimeout(resolve, Number(between)));
  }
  await write(boolean("Cmd/TriggerEnable", false));
} catch (error) {
  print({ event: "fault", sentence: error.message });
  process.exitCode = 1;
}
print(totals);
await session.close().catch(() => {});
await client.disconnect().catch(() => {});
process.exit();
