// A real OPC UA client that does what it is told: node session.mjs OPTIONS_JSON. Reads one JSON command a line, answers each with one JSON line.
// Options: modules (folder with node_modules), endpoint, station, user, password. Commands: {"do":"read","paths":[...]}, {"do":"write","writes":[["Cmd/Trigger","Boolean",true], ...]}
// in one request, {"do":"until","path":...,"value":...} polls, {"do":"call","method":...,"arguments":[["String","x"], ...]}, {"do":"browse","path":...}, {"do":"cycles",...} (cycles.mjs); those of the vision system: vision.mjs.
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { run } from "./cycles.mjs";
import { visionCommands } from "./vision.mjs";

const options = JSON.parse(process.argv[2]);
const require = createRequire(join(options.modules, "package.json"));
const { AttributeIds, MessageSecurityMode, OPCUAClient, SecurityPolicy, UserTokenType } = require("node-opcua-client");
const { DataType, VariantArrayType } = require("node-opcua-variant");

/** A test that waits longer waits for something that does not come. */
const patienceMs = 60_000;
const handshake = ["Cmd/TriggerEnable", "Cmd/Trigger", "Cmd/ResultAck", "Sts/Ready", "Sts/TriggerAck", "Sts/Busy", "Sts/ResultValid", "Sts/MissedTrigger", "Sts/MissedReason", "Sts/ResultOverrun", "Sts/AcquisitionId"];

const print = (event) => console.log(JSON.stringify(event));
const nodeId = (path) => `ns=2;s=${options.station}${path ? `/${path}` : ""}`;
/** A structure's fields, those of the structures that it extends first. */
const fieldsOf = (schema) => [...(schema.baseType && schema.getBaseSchema?.() ? fieldsOf(schema.getBaseSchema()) : []), ...schema.fields];
const plain = (value) => {
  if (value instanceof Date) return value.toISOString();
  if (value?.constructor?.name === "LocalizedText") return value.text;
  // A structure that was decoded by the definition that the server publishes.
  if (value?.schema?.fields) return Object.fromEntries(fieldsOf(value.schema).map((field) => [field.name, plain(value[field.name])]));
  if (value?.namespace !== undefined && value.identifierType !== undefined) return value.toString();
  if (Array.isArray(value)) return value.map((entry) => plain(entry?.arrayType !== undefined ? entry.value : entry));
  return value ?? null;
};

const client = OPCUAClient.create({
  endpointMustExist: false,
  securityPolicy: SecurityPolicy.None,
  securityMode: MessageSecurityMode.None,
  connectionStrategy: { maxRetry: 0, initialDelay: 100 },
  applicationName: "anyshot-test",
});
let session;

const read = async (paths) =>
  (await session.read(paths.map((path) => ({ nodeId: nodeId(path), attributeId: AttributeIds.Value })))).map((value, i) => ({
    path: paths[i],
    value: plain(value.value.value),
    status: value.statusCode.name,
  }));
const write = async (writes) =>
  (
    await session.write(
      writes.map(([path, type, value]) => ({ nodeId: nodeId(path), attributeId: AttributeIds.Value, value: { value: { dataType: DataType[type], value } } })),
    )
  ).map((status) => status.name);

const commands = {
  read: ({ paths }) => read(paths).then((values) => ({ values })),
  write: ({ writes }) => write(writes).then((statuses) => ({ statuses })),
  async until({ path, value }) {
    const since = Date.now();
    for (;;) {
      const [seen] = await read([path]);
      if (seen.value === value) return {};
      if (Date.now() - since > patienceMs) {
        const states = await read(handshake);
        throw new Error(`${path} is still ${seen.value}; ${states.map((state) => `${state.path} ${state.value}`).join(", ")}`);
      }
    }
  },
  async call({ method, arguments: list }) {
    const result = await session.call({
      objectId: nodeId("Methods"),
      methodId: nodeId(`Methods/${method}`),
      inputArguments: list.map(([type, value]) =>
        type === "Strings"
          ? { dataType: DataType.String, arrayType: VariantArrayType.Array, value }
          : { dataType: DataType[type], value: type === "ByteString" ? Buffer.from(value, "base64") : value },
      ),
    });
    return { status: result.statusCode.name, outputs: (result.outputArguments ?? []).map((output) => output.value) };
  },
  async browse({ path }) {
    const { references } = await session.browse({ nodeId: nodeId(path), referenceTypeId: "HierarchicalReferences", includeSubtypes: true, browseDirection: 0, resultMask: 63 });
    return { names: references.map((reference) => reference.browseName.name) };
  },
  ...Object.fromEntries(
    Object.entries(visionCommands({ require, plain, system: `ns=2;s=${options.station}/VisionSystem` })).map(([name, act]) => [name, (command) => act(session, command)]),
  ),
  cycles: (command) => run({ command, session, read, write, nodeId, require, plain }),
};

try {
  await client.connect(options.endpoint);
  session = await client.createSession(
    options.user ? { type: UserTokenType.UserName, userName: options.user, password: options.password } : { type: UserTokenType.Anonymous },
  );
  print({ event: "session" });
} catch (error) {
  print({ event: "refused", message: error.message });
}
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  try {
    print({ event: "answer", ...(await commands[command.do](command)) });
  } catch (error) {
    print({ event: "failed", message: error.message });
  }
}
process.exit(0);
