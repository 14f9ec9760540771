// The server's own certificate, replaced while it runs.
import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { OPCUACertificateManager } from "node-opcua-certificate-manager";
import { OPCUAClient } from "node-opcua-client";
import { endpointUrl, makeServer } from "../endpoint.mjs";

const thumbprint = (certificate) => new X509Certificate(certificate).fingerprint256;

/** Key and certificate as an authority's answer would bring them. */
async function makePair(folder, applicationUri) {
  const manager = new OPCUACertificateManager({ rootFolder: folder });
  await manager.initialize();
  const certificate = join(folder, "new.pem");
  await manager.createSelfSignedCertificate({ applicationUri, dns: ["127.0.0.1"], outputFile: certificate, startDate: new Date(), subject: "/CN=new", validity: 30 });
  await manager.dispose();
  return { certificate, key: manager.privateKey };
}

test("a new certificate is shown however its files come, and not before the key fits", { timeout: 300_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "anyshot-certificates-"));
  const settings = { station: "st", host: "127.0.0.1", port: 0, shortestPublishingMs: 10, mostSessions: 5, allowInsecure: true, allowAnonymous: true, pkiFolder: join(folder, "pki") };
  const server = await makeServer(settings, "0", {}, {}, () => {});
  await server.start();
  t.after(async () => {
    await server.shutdown(0);
    rmSync(folder, { recursive: true });
  });
  const shown = async () => {
    const client = OPCUAClient.create({ endpointMustExist: false, connectionStrategy: { maxRetry: 0 } });
    await client.connect(endpointUrl(server));
    const [endpoint] = await client.getEndpoints();
    await client.disconnect();
    return thumbprint(endpoint.serverCertificate);
  };
  const said = t.mock.method(console, "error", () => {});
  const before = await shown();
  const certificateFirst = await makePair(join(folder, "one"), "urn:anyshot:edge:st");
  copyFileSync(certificateFirst.certificate, server.certificateFile);
  while (said.mock.callCount() === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.match(said.mock.calls[0].arguments[0], /is not used: it does not belong to the key beside it/);
  assert.equal(await shown(), before);
  copyFileSync(certificateFirst.key, server.privateKeyFile);
  while ((await shown()) !== thumbprint(readFileSync(certificateFirst.certificate)));

  const keyFirst = await makePair(join(folder, "two"), "urn:anyshot:edge:st");
  copyFileSync(keyFirst.key, server.privateKeyFile);
  copyFileSync(keyFirst.certificate, server.certificateFile);
  while ((await shown()) !== thumbprint(readFileSync(keyFirst.certificate)));
  assert.equal(said.mock.callCount(), 1, "each cause is said once");
});
