// The OPC UA server itself: endpoint, security, limits.
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { OPCUACertificateManager } from "node-opcua-certificate-manager";
import { MessageSecurityMode, SecurityPolicy, UserTokenType } from "node-opcua-client";
import { nodesets } from "node-opcua-nodesets";
import { MonitoredItem, OPCUAServer, RegisterServerMethod, Subscription } from "node-opcua-server";
import { applicationUris, clientCertificates, followOwnCertificate, userCertificates } from "./certificates.mjs";
import { TrustList } from "./trust.mjs";

/** Keeps the index of the tags' namespace, whatever is loaded after it. */
const tagsNodeset = fileURLToPath(new URL("tags.nodeset.xml", import.meta.url));

/** Makes and initialises the server; it listens only after start(). The agent is asked who may log in. */
export async function makeServer(settings, version, questions, sessions, refused) {
  MonitoredItem.minimumSamplingInterval = settings.shortestPublishingMs;
  Subscription.minimumPublishingInterval = settings.shortestPublishingMs;
  const anyAddress = settings.host === "0.0.0.0" || settings.host === "::";
  const pki = (name) =>
    new OPCUACertificateManager({
      rootFolder: join(settings.pkiFolder, name),
      // Who offers unencrypted access gains nothing from turning unknown certificates away.
      automaticallyAcceptUnknownCertificate: settings.allowInsecure,
      disableFileWatchers: true,
    });
  const serverCertificateManager = pki("server");
  const userCertificateManager = pki("users");
  await serverCertificateManager.initialize();
  await userCertificateManager.initialize();
  const trust = new TrustList(serverCertificateManager);
  const verify = (certificate) => trust.checking(() => serverCertificateManager.verifyCertificate(certificate, { acceptCertificateWithValidIssuerChain: true }));
  clientCertificates(serverCertificateManager, trust, refused);
  userCertificates(userCertificateManager, verify, questions, sessions, refused);
  const server = new OPCUAServer({
    host: settings.host,
    hostname: anyAddress ? hostname() : settings.host,
    port: settings.port,
    nodeset_filename: [nodesets.standard, ...(settings.machineVision ? [tagsNodeset, nodesets.machineVision] : [])],
    serverInfo: {
      applicationUri: `urn:anyshot:edge:${settings.station}`,
      productUri: "urn:anyshot:edge",
      applicationName: { text: `AnyShot Edge ${settings.station}` },
    },
    buildInfo: { productName: "AnyShot Edge", productUri: "urn:anyshot:edge", softwareVersion: version, manufacturerName: "AnyShot Edge" },
    serverCertificateManager,
    userCertificateManager,
    securityPolicies: [SecurityPolicy.Basic256Sha256, SecurityPolicy.Aes256_Sha256_RsaPss, ...(settings.allowInsecure ? [SecurityPolicy.None] : [])],
    securityModes: [MessageSecurityMode.SignAndEncrypt, ...(settings.allowInsecure ? [MessageSecurityMode.None] : [])],
    allowAnonymous: settings.allowAnonymous,
    userManager: {
      // Called with the session as this.
      isValidUserAsync(name, password, callback) {
        if (!settings.allowUsers) return callback(null, false);
        questions.ask({ type: "login", user: String(name).slice(0, 200), password: String(password).slice(0, 1000) }).then((answer) => {
          if (answer.role) sessions.loggedIn(this, name, { name: answer.user, role: answer.role });
          callback(null, Boolean(answer.role));
        });
      },
    },
    // A session's channel plus some for clients that only ask for the endpoints.
    maxConnectionsPerEndpoint: settings.mostSessions + 10,
    serverCapabilities: { maxSessions: settings.mostSessions, minSupportedSampleRate: settings.shortestPublishingMs },
    registerServerMethod: RegisterServerMethod.HIDDEN,
    isAuditing: false,
  });
  await server.initialize();
  applicationUris(server, refused);
  followOwnCertificate(server);
  // This release of node-opcua has no option for it: offer only the ways to log in that the configuration knows.
  const offered = [
    ...(settings.allowAnonymous ? [UserTokenType.Anonymous] : []),
    ...(settings.allowUsers ? [UserTokenType.UserName] : []),
    ...(settings.allowCertificates ? [UserTokenType.Certificate] : []),
  ];
  for (const endpoint of server.endpoints) {
    for (const description of endpoint.endpointDescriptions()) {
      description.userIdentityTokens = description.userIdentityTokens.filter((token) => offered.includes(token.tokenType));
    }
  }
  return server;
}

/** Address at which clients connect; with port 0 the one that the system chose. */
export function endpointUrl(server) {
  return server.getEndpointUrl();
}
