// A foreign OPC UA client: reads the result tags in one call, again and again, and prints each reading as one JSON line.
// Usage: node opcua-read.mjs NODE_MODULES_FOLDER ENDPOINT STATION
import { createRequire } from "node:module";
import path from "node:path";

const [modules, endpoint, station] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(modules), "../x.js"));
const { OPCUAClient } = require("node-opcua-client");
const { AttributeIds } = require("node-opcua-data-model");
const tags = ["Res/InspectionId", "Res/ClassName", "Res/Pass", "Res/Fail", "Res/Unsure", "Res/Confidence", "Sts/ResultValid"];

const client = OPCUAClient.create({ endpointMustExist: false, connectionStrategy: { maxRetry: -1, initialDelay: 200, maxDelay: 500 } });
await client.connect(endpoint);
const session = await client.createSession();
const namespaces = await session.readNamespaceArray();
// The station's own namespace is the one in which its tags are found.
let space = -1;
for (let i = 1; i < namespaces.length && space < 0; i++) {
  const probe = await session.read({ nodeId: `ns=${i};s=${station}/Res/InspectionId`, attributeId: AttributeIds.DataType });
  if (probe.statusCode.isGood()) space = i;
}
if (space < 0) throw new Error(`no namespace of ${endpoint} has ${station}/Res/InspectionId`);

setInterval(async () => {
  const values = await session.read(tags.map((tag) => ({ nodeId: `ns=${space};s=${station}/${tag}`, attributeId: AttributeIds.Value })));
  const reading = Object.fromEntries(tags.map((tag, i) => [tag, values[i].statusCode.value >>> 31 ? null : values[i].value.value]));
  console.log(JSON.stringify(reading));
}, 100);
