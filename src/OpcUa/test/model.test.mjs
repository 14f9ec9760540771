// The model on a real address space, without a network.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AddressSpace } from "node-opcua-address-space";
import { generateAddressSpace } from "node-opcua-address-space/nodeJS.js";
import { AttributeIds } from "node-opcua-data-model";
import { DataValue } from "node-opcua-data-value";
import { nodesets } from "node-opcua-nodesets";
import { StatusCodes } from "node-opcua-status-code";
import { DataType } from "node-opcua-variant";
import { buildModel } from "../model.mjs";

let addressSpace;
let apply;
let showClasses;
let showCounts;
let ask = () => assert.fail("nobody is to be asked");
const value = (path) => addressSpace.findNode(`ns=1;s=st/${path}`).readValue();

before(async () => {
  addressSpace = AddressSpace.create();
  await generateAddressSpace(addressSpace, [nodesets.standard]);
  ({ apply, showClasses, showCounts } = await buildModel(addressSpace, "st", { structures: { Block: [{ name: "ClassNo", valueType: "UInt16" }, { name: "ClassName", valueType: "String" }] }, tags: [
    { path: "Res/ClassNo", valueType: "UInt16" },
    { path: "Res/ClassName", valueType: "String" },
    { path: "Res/CapturedAt", valueType: "DateTime" },
    { path: "Res/Block", valueType: "Block" },
    { path: "Cmd/Trigger", valueType: "Boolean", writable: true },
  ] }, { questions: { ask: (message) => ask(message) }, sessions: { of: (context) => context.user }, writeRole: "Technician" }));
});
after(() => addressSpace.dispose());

test("apply: value, status and source timestamp as sent", () => {
  assert.equal(value("Res/ClassNo").statusCode.name, "BadWaitingForInitialData");
  apply([
    ["Res/ClassNo", 3, 1772366400250, 0],
    ["Res/ClassName", null, 1772366400250, 0x808c0000],
    ["Res/CapturedAt", 1772366400250, 1772366400250, 0x40900000],
  ]);
  assert.equal(value("Res/ClassNo").value.value, 3);
  assert.equal(value("Res/ClassNo").sourceTimestamp.getTime(), 1772366400250);
  assert.equal(value("Res/ClassName").statusCode.name, "BadSensorFailure");
  assert.equal(value("Res/CapturedAt").value.value.toISOString(), "2026-03-01T12:00:00.250Z");
  assert.equal(value("Res/CapturedAt").statusCode.name, "UncertainLastUsableValue");
});

for (const [name, values, expected] of [
  ["an unknown tag", [["Res/None", 1, 0, 0]], /no tag Res\/None/],
  ["a value of another type", [["Res/ClassNo", "three", 0, 0]], /Res\/ClassNo cannot take the value "three"/],
  ["a number out of range", [["Res/ClassNo", 65536, 0, 0]], /Res\/ClassNo cannot take the value 65536/],
  ["no value and good", [["Res/ClassName", null, 0, 0]], /no value and a good status/],
  ["no timestamp", [["Res/ClassNo", 4, "now", 0]], /no source timestamp/],
  ["no list", "all", /not a list/],
]) {
  test(`apply: refuses ${name}, and then applies nothing of the write`, () => {
    apply([["Res/ClassNo", 7, 0, 0]]);
    assert.throws(() => apply(Array.isArray(values) ? [["Res/ClassNo", 8, 0, 0], ...values] : values), { message: expected });
    assert.equal(value("Res/ClassNo").value.value, 7);
  });
}

test("apply: a structure has its fields, and one field that does not fit refuses it", () => {
  apply([["Res/Block", [3, "scratch"], 0, 0]]);
  const { classNo, className } = value("Res/Block").value.value;
  assert.deepEqual([classNo, className], [3, "scratch"]);
  for (const wrong of [[3], [70000, "scratch"], ["3", "scratch"], "scratch"]) {
    assert.throws(() => apply([["Res/Block", wrong, 0, 0]]), { message: /Res\/Block cannot take the value/ });
  }
});

const write = (user, dataType, value, extra = {}) =>
  new Promise((resolve, reject) => {
    const node = addressSpace.findNode("ns=1;s=st/Cmd/Trigger");
    const request = { attributeId: AttributeIds.Value, value: new DataValue({ value: { dataType, value }, ...extra }) };
    node.writeAttribute({ user }, request, (error, status) => (error ? reject(error) : resolve(status.name)));
  });

test("write: who may not is refused and the agent not asked", async () => {
  assert.equal(await write({ role: "Viewer" }, DataType.Boolean, true), "BadUserAccessDenied");
  assert.equal(await write(null, DataType.Boolean, true), "BadUserAccessDenied");
  assert.equal(await write({ role: "Nobody" }, DataType.Boolean, true), "BadUserAccessDenied");
  assert.equal(await write({ role: "Technician" }, DataType.UInt16, 1), "BadTypeMismatch");
  assert.equal(await write({ role: "Technician" }, DataType.Boolean, true, { statusCode: StatusCodes.BadNoCommunication }), "BadWriteNotSupported");
  assert.equal(value("Cmd/Trigger").statusCode.name, "BadWaitingForInitialData");
});

test("write: the agent decides, and each write reaches it in order", async () => {
  const asked = [];
  ask = async (message) => {
    asked.push(message.value);
    return { status: message.value ? 0 : 0x803c0000 };
  };
  assert.equal(await write({ role: "Technician" }, DataType.Boolean, true), "Good");
  assert.equal(value("Cmd/Trigger").value.value, true);
  assert.equal(await write({ role: "Administrator" }, DataType.Boolean, false), "BadOutOfRange");
  assert.equal(value("Cmd/Trigger").value.value, true);
  const statuses = await Promise.all([true, false, true].map((level) => write({ role: "Engineer" }, DataType.Boolean, level)));
  assert.deepEqual(statuses, ["Good", "BadOutOfRange", "Good"]);
  assert.deepEqual(asked, [true, false, true, false, true]);
});

test("showClasses: objects come, change and go", () => {
  const entry = { id: "scratch", number: 2, name: "Scratch", state: "trial", shots: 0, revision: 4, parts: 0, unsure: 0 };
  const node = (path) => addressSpace.findNode(`ns=1;s=st/Classes/${path}`);
  showClasses({ liveRevision: 3, trialRevision: 4, classes: [entry, { ...entry, id: "dent", number: 3 }] });
  assert.equal(node("scratch/State").readValue().value.value, "trial");
  assert.equal(node("TrialRevision").readValue().value.value, 4);
  showClasses({ liveRevision: 4, trialRevision: 0, classes: [{ ...entry, state: "live", shots: 2 }] });
  assert.equal(node("scratch/State").readValue().value.value, "live");
  assert.equal(node("scratch/Shots").readValue().value.value, 2);
  assert.equal(node("dent"), null);
  showClasses({ liveRevision: 5, trialRevision: 0, classes: [entry, { ...entry, id: "dent", number: 3 }] });
  assert.equal(node("dent/Number").readValue().value.value, 3);
});

test("showCounts: of classes that are shown, others are left out", () => {
  const entry = { id: "chip", number: 5, name: "Chip", state: "live", shots: 0, revision: 4, parts: 7, unsure: 1 };
  const value = (name) => addressSpace.findNode(`ns=1;s=st/Classes/chip/${name}`).readValue().value.value;
  showClasses({ liveRevision: 5, trialRevision: 0, classes: [entry] });
  assert.deepEqual([value("Parts"), value("Unsure")], [7, 1]);
  showCounts([["chip", 9, 2], ["unknown", 1, 1]]);
  assert.deepEqual([value("Parts"), value("Unsure")], [9, 2]);
  assert.equal(addressSpace.findNode("ns=1;s=st/Classes/unknown"), null);
});

test("buildModel: refuses types it does not know", async () => {
  const build = (model) => buildModel(addressSpace, "other", model, {});
  await assert.rejects(build({ tags: [{ path: "A", valueType: "Int128" }] }), /tag A has the unknown type Int128/);
  await assert.rejects(build({ tags: [], structures: { S: [{ name: "f", valueType: "Int128" }] } }), /field f of S has the unknown type Int128/);
  await assert.rejects(build({ tags: [], methods: [{ name: "M", inputs: [{ name: "x", valueType: "Int128" }] }] }), /input x of method M has the unknown type Int128/);
});
