// The vision system on a real address space, without a network.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AddressSpace, SessionContext } from "node-opcua-address-space";
import { generateAddressSpace } from "node-opcua-address-space/nodeJS.js";
import { nodesets } from "node-opcua-nodesets";
import { fileURLToPath } from "node:url";
import { buildModel, NAMESPACE } from "../model.mjs";

const FIELDS = [
  ["InspectionId", "UInt32"],
  ["PartId", "String"],
  ["CapturedAt", "DateTime"],
  ["ClassSetRevision", "UInt32"],
  ["CycleTimeMs", "Float"],
  ["RecipeNo", "UInt16"],
].map(([name, valueType]) => ({ name, valueType }));
let addressSpace;
let model;
let answer;
const asked = [];
const events = [];
let role = "Engineer";

before(async () => {
  addressSpace = AddressSpace.create();
  addressSpace.registerNamespace("urn:server");
  await generateAddressSpace(addressSpace, [nodesets.standard, fileURLToPath(new URL("../tags.nodeset.xml", import.meta.url)), nodesets.machineVision]);
  const tags = [{ path: "Health/Camera", valueType: "Boolean" }, { path: "Sts/Fault", valueType: "Boolean" }, { path: "Res/Block", valueType: "ResultBlock" }];
  const vision = { results: 3, runsByItself: false, handshake: false, camera: "top", jobTimeoutMs: 50, ...inForce };
  const ask = async (message) => {
    asked.push(message);
    return answer?.(message) ?? { status: 0, success: true, sentence: "", data: "" };
  };
  model = await buildModel(addressSpace, "st", { tags, structures: { ResultBlock: FIELDS }, vision }, { questions: { ask }, sessions: { of: () => ({ name: "ina", role, session: "s" }) }, writeRole: "Technician" });
  addressSpace.rootFolder.objects.server.on("event", (event) => events.push(event));
});
after(() => addressSpace.dispose());

const system = () => addressSpace.findNode(`ns=2;s=st/VisionSystem`);
const part = (path) => path.split("/").reduce((node, name) => node.getChildByName(name), system());
const state = (path = "VisionStateMachine") => part(path).currentState.readValue().value.value?.text ?? null;
const automatic = () => state("VisionStateMachine/AutomaticModeStateMachine");
const call = (path, ...inputs) => {
  const [, parent, name] = /^(.*)\/(\w+)$/.exec(path);
  const method = part(parent).getMethodByName(name);
  return new Promise((resolve, reject) => method.execute(null, inputs, SessionContext.defaultContext, (error, result) => (error ? reject(error) : resolve(result))));
};
const structure = (name, fields) => addressSpace.constructExtensionObject(addressSpace.findDataType(name, 3), fields);
const extension = (value) => ({ dataType: "ExtensionObject", value });
const nameOf = (event) => addressSpace.findNode(event.eventType.value).browseName.name;
const block = (id, partId = "", configuration = "C0FFEE11") => [["Res/Block", [id, partId, 1772366400250, 7, 25, 1], 1772366400250, 0, configuration]];
const inForce = { recipe: "thresholds", configuration: { id: "C0FFEE11", description: "device.json", lastModified: 1772366400000 } };

test("namespaces: the tags keep index 2", () => {
  assert.equal(addressSpace.getNamespaceIndex(NAMESPACE), 2);
  assert.equal(system().browseName.name, "st-VisionSystem");
});

test("states: the system follows the station", () => {
  assert.equal(state(), "Preoperational");
  model.showVision({ ...inForce, maintenance: false, results: [["0000ABCD", [5, "old", 1772366400250, 6, 25, 1]]] });
  assert.equal(state(), "Preoperational");
  model.apply([["Sts/Fault", false, 0, 0]]);
  assert.deepEqual([state(), automatic()], ["Operational", "Ready"]);
  model.apply([["Sts/Fault", true, 0, 0]]);
  assert.deepEqual([state(), automatic()], ["Error", null]);
  model.apply([["Sts/Fault", false, 0, 0]]);
  assert.deepEqual([state(), automatic()], ["Operational", "Ready"]);
  assert.deepEqual(events.map(nameOf).filter((name) => name !== "StateChangedEventType"), ["ErrorEventType", "VisionPersistentErrorConditionType", "ErrorResolvedEventType", "VisionPersistentErrorConditionType"]);
});

test("a single job: trigger, result, ready again", async () => {
  const before = events.length;
  const started = await call("VisionStateMachine/AutomaticModeStateMachine/StartSingleJob", ...[null, structure("PartIdDataType", { id: "p-1" }), null, null].map(extension), { dataType: "Variant", arrayType: "Array", value: [] });
  assert.equal(started.statusCode.name, "Good");
  const jobId = started.outputArguments[0].value.id;
  assert.deepEqual(asked.at(-1), { type: "call", method: "Trigger", user: "ina", role: "Engineer", session: "s", arguments: ["top", "p-1", ""] });
  assert.equal(automatic(), "SingleExecution");
  model.apply(block(6, "another"));
  assert.equal(automatic(), "SingleExecution");
  model.apply(block(7, "p-1"));
  assert.equal(automatic(), "Ready");
  const told = events.slice(before).map((e) => [nameOf(e), e["3:JobId"]?.value?.id ?? null]);
  assert.deepEqual(told, [
    ["StateChangedEventType", null],
    ["JobStartedEventType", jobId],
    ["AcquisitionDoneEventType", "6"],
    ["ResultReadyEventType", "6"],
    ["AcquisitionDoneEventType", jobId],
    ["ResultReadyEventType", jobId],
    ["StateChangedEventType", null],
    ["ReadyEventType", jobId],
  ]);
});

test("calls in the wrong state, by the wrong role and for unknown ids", async () => {
  const machine = "VisionStateMachine/AutomaticModeStateMachine";
  const status = async (path, ...inputs) => (await call(path, ...inputs)).statusCode.name;
  const cause = [{ dataType: "Int32", value: 0 }, { dataType: "String", value: "shift ends" }];
  const job = [...Array(4).fill(extension(null)), { dataType: "Variant", arrayType: "Array", value: [] }];
  assert.equal(await status(`${machine}/Stop`, ...cause), "BadInvalidState");
  assert.equal(await status("VisionStateMachine/SelectModeAutomatic"), "BadInvalidState");
  const other = [...job];
  other[2] = extension(structure("RecipeIdExternalDataType", { id: "2" }));
  assert.equal(await status(`${machine}/StartSingleJob`, ...other), "BadNotFound");
  role = "Technician";
  assert.equal(await status("VisionStateMachine/Halt", ...cause), "BadUserAccessDenied");
  role = "Viewer";
  assert.equal(await status(`${machine}/StartSingleJob`, ...job), "BadUserAccessDenied");
  role = "Engineer";
  answer = () => ({ status: 0, success: false, sentence: "no frames", data: "" });
  assert.equal(await status(`${machine}/StartSingleJob`, ...job), "BadResourceUnavailable");
  assert.equal(automatic(), "Ready");
  answer = undefined;
  assert.equal(await status(`${machine}/StartContinuous`, ...job), "Good");
  assert.equal(automatic(), "ContinuousExecution");
  assert.equal(await status(`${machine}/StartSingleJob`, ...job), "BadInvalidState");
  assert.equal(await status(`${machine}/Abort`, ...cause), "Good");
  assert.equal(automatic(), "Ready");
  assert.equal(await status("VisionStateMachine/Halt", ...cause), "Good");
  assert.deepEqual(asked.at(-1).arguments, ["maintenance", "shift ends", ""]);
  assert.deepEqual([state(), automatic()], ["Halted", null]);
  assert.equal(await status("VisionStateMachine/Reset", ...cause), "Good");
  model.showVision({ ...inForce, maintenance: true });
  assert.equal(state(), "Preoperational");
  assert.equal(await status("VisionStateMachine/SelectModeAutomatic"), "Good");
  assert.deepEqual(asked.at(-1).arguments, ["automatic", "", ""]);
  assert.deepEqual([state(), automatic()], ["Operational", "Ready"]);
  model.showVision({ ...inForce, maintenance: true });
  assert.equal(state(), "Halted");
  model.showVision({ ...inForce, maintenance: false });
  assert.deepEqual([state(), automatic()], ["Operational", "Ready"]);
});

test("results: by id, filtered, the newest ones only; an older verdict is not told again", async () => {
  const byId = async (id) => call("ResultManagement/GetResultById", extension(structure("ResultIdDataType", { id })), { dataType: "Int32", value: 0 });
  const result = (await byId("7")).outputArguments[1].value;
  assert.deepEqual([result.resultState, result.partId.id, result.internalRecipeId.version, result.processingTimes.processingDuration, result.resultContent.map((v) => v.value)[0]], [1, "p-1", "7", 25, 7]);
  assert.equal((await byId("5")).outputArguments[1].value.internalConfigurationId.id, "0000ABCD");
  assert.equal((await byId("4")).statusCode.name, "BadNotFound");
  const before = events.length;
  model.apply(block(7, "p-1"));
  assert.equal(events.length, before);
  model.apply(block(8));
  assert.equal((await byId("5")).statusCode.name, "BadNotFound");
  const uint = (value) => ({ dataType: "UInt32", value });
  const list = await call("ResultManagement/GetResultListFiltered", { dataType: "Int32", value: 0 }, ...Array(8).fill(extension(null)), uint(2), uint(0), { dataType: "Int32", value: 0 });
  assert.deepEqual([list.outputArguments[0].value, list.outputArguments[1].value, list.outputArguments[3].value.map((r) => r.resultId.id)], [false, 2, ["8", "7"]]);
});

test("the configuration in force changes; a result names the one that judged it, whatever is in force when it comes", async () => {
  const active = () => part("ConfigurationManagement/ActiveConfiguration").readValue().value.value;
  const status = async (id) => (await call("ConfigurationManagement/GetConfigurationById", extension(structure("ConfigurationIdDataType", { id })), { dataType: "Int32", value: 0 })).statusCode.name;
  assert.equal(active().internalId.id, "C0FFEE11");
  model.showVision({ recipe: "another region", configuration: { id: "0BADCAFE", description: "device.json", lastModified: 1772366500000 }, maintenance: false });
  assert.deepEqual([active().internalId.id, active().lastModified.getTime()], ["0BADCAFE", 1772366500000]);
  assert.deepEqual([await status("C0FFEE11"), await status("0BADCAFE")], ["BadNotFound", "Good"]);
  const recipes = await call("RecipeManagement/GetRecipeListFiltered", extension(null), extension(null), { dataType: "Int32", value: 2 }, { dataType: "UInt32", value: 0 }, { dataType: "UInt32", value: 0 }, { dataType: "Int32", value: 0 });
  assert.equal(recipes.outputArguments[3].value[0].description.text, "another region");
  const configurationOf = () => events.findLast((e) => nameOf(e) === "ResultReadyEventType")["3:InternalConfigurationId"].value.id;
  model.apply(block(9, "captured before", "C0FFEE11"));
  assert.equal(configurationOf(), "C0FFEE11");
  model.apply(block(10, "captured after", "0BADCAFE"));
  assert.equal(configurationOf(), "0BADCAFE");
});

const conditions = (name) => events.filter((e) => nameOf(e) === name).map((e) => [e.message.value.text, e.retain.value, e["3:CausePath"]?.value ?? null]);

test("a single job whose frame is lost ends by itself, as a failed result and an error to be confirmed", async () => {
  const before = events.length;
  const part = structure("PartIdDataType", { id: "lost" });
  const started = await call("VisionStateMachine/AutomaticModeStateMachine/StartSingleJob", ...[null, part, null, null].map(extension), { dataType: "Variant", arrayType: "Array", value: [] });
  const jobId = started.outputArguments[0].value.id;
  while (automatic() !== "Ready") await new Promise((resolve) => setImmediate(resolve));
  const told = events.slice(before).filter((e) => !nameOf(e).startsWith("Audit"));
  assert.deepEqual(told.map(nameOf), ["StateChangedEventType", "JobStartedEventType", "ResultReadyEventType", "VisionErrorConditionType", "StateChangedEventType", "ReadyEventType"]);
  const [ready, error] = [told[2], told[3]];
  assert.deepEqual([ready["3:ResultState"].value, ready["3:ResultId"].value.id, ready["3:JobId"].value.id, ready["3:ResultContent"].value.length], [4, jobId, jobId, 0]);
  assert.deepEqual([error.message.value.text.startsWith(`Job ${jobId}, part lost: no result`), error["3:CausePath"].value, error["3:StopReaction"].value, error["3:BlockReaction"].value, error.retain.value, error["confirmedState.id"].value], [true, "top", true, false, true, false]);
  const found = await call("ResultManagement/GetResultById", extension(structure("ResultIdDataType", { id: jobId })), { dataType: "Int32", value: 0 });
  assert.equal(found.outputArguments[1].value.resultState, 4);

  // Late after all: the verdict belongs to nobody.
  model.apply(block(11, "lost"));
  assert.equal(events.at(-1)["3:JobId"].value.id, "11");

  const failed = system().getChildByName("JobFailed");
  assert.equal(failed.retain.readValue().value.value, true);
  assert.equal((await call("VisionStateMachine/ConfirmAll", { dataType: "LocalizedText", value: { text: "seen" } })).statusCode.name, "Good");
  assert.deepEqual([failed.retain.readValue().value.value, failed.confirmedState.id.readValue().value.value, failed.comment.readValue().value.value.text], [false, true, "seen"]);
});

test("conditions: faults and warnings come and go with their cause; nobody confirms them away or switches them off", async () => {
  events.length = 0;
  model.apply([["Health/Camera", true, 0, 0x40930000], ["Sts/Fault", false, 0, 0]]);
  assert.deepEqual(conditions("VisionWarningConditionType"), [["Works with a loss: Health/Camera", true, "Health/Camera"]]);
  model.apply([["Health/Camera", false, 0, 0], ["Sts/Fault", true, 0, 0]]);
  model.apply([["Health/Camera", false, 0, 0], ["Sts/Fault", true, 0, 0]]);
  assert.deepEqual(conditions("VisionPersistentErrorConditionType"), [["The station cannot judge parts: Health/Camera", true, "Health/Camera"]]);
  assert.equal(state(), "Error");
  await call("VisionStateMachine/ConfirmAll", { dataType: "LocalizedText", value: { text: "seen" } });
  const fault = system().getChildByName("StationFault");
  assert.equal(fault.retain.readValue().value.value, true);
  const method = (name) => new Promise((resolve) => fault[name].execute(fault, [], SessionContext.defaultContext, (_, result) => resolve(result.statusCode.name)));
  assert.equal(await method("disable"), "BadNotSupported");
  model.apply([["Health/Camera", true, 0, 0], ["Sts/Fault", false, 0, 0]]);
  assert.equal(fault.retain.readValue().value.value, false);
  assert.equal(conditions("VisionPersistentErrorConditionType").length, 2);
  assert.deepEqual([state(), automatic()], ["Operational", "Ready"]);
});
