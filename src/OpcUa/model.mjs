// The tags of one station as nodes: Objects/<station>/<group>/<tag>, string node ids <station>/<group>/<tag>.
import { AttributeIds } from "node-opcua-data-model";
import { DataType, VariantArrayType } from "node-opcua-variant";
import { StatusCodes, coerceStatusCode } from "node-opcua-status-code";
import { addClasses } from "./classes.mjs";
import { addMethods } from "./methods.mjs";
import { isAtLeast } from "./roles.mjs";
import { addStructures } from "./structures.mjs";
import { TYPES } from "./types.mjs";
import { VisionSystem } from "./vision/system.mjs";

/** Own namespace, so that node ids do not depend on the application URI. Its index is 2 (tags.nodeset.xml). */
export const NAMESPACE = "urn:anyshot:edge:tags";

/**
 * Builds the nodes and returns what applies values and classes to them. Throws a sentence for a model that cannot be built.
 * `door` is { questions, sessions, writeRole }: who asks the agent and who may.
 */
export async function buildModel(addressSpace, station, { tags, structures = {}, methods = [], vision }, door) {
  const namespace = addressSpace.registerNamespace(NAMESPACE);
  const types = { ...TYPES, ...(await addStructures(addressSpace, namespace, structures)) };
  const folders = new Map();
  const nodes = new Map();
  const folder = (path) => {
    if (!folders.has(path)) {
      const cut = path.lastIndexOf("/");
      const organizedBy = cut < 0 ? addressSpace.rootFolder.objects : folder(path.slice(0, cut));
      folders.set(path, namespace.addFolder(organizedBy, { browseName: path.slice(cut + 1), nodeId: `s=${path}` }));
    }
    return folders.get(path);
  };
  for (const tag of tags) {
    const type = types[tag.valueType];
    if (!type) throw new Error(`tag ${tag.path} has the unknown type ${tag.valueType}`);
    const full = `${station}/${tag.path}`;
    const cut = full.lastIndexOf("/");
    const access = tag.writable ? "CurrentRead | CurrentWrite" : "CurrentRead";
    const options = {
      componentOf: folder(full.slice(0, cut)),
      nodeId: `s=${full}`,
      browseName: full.slice(cut + 1),
      description: tag.description,
      dataType: type.node ?? type.dataType,
      minimumSamplingInterval: 0,
      accessLevel: access,
      userAccessLevel: access,
    };
    const node = tag.range
      ? namespace.addAnalogDataItem({ ...options, engineeringUnitsRange: { low: tag.range[0], high: tag.range[1] } })
      : namespace.addVariable(options);
    node.setValueFromSource({ dataType: DataType.Null }, StatusCodes.BadWaitingForInitialData, new Date());
    if (tag.writable) openToClients(node, (value, at) => take(door.questions, node, type, tag.path, value, at), type, door);
    nodes.set(tag.path, { node, type });
  }
  addMethods(namespace, station, folder(`${station}/Methods`), methods, door?.questions, door?.sessions);
  const classes = addClasses(namespace, station, folder(station));
  const system = vision && new VisionSystem(addressSpace, namespace, station, vision, structures.ResultBlock, door, {
    value: (path) => nodes.get(path).node.readValue().value.value,
    write: (path, value) => take(door.questions, nodes.get(path).node, nodes.get(path).type, path, value, new Date()),
  });
  return {
    apply(values) {
      apply(nodes, values);
      system?.follow(values);
    },
    showClasses(message) {
      classes.show(message);
      system?.showRevision(message.liveRevision);
    },
    showCounts: (counts) => classes.count(counts),
    showVision: (message) => system?.show(message),
  };
}

/**
 * Lets clients write the value: the agent is asked for each write, one after the other, and the client is answered when the agent has taken it. So no edge is lost, and a write that was
 * answered good has been seen.
 */
function openToClients(node, take, type, { sessions, writeRole }) {
  const other = node.writeAttribute;
  node.writeAttribute = function (context, write, callback) {
    if (write.attributeId !== AttributeIds.Value) return other.call(this, context, write, callback);
    check(context, write).then(
      (statusCode) => callback(null, statusCode),
      (error) => callback(error),
    );
  };

  async function check(context, write) {
    if (!isAtLeast(sessions.of(context)?.role, writeRole)) return StatusCodes.BadUserAccessDenied;
    const { value, statusCode, sourceTimestamp } = write.value;
    if (statusCode && !statusCode.isGood()) return StatusCodes.BadWriteNotSupported;
    if (write.indexRange && !write.indexRange.isEmpty()) return StatusCodes.BadIndexRangeInvalid;
    if (value.dataType !== type.dataType || value.arrayType !== VariantArrayType.Scalar) return StatusCodes.BadTypeMismatch;
    // A null text is an empty one.
    const converted = type.convert(value.value ?? (type.dataType === DataType.String ? "" : undefined));
    if (converted === undefined) return StatusCodes.BadTypeMismatch;
    if (typeof converted === "string" && converted.length > 1000) return StatusCodes.BadOutOfRange;
    return take(converted, sourceTimestamp ?? new Date());
  }
}

/** Asks the agent to take a value that was written, and shows it when it did. */
async function take(questions, node, type, path, value, at) {
  const answer = await questions.ask({ type: "written", path, value });
  const taken = coerceStatusCode(answer.status);
  if (taken.isGood()) node.setValueFromSource({ dataType: type.dataType, value }, StatusCodes.Good, at);
  return taken;
}

/**
 * Applies values in order within one turn of the event loop: no read and no sample falls between two of them, so a client that sees
 * Sts/ResultValid sees the Res/* values that came before it. All are checked before the first is applied.
 */
function apply(nodes, values) {
  if (!Array.isArray(values)) throw new Error("values is not a list");
  const checked = values.map(([path, value, timestamp, status]) => {
    const tag = nodes.get(path);
    if (!tag) throw new Error(`there is no tag ${path}`);
    const code = coerceStatusCode(status);
    const converted = value === null ? null : tag.type.convert(value);
    if (converted === undefined) throw new Error(`tag ${path} cannot take the value ${JSON.stringify(value)?.slice(0, 100)}`);
    if (converted === null && code.isGood()) throw new Error(`tag ${path} has no value and a good status`);
    if (!Number.isFinite(timestamp)) throw new Error(`tag ${path} has no source timestamp`);
    const variant = converted === null ? { dataType: DataType.Null } : { dataType: tag.type.dataType, value: converted };
    return [tag.node, variant, code, new Date(timestamp)];
  });
  for (const [node, variant, code, timestamp] of checked) node.setValueFromSource(variant, code, timestamp);
}
