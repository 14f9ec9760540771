// Asks a running agent for everything that docs/mqtt-topics.md promises, with the npm package mqtt. One line for each thing that held; the first that does not ends it with exit code 1.
//   node plant.mjs PORT VERSION PAGE_PORT    VERSION: 5, or 4 for MQTT 3.1.1
// On the lines KILL and START the test kills the agent and starts it again.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import mqtt from "mqtt";

const [port, version, pagePort] = process.argv.slice(2).map(Number);
const prefix = "anyshot/s1";
const deadlineMs = 60_000;
const is5 = version === 5;

const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { protocolVersion: version, clientId: `foreign-${version}`, reconnectPeriod: 0 });
const newest = new Map(); // topic -> newest JSON (text below availability)
const verdicts = [];
const answers = [];
let changed = () => {};
client.on("message", (topic, payload, packet) => {
  const text = payload.toString();
  const name = topic.startsWith(`${prefix}/`) ? topic.slice(prefix.length + 1) : topic;
  if (name === "verdict") verdicts.push({ ...JSON.parse(text), properties: packet.properties });
  else if (name.endsWith("/reply") || topic.startsWith("answers/")) answers.push({ topic: name, properties: packet.properties, qos: packet.qos, ...JSON.parse(text) });
  else newest.set(name, name === "availability" || text === "" ? text : JSON.parse(text));
  changed();
});

/** Waits for what further messages can make true. */
async function until(what, holds) {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const value = holds();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${deadlineMs / 1000} s for ${what}`);
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, 100);
      changed = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** What the page's address answers, asked until it is there. */
async function page(path) {
  for (const end = Date.now() + deadlineMs; ; ) {
    const response = await fetch(`http://127.0.0.1:${pagePort}${path}`);
    if (response.ok) return response;
    assert.ok(Date.now() < end, `${path} answers ${response.status}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

let held = 0;
const ok = (what) => console.log(`ok ${++held} ${what}`);

let asked = 0;
/** One command and its answer; sent again under the same id until somebody listens, as the document tells clients to. */
async function ask(verb, body = {}, { id = `${version}-${++asked}`, topic = `cmd/${verb}`, responseTopic = "answers/foreign", repeat = true } = {}) {
  const correlation = randomBytes(12);
  const payload = typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(repeat ? { requestId: id, ...body } : body);
  const end = Date.now() + deadlineMs;
  for (;;) {
    answers.length = 0;
    const properties = is5 ? { responseTopic, correlationData: correlation, userProperties: { shift: "B" } } : undefined;
    await client.publishAsync(`${prefix}/${topic}`, payload, { qos: 1, properties });
    const tried = Date.now() + (repeat ? 3000 : deadlineMs);
    while (answers.length === 0 && Date.now() < tried) await new Promise((resolve) => setTimeout(resolve, 5));
    const answer = answers.shift();
    if (answer) {
      assert.equal(answer.qos, 1);
      if (is5 && agentIs5(answer)) {
        assert.equal(answer.topic, responseTopic);
        assert.deepEqual(answer.properties.correlationData, correlation);
        assert.equal(answer.properties.contentType, "application/json");
      } else {
        assert.equal(answer.topic, `${topic}/reply`);
      }
      return answer;
    }
    if (Date.now() > end) throw new Error(`no answer to ${verb}`);
  }
}

/** An agent that speaks 3.1.1 sees no response topic. */
const agentIs5 = (answer) => answer.properties?.contentType !== undefined;

async function done(verb, body, options) {
  const answer = await ask(verb, body, options);
  assert.equal(answer.outcome, "done", `${verb}: ${answer.sentence}`);
  assert.equal(answer.success, true);
  ok(`${verb}: ${answer.sentence}`);
  return answer;
}

async function refused(verb, body, outcome, sentence, options) {
  const answer = await ask(verb, body, options);
  assert.equal(answer.outcome, outcome, `${verb}: ${answer.sentence}`);
  assert.equal(answer.success, false);
  assert.match(answer.sentence, sentence);
  ok(`${verb} is refused: ${answer.sentence}`);
}

async function judgedBy(revision) {
  verdicts.length = 0;
  await until(`a verdict by revision ${revision}`, () => verdicts.find((verdict) => verdict.classSetRevision === revision));
  ok(`revision ${revision} judges`);
}

async function classIs(id, state) {
  await until(`class/${id} to be ${state}`, () => newest.get(`class/${id}`)?.state === state);
  ok(`class/${id} is ${state}`);
}

// What is retained, for one who comes later than the agent.
await client.subscribeAsync([`${prefix}/availability`, `${prefix}/state`, `${prefix}/health`, `${prefix}/class/+`], { qos: 1 });
await until("availability online", () => newest.get("availability") === "online");
for (const id of ["good", "scratch", "crack"]) {
  await until(`class/${id}`, () => newest.has(`class/${id}`));
  assert.equal(newest.get(`class/${id}`).id, id);
  await classIs(id, "live");
}
await until("state and health", () => newest.has("state") && newest.has("health"));
const late = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { protocolVersion: version, reconnectPeriod: 0 });
const kept = new Map();
late.on("message", (topic, payload, packet) => kept.has(topic) || kept.set(topic, packet.retain));
await late.subscribeAsync([`${prefix}/availability`, `${prefix}/state`, `${prefix}/health`, `${prefix}/class/+`], { qos: 1 });
await until("six retained topics", () => kept.size >= 6);
assert.ok([...kept.values()].slice(0, 6).every(Boolean));
ok("availability, state, health and three classes are retained");
await late.endAsync();

// Verdicts and their properties.
await client.subscribeAsync(`${prefix}/verdict`, { qos: 1 });
const first = await until("a verdict", () => verdicts[0]);
if (is5 && first.properties?.contentType) {
  assert.equal(first.properties.contentType, "application/json");
  assert.equal(first.properties.payloadFormatIndicator, true);
  assert.equal(first.properties.userProperties.schema, "1");
  assert.equal(first.properties.userProperties.classset, String(first.classSetRevision));
  ok("a verdict has content type, payload format and the user properties schema and classset");
}
const replies = ["+", "+/+", "by/+/+"].map((levels) => `${prefix}/cmd/${levels}/reply`);
await client.subscribeAsync(is5 ? ["answers/foreign", ...replies] : replies, { qos: 1 });

// Classes, from the words to the line and back.
await refused("trial", {}, "not-found", /./);
const added = await done("class/add", { name: "thin dark crack", description: "from the foreign client", why: "a test" }, { id: "add-1" });
assert.equal(added.id, "add-1");
assert.equal(added.data.id, "thin-dark-crack");
assert.equal(added.data.state, "trial");
await classIs("thin-dark-crack", "trial");
const again = await ask("class/add", { name: "thin dark crack", description: "from the foreign client", why: "a test" }, { id: "add-1" });
assert.deepEqual(again.data, added.data);
ok("the same request id gets the same answer and no second class");
await refused("class/add", { name: "another" }, "conflict", /request id was used before/, { id: "add-1" });
await done("class/change", { id: "thin-dark-crack", prompts: ["thin dark branching crack"] });
await until("the new words", () => newest.get("class/thin-dark-crack").prompts[0] === "thin dark branching crack");
ok("the retained definition has the new words");

// The image of a part is written beside the line; one that has just been judged may not be on disk yet.
const image = Buffer.from(await (await page(`/api/verdicts/${first.inspectionId + 1}/part.png`)).arrayBuffer());
const shot = await done("shot/add", { id: "thin-dark-crack", image: image.toString("base64") });
assert.match(shot.data.shot, /^[0-9a-f]{64}$/);
await done("shot/add", { id: "thin-dark-crack", inspectionId: first.inspectionId });
await until("two shots", () => newest.get("class/thin-dark-crack").shots === 2);
ok("the retained definition counts two shots");
await done("shot/remove", { id: "thin-dark-crack", shot: shot.data.shot });

await done("feedback", { inspectionId: first.inspectionId });
await done("feedback", { inspectionId: first.inspectionId, class: "scratch", why: "looked at it" });
await done("feedback/withdraw", { inspectionId: first.inspectionId });

// Until the classes on trial are built, the answer says so.
for (const end = Date.now() + deadlineMs; (await ask("trial")).outcome !== "done"; ) assert.ok(Date.now() < end);
const told = await done("trial");
const report = await (await page("/api/trial")).json();
assert.deepEqual(Object.keys(told.data), Object.keys(report));
assert.equal(told.data.revision, report.revision);
assert.equal(told.data.startedAt, report.startedAt);
assert.ok(told.data.partsSeen <= report.partsSeen);
ok("the report of the trial is the one of GET /api/trial");

const onTrial = report.revision;
await refused("class/promote", { revision: onTrial }, "conflict", /has seen/);
await refused("class/promote", { revision: onTrial, force: true }, "invalid", /needs a reason/);
await done("class/promote", { revision: onTrial, force: true, why: "a test" });
await judgedBy(onTrial);
await classIs("thin-dark-crack", "live");

await done("class/retire", { id: "thin-dark-crack" });
await done("class/discard");
const merged = await done("class/merge", { from: "thin-dark-crack", into: "crack" });
await done("class/promote", { revision: merged.data.revision, force: true, why: "a test" });
await classIs("thin-dark-crack", "retired");
const back = await done("class/rollback", { revision: 1 });
await judgedBy(back.data.liveRevision);

// The line.
verdicts.length = 0;
await done("trigger", { camera: "side", partId: `A-${version}` });
await until("the triggered part", () => verdicts.find((verdict) => verdict.camera === "side" && verdict.partId === `A-${version}`));
ok("the triggered part has its number in the verdict");
await done("mode", { mode: "maintenance" });
await until("mode maintenance", () => newest.get("state").mode === "maintenance");
await refused("trigger", { camera: "side" }, "conflict", /maintenance/);
await done("mode", { mode: "automatic" });
await until("mode automatic", () => newest.get("state").mode === "automatic");
ok("state says the mode");

// A consumer that lost its data.
verdicts.length = 0;
const replayed = await done("replay", { afterInspectionId: first.inspectionId });
assert.ok(replayed.data.verdicts > 10);
await until("old verdicts again", () => verdicts.find((verdict) => verdict.inspectionId === first.inspectionId + 1));
if (is5 && first.properties?.contentType) assert.equal(verdicts.find((verdict) => verdict.inspectionId === first.inspectionId + 1).properties.userProperties.replay, "true");
assert.ok(!verdicts.some((verdict) => verdict.inspectionId <= first.inspectionId));
ok("verdicts after the watermark come again, none before it");

// What is not done says why.
await refused("class/fly", {}, "not-found", /There is no verb/);
await refused("class/add", {}, "invalid", /name/);
await refused("class/add", { name: "x", colour: "red" }, "invalid", /colour/);
await refused("class/add", { name: 7 }, "invalid", /name/);
await refused("class/add", "{\"name\":", "invalid", /no JSON object/, { repeat: false });
await refused("class/add", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), "invalid", /./, { repeat: false });
await refused("class/add", { name: "n".repeat(500) }, "invalid", /./);
await refused("class/add", { name: "E17" }, "invalid", /E17/);
await refused("class/change", { id: "nothing", name: "x" }, "not-found", /./);
await refused("shot/add", { id: "crack", image: "AAAA" }, "invalid", /./);
await refused("shot/add", { id: "crack" }, "invalid", /either/);
await refused("shot/add", { id: "crack", inspectionId: 4_000_000_000 }, "not-found", /not kept/);
await refused("feedback", { inspectionId: 4_000_000_000 }, "not-found", /./);
await refused("class/rollback", { revision: 7777 }, "not-found", /./);
await refused("class/promote", { revision: 7777 }, "conflict", /./);
await refused("trigger", { camera: "line" }, "conflict", /not triggered by command/);
await refused("mode", { mode: "holiday" }, "invalid", /mode/);
await refused("replay", { afterInspectionId: -1 }, "invalid", /0 or more/);
await refused("mode", { mode: "maintenance" }, "forbidden", /needs the role engineer; tina has the role technician/, { topic: "cmd/by/tina/mode" });
await refused("mode", { mode: "maintenance" }, "forbidden", /There is no user/, { topic: "cmd/by/nobody/mode" });
await done("feedback", { inspectionId: first.inspectionId }, { topic: "cmd/by/tina/feedback" });
if (is5 && first.properties?.contentType) {
  // Below the agent's own prefix nobody may make it speak.
  answers.length = 0;
  await client.publishAsync(`${prefix}/cmd/trial`, "{}", { qos: 1, properties: { responseTopic: `${prefix}/verdict`, correlationData: Buffer.from("x") } });
  const answer = await until("an answer", () => answers[0]);
  assert.equal(answer.topic, "cmd/trial/reply");
  ok("a response topic below the agent's own is not used");
}

// The last will.
console.log("KILL");
await until("the last will", () => newest.get("availability") === "offline");
ok("the last will says offline");
newest.delete("class/crack");
console.log("START");
await until("availability online", () => newest.get("availability") === "online");
await until("the classes again", () => newest.get("class/crack")?.state === "live");
ok("the agent is back, with its classes");
verdicts.length = 0;
await judgedBy(back.data.liveRevision);
await client.endAsync();
console.log(`all ${held} held`);
