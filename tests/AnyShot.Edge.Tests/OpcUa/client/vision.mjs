// Commands of session.mjs for the vision system: compare it with the published nodeset, call its methods, collect its events.
import { Nodeset } from "./nodeset.mjs";

const URI = "http://opcfoundation.org/UA/MachineVision";

export function visionCommands({ require, plain, system }) {
  const { AttributeIds, NodeClass, constructEventFilter, resolveNodeId } = require("node-opcua-client");
  const { DataType, VariantArrayType } = require("node-opcua-variant");
  const { nodesets } = require("node-opcua-nodesets");
  const events = [];
  let index;

  const browse = async (session, nodeId) =>
    (await session.browse({ nodeId, referenceTypeId: "HierarchicalReferences", includeSubtypes: true, browseDirection: 0, resultMask: 63 })).references;
  /** Node id as the nodeset has it. */
  const keyOf = (nodeId) => {
    const id = nodeId.toString().replace(/^ns=\d+;/, "");
    return nodeId.namespace === 0 ? `0:${id}` : nodeId.namespace === index ? `1:${id}` : `?:${id}`;
  };
  const nameKey = ({ namespaceIndex, name }) => `${namespaceIndex === index ? 1 : namespaceIndex}:${name}`;
  const find = async (session, path) => {
    let at = resolveNodeId(system);
    for (const name of path ? path.split("/") : []) {
      const child = (await browse(session, at)).find((reference) => reference.browseName.name === name);
      if (!child) throw new Error(`there is no ${path}`);
      at = child.nodeId;
    }
    return at;
  };
  const value = async (session, nodeId, attributeId = AttributeIds.Value) => (await session.read({ nodeId, attributeId })).value.value;
  const begin = async (session) => {
    index ??= (await session.readNamespaceArray()).indexOf(URI);
  };

  /** Compares a node with its declarations, and what lies under it. `check(path, what, expected, seen)` notes each comparison. */
  async function conform(session, set, nodeId, path, declarations, check) {
    const children = await browse(session, nodeId);
    for (const declared of set.declared(declarations)) {
      const child = children.find((reference) => nameKey(reference.browseName) === declared.browseName);
      const at = `${path}/${declared.name}`;
      if (declared.rule === "Mandatory") check(at, "present", true, child !== undefined);
      if (!child || !["Mandatory", "Optional"].includes(declared.rule)) continue;
      check(at, "node class", declared.kind, NodeClass[child.nodeClass]);
      const type = set.typeDefinition(declared.key);
      if (type) check(at, "type", type, keyOf(child.typeDefinition));
      if (declared.kind === "Variable") {
        check(at, "data type", declared.dataType, keyOf(await value(session, child.nodeId, AttributeIds.DataType)));
        check(at, "value rank", declared.valueRank, await value(session, child.nodeId, AttributeIds.ValueRank));
        if (declared.arguments.length > 0) {
          const seen = (await value(session, child.nodeId)).map((argument) => ({ name: argument.name, dataType: keyOf(argument.dataType), valueRank: argument.valueRank }));
          check(at, "arguments", JSON.stringify(declared.arguments), JSON.stringify(seen));
        }
      }
      await conform(session, set, child.nodeId, at, [declared.key, ...(type ? set.chain(type) : [])], check);
    }
  }

  /** A structure of the Machine Vision namespace as an input. */
  const structure = async (session, name, fields) => {
    if (fields === null) return { dataType: DataType.ExtensionObject, value: null };
    const types = { MeasId: 3015, PartId: 3004, RecipeIdExternal: 3002, RecipeIdInternal: 3013, ProductId: 3003, ConfigurationId: 3008, ResultId: 3021, JobId: 3016 };
    return { dataType: DataType.ExtensionObject, value: await session.constructExtensionObject(resolveNodeId(`ns=${index};i=${types[name]}`), fields) };
  };
  const shown = (variant) => {
    const list = variant.value;
    return Array.isArray(list) ? list.map((entry) => plain(entry?.dataType !== undefined && "arrayType" in entry ? entry.value : entry)) : plain(list);
  };

  return {
    async conformance(session) {
      await begin(session);
      const set = new Nodeset([nodesets.standard, nodesets.machineVision]);
      const different = [];
      let checks = 0;
      const check = (path, what, expected, seen) => {
        checks++;
        if (expected !== seen) different.push(`${path}: ${what} should be ${expected} and is ${seen}`);
      };
      const root = resolveNodeId(system);
      const objects = await browse(session, resolveNodeId("i=85"));
      const entry = objects.find((reference) => reference.nodeId.toString() === root.toString());
      check("", "under Objects", true, entry !== undefined);
      check("", "type", set.type("VisionSystemType"), keyOf(entry.typeDefinition));
      await conform(session, set, root, "", set.chain(set.type("VisionSystemType")), check);
      for (const reference of await browse(session, await find(session, "ResultManagement/Results"))) {
        check(reference.browseName.name, "type", set.type("ResultType"), keyOf(reference.typeDefinition));
        await conform(session, set, reference.nodeId, `/Results/${reference.browseName.name}`, set.chain(set.type("ResultType")), check);
      }
      return { checks, different };
    },
    async visionCall(session, { path, inputs }) {
      await begin(session);
      const cut = path.lastIndexOf("/");
      const inputArguments = [];
      for (const [type, given] of inputs) {
        if (DataType[type] !== undefined) inputArguments.push({ dataType: DataType[type], value: given });
        else if (type === "Parameters") inputArguments.push({ dataType: DataType.Variant, arrayType: VariantArrayType.Array, value: [] });
        else inputArguments.push(await structure(session, type, given));
      }
      const result = await session.call({ objectId: await find(session, path.slice(0, cut)), methodId: await find(session, path), inputArguments });
      return { status: result.statusCode.name, outputs: (result.outputArguments ?? []).map(shown) };
    },
    async visionRead(session, { path }) {
      await begin(session);
      const read = await session.read({ nodeId: await find(session, path), attributeId: AttributeIds.Value });
      return { status: read.statusCode.name, value: shown(read.value) };
    },
    async visionUntil(session, { path, value: wanted }) {
      await begin(session);
      const nodeId = await find(session, path);
      for (;;) {
        const seen = await value(session, nodeId);
        if ((seen?.text ?? seen ?? null) === wanted) return {};
      }
    },
    async visionWatch(session, { fields }) {
      await begin(session);
      const subscription = await session.createSubscription2({ requestedPublishingInterval: 10, requestedMaxKeepAliveCount: 100, requestedLifetimeCount: 10000, maxNotificationsPerPublish: 0, publishingEnabled: true, priority: 1 });
      const names = ["EventType", "SourceNode", "Message", "ToState", ...fields.map((name) => `${index}:${name}`)];
      const item = await subscription.monitor({ nodeId: system, attributeId: AttributeIds.EventNotifier }, { queueSize: 1000, discardOldest: false, samplingInterval: 0, filter: constructEventFilter(names) }, 2);
      const typeNames = new Map();
      item.on("changed", async (list) => {
        const event = Object.fromEntries(list.map((variant, i) => [names[i].replace(/^\d+:/, ""), shown(variant)]));
        const type = list[0].value;
        events.push(event);
        if (!typeNames.has(type.toString())) typeNames.set(type.toString(), value(session, type, AttributeIds.BrowseName).then((name) => name.name));
        event.EventType = typeNames.get(type.toString());
      });
      return {};
    },
    /** Waits for the next event of the type; those before it are gone. */
    async visionEvent(_session, { type, passed = [] }) {
      for (;;) {
        while (events.length === 0) await new Promise((resolve) => setImmediate(resolve));
        const event = events.shift();
        event.EventType = await event.EventType;
        if (event.EventType === type) return { ...event, passed };
        passed.push(event.EventType);
      }
    },
  };
}
