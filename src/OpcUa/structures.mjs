// Structure data types, so that one read gives all fields of one moment. A client finds the fields in the type's DataTypeDefinition.
import { DataType } from "node-opcua-variant";
import { ensureDatatypeExtracted } from "node-opcua-address-space";
import { TYPES } from "./types.mjs";

/** Adds the types { name: [{ name, valueType }] } and returns each as a type of tags, whose value is the list of its fields. */
export async function addStructures(addressSpace, namespace, structures) {
  const made = {};
  const nodes = Object.entries(structures).map(([name, fields]) => [name, fields, addType(namespace, name, fields)]);
  if (nodes.length === 0) return made;
  // node-opcua looks for types once and keeps what it found; these came later.
  addressSpace.$$extraDataTypeManager = undefined;
  await ensureDatatypeExtracted(addressSpace);
  for (const [name, fields, node] of nodes) {
    made[name] = { dataType: DataType.ExtensionObject, node, convert: (values) => convert(addressSpace, node, fields, values) };
  }
  return made;
}

function addType(namespace, name, fields) {
  const node = namespace.createDataType({
    browseName: name,
    nodeId: `s=Types/${name}`,
    isAbstract: false,
    subtypeOf: "Structure",
    partialDefinition: fields.map((field) => {
      if (!TYPES[field.valueType]) throw new Error(`field ${field.name} of ${name} has the unknown type ${field.valueType}`);
      return { name: field.name, dataType: TYPES[field.valueType].dataType, valueRank: -1 };
    }),
  });
  const encoding = namespace.addObject({
    browseName: { name: "Default Binary", namespaceIndex: 0 },
    nodeId: `s=Types/${name}/Binary`,
    typeDefinition: "DataTypeEncodingType",
  });
  node.addReference({ referenceType: "HasEncoding", isForward: true, nodeId: encoding.nodeId });
  return node;
}

function convert(addressSpace, node, fields, values) {
  if (!Array.isArray(values) || values.length !== fields.length) return undefined;
  const entries = fields.map((field, i) => [field.name[0].toLowerCase() + field.name.slice(1), TYPES[field.valueType].convert(values[i])]);
  return entries.some(([, value]) => value === undefined) ? undefined : addressSpace.constructExtensionObject(node, Object.fromEntries(entries));
}
