// A real OPC UA client for the tests: node client.mjs OPTIONS_JSON. Prints one JSON line per event, ends when its input closes.
// Options: modules (folder with node_modules), endpoint, station, pki, policy, mode, user, password, certificate, key, uri, userCertificate, userKey, calledItself, and what to do: read (paths, once),
// watch (paths, subscribed), poll (paths, read in a loop until the first of them has the value until).
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const options = JSON.parse(process.argv[2]);
const require = createRequire(join(options.modules, "package.json"));
const { AttributeIds, ClientMonitoredItemGroup, MessageSecurityMode, OPCUAClient, SecurityPolicy, TimestampsToReturn, UserTokenType } =
  require("node-opcua-client");
const { OPCUACertificateManager } = require("node-opcua-certificate-manager");
const { DataType } = require("node-opcua-variant");

const print = (event) => console.log(JSON.stringify(event));
const nodeId = (path) => `ns=2;s=${options.station}/${path}`;
const shown = (path, value) => ({
  path,
  value: value.value.value instanceof Date ? value.value.value.toISOString() : value.value.value,
  type: DataType[value.value.dataType],
  status: value.statusCode.value,
  sourceTimestamp: value.sourceTimestamp?.toISOString(),
});

const clientCertificateManager = new OPCUACertificateManager({ rootFolder: options.pki, automaticallyAcceptUnknownCertificate: true });
await clientCertificateManager.initialize();
const client = OPCUAClient.create({
  endpointMustExist: false,
  securityPolicy: SecurityPolicy[options.policy ?? "None"],
  securityMode: MessageSecurityMode[options.mode ?? "None"],
  connectionStrategy: { maxRetry: 0, initialDelay: 100 },
  clientCertificateManager,
  applicationName: "anyshot-test",
  ...(options.certificate ? { certificateFile: options.certificate, privateKeyFile: options.key, applicationUri: options.uri } : {}),
});
// A client that calls itself other than its certificate does: node-opcua's takes the name from the certificate.
if (options.calledItself) client._getApplicationUri = () => options.calledItself;
try {
  await client.connect(options.endpoint);
  const endpoints = await client.getEndpoints();
  print({
    event: "endpoints",
    // The server's own certificate, first of its chain.
    thumbprint: new X509Certificate(endpoints[0].serverCertificate).fingerprint256.replaceAll(":", ""),
    endpoints: endpoints.map((e) => ({
      policy: e.securityPolicyUri.split("#")[1],
      mode: MessageSecurityMode[e.securityMode],
      tokens: e.userIdentityTokens.map((t) => UserTokenType[t.tokenType]),
    })),
  });
  const session = await client.createSession(
    options.userCertificate
      ? {
          type: UserTokenType.Certificate,
          certificateData: Buffer.from(new X509Certificate(readFileSync(options.userCertificate)).raw),
          privateKey: readFileSync(options.userKey, "utf8"),
        }
      : options.user ? { type: UserTokenType.UserName, userName: options.user, password: options.password } : { type: UserTokenType.Anonymous },
  );
  print({ event: "session" });
  if (options.read) {
    const values = await session.read(options.read.map((path) => ({ nodeId: nodeId(path), attributeId: AttributeIds.Value })));
    print({ event: "read", values: values.map((value, i) => shown(options.read[i], value)) });
    const range = await session.translateBrowsePath({
      startingNode: nodeId("Res/Confidence"),
      relativePath: { elements: [{ referenceTypeId: "i=46", isInverse: false, includeSubtypes: true, targetName: { name: "EURange" } }] },
    });
    const euRange = await session.read({ nodeId: range.targets[0].targetId, attributeId: AttributeIds.Value });
    print({ event: "range", low: euRange.value.value.low, high: euRange.value.value.high });
    const refused = await session.write({
      nodeId: nodeId(options.read[0]),
      attributeId: AttributeIds.Value,
      value: { value: values[0].value },
    });
    print({ event: "write", status: refused.name });
  }
  if (options.watch) {
    const subscription = await session.createSubscription2({
      requestedPublishingInterval: 10,
      requestedMaxKeepAliveCount: 1000,
      requestedLifetimeCount: 10000,
      maxNotificationsPerPublish: 0,
      publishingEnabled: true,
      priority: 1,
    });
    const group = ClientMonitoredItemGroup.create(
      subscription,
      options.watch.map((path) => ({ nodeId: nodeId(path), attributeId: AttributeIds.Value })),
      { samplingInterval: 0, discardOldest: false, queueSize: 10000 },
      TimestampsToReturn.Both,
    );
    group.on("changed", async (_item, value, index) => {
      print({ event: "changed", ...shown(options.watch[index], value) });
      if (options.watch[index] === "Sts/ResultValid" && value.value.value === true) {
        // What a PLC does: it sees the flag rise, then reads the result.
        const paths = ["Res/InspectionId", "Res/PartId"];
        const values = await session.read(paths.map((path) => ({ nodeId: nodeId(path), attributeId: AttributeIds.Value })));
        print({ event: "valid", values: values.map((v, i) => shown(paths[i], v)) });
      }
    });
    group.on("initialized", () => print({ event: "watching", publishingInterval: subscription.publishingInterval }));
  }
  if (options.poll) {
    const nodes = options.poll.map((path) => ({ nodeId: nodeId(path), attributeId: AttributeIds.Value }));
    const reads = [];
    print({ event: "polling" });
    while (reads.at(-1)?.[0] !== options.until) reads.push((await session.read(nodes)).map((value) => value.value.value));
    print({ event: "polled", reads });
  }
} catch (error) {
  print({ event: "refused", message: error.message });
}
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
