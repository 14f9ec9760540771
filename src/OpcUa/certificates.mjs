// What is looked at in the certificates of clients and users, and what is said about those that are refused.
import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { exploreCertificate } from "node-opcua-crypto/web";
import { StatusCodes } from "node-opcua-status-code";

/** How often the server looks for a new certificate of its own, in milliseconds. */
const LOOK_EVERY = 2000;

/** A certificate as node-opcua hands it over: DER, alone or first of a chain. */
const read = (certificate) => new X509Certificate(Array.isArray(certificate) ? certificate[0] : certificate);

/** SHA-256 of the certificate, hexadecimal without colons. */
export const thumbprintOf = (certificate) => read(certificate).fingerprint256.replaceAll(":", "");

/** Whether the key may be used as OPC UA does; node-opcua looks at it later too, but without a word. */
function usage(certificate) {
  const { digitalSignature, dataEncipherment } = exploreCertificate(Array.isArray(certificate) ? certificate[0] : certificate).tbsCertificate.extensions?.keyUsage ?? {};
  return digitalSignature && dataEncipherment ? StatusCodes.Good : StatusCodes.BadCertificateUseNotAllowed;
}

/** Tells about every certificate of a client that the trust list does not let in; the check itself stays node-opcua's. */
export function clientCertificates(manager, trust, refused) {
  const check = manager.checkCertificate.bind(manager);
  const tell = (certificate, status) => {
    if (status && status !== StatusCodes.Good) refused("client", certificate, status.name);
    return status;
  };
  manager.checkCertificate = (certificate, callback) => {
    const checked = trust.checking(() => check(certificate)).then((status) => tell(certificate, status === StatusCodes.Good ? usage(certificate) : status));
    return callback ? void checked.then((status) => callback(null, status), (error) => callback(error)) : checked;
  };
}

/** Tells about clients whose certificate names another application than they do; node-opcua compares the two when a session is made. */
export function applicationUris(server, refused) {
  server.on("response", (response, channel) => {
    const status = response.responseHeader?.serviceResult;
    if (status === StatusCodes.BadCertificateUriInvalid && channel.clientCertificate) refused("client", channel.clientCertificate, status.name);
  });
}

/** What the trust list says of a user's certificate that the agent may know all the same: naming it as a user's is trust enough. */
const LEFT_TO_THE_AGENT = ["Good", "BadCertificateUntrusted", "BadCertificateChainIncomplete"];

/**
 * Users with certificates are those that the agent knows by thumbprint. Where the authority that issued one is known here, as that of a client would be, its
 * revocation list counts for users too.
 */
export function userCertificates(manager, verify, questions, sessions, refused) {
  const judge = async (certificate) => {
    const parsed = read(certificate);
    const now = Date.now();
    if (now < Date.parse(parsed.validFrom) || now > Date.parse(parsed.validTo)) return StatusCodes.BadCertificateTimeInvalid;
    const verified = await verify(Array.isArray(certificate) ? Buffer.concat(certificate) : certificate);
    if (!LEFT_TO_THE_AGENT.includes(verified)) return StatusCodes[verified];
    const thumbprint = thumbprintOf(certificate);
    const answer = await questions.ask({ type: "certificate", thumbprint });
    if (!answer.role) return StatusCodes.BadIdentityTokenRejected;
    sessions.certificateOf(thumbprint, { name: answer.user, role: answer.role });
    return StatusCodes.Good;
  };
  manager.checkCertificate = (certificate, callback) => {
    const judged = judge(certificate)
      .catch(() => StatusCodes.BadCertificateInvalid)
      .then((status) => {
        if (status !== StatusCodes.Good) refused("user", certificate, status.name);
        return status;
      });
    return callback ? void judged.then((status) => callback(null, status)) : judged;
  };
}

/**
 * Takes a new certificate of the server into use from the next connection on, once it and the key belong together. Compares what was taken with what is there, instead of waiting to be told of a
 * change: so none is missed, whenever and in whatever order the two files came.
 */
export function followOwnCertificate(server) {
  let taken;
  let said = "";
  const look = () => {
    try {
      const chain = readFileSync(server.certificateFile);
      if (taken?.equals(chain)) return;
      const own = new X509Certificate(chain);
      if (!own.checkPrivateKey(createPrivateKey(readFileSync(server.privateKeyFile)))) throw new Error("it does not belong to the key beside it");
      server.invalidateCachedCertificates();
      for (const endpoint of server.endpoints) endpoint.invalidateCertificates();
      // Read at once: later, one of the two could be of a next pair that is on its way.
      for (const one of [server, ...server.endpoints]) [one.getCertificateChain(), one.getPrivateKey()];
      taken = chain;
      said = "";
    } catch (error) {
      // One of the two files may be on its way; the next look sees it.
      if (error.message !== said) console.error(`the new certificate ${server.certificateFile} is not used: ${error.message}`);
      said = error.message;
    }
  };
  look();
  setInterval(look, LOOK_EVERY).unref();
}

/** What the agent logs of a refused certificate. */
export function describe(certificate) {
  try {
    const parsed = read(certificate);
    return { subject: parsed.subject.replaceAll("\n", ", ").slice(0, 200), thumbprint: thumbprintOf(certificate) };
  } catch {
    return { subject: "", thumbprint: "" };
  }
}
