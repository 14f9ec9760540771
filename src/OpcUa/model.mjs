// The tags of one station as nodes: Objects/<station>/<group>/<tag>, string node ids <station>/<group>/<tag>.
import { DataType } from "node-opcua-variant";
import { StatusCodes, coerceStatusCode } from "node-opcua-status-code";
import { TYPES } from "./types.mjs";

/** Own namespace, so that node ids do not depend on the application URI. Its index is 2. */
export const NAMESPACE = "urn:anyshot:edge:tags";

/** Builds the nodes and returns what applies values to them. Throws a sentence for a model that cannot be built. */
export function buildModel(addressSpace, station, tags) {
  const namespace = addressSpace.registerNamespace(NAMESPACE);
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
    const type = TYPES[tag.valueType];
    if (!type) throw new Error(`tag ${tag.path} has the unknown type ${tag.valueType}`);
    if (tag.writable) throw new Error(`tag ${tag.path} is writable, which protocol version 1 does not carry`);
    const full = `${station}/${tag.path}`;
    const cut = full.lastIndexOf("/");
    const options = {
      componentOf: folder(full.slice(0, cut)),
      nodeId: `s=${full}`,
      browseName: full.slice(cut + 1),
      description: tag.description,
      dataType: type.dataType,
      minimumSamplingInterval: 0,
      accessLevel: "CurrentRead",
      userAccessLevel: "CurrentRead",
    };
    const node = tag.range
      ? namespace.addAnalogDataItem({ ...options, engineeringUnitsRange: { low: tag.range[0], high: tag.range[1] } })
      : namespace.addVariable(options);
    node.setValueFromSource({ dataType: DataType.Null }, StatusCodes.BadWaitingForInitialData, new Date());
    nodes.set(tag.path, { node, type });
  }
  return (values) => apply(nodes, values);
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
