// What is looked at in the certificates of clients and users, and what is said about those that are refused.
import { X509Certificate } from "node:crypto";
import { StatusCodes } from "node-opcua-status-code";

/** A certificate as node-opcua hands it over: DER, alone or first of a chain. */
const read = (certificate) => new X509Certificate(Array.isArray(certificate) ? certificate[0] : certificate);

/** SHA-256 of the certificate, hexadecimal without colons. */
export const thumbprintOf = (certificate) => read(certificate).fingerprint256.replaceAll(":", "");

/** Tells about every certificate of a client that the trust list does not let in; the check itself stays node-opcua's. */
export function clientCertificates(manager, refused) {
  const check = manager.checkCertificate.bind(manager);
  const tell = (certificate, status) => {
    if (status && status !== StatusCodes.Good) refused("client", certificate, status.name);
    return status;
  };
  manager.checkCertificate = (certificate, callback) =>
    callback
      ? check(certificate, (error, status) => callback(error, error ? status : tell(certificate, status)))
      : check(certificate).then((status) => tell(certificate, status));
}

/** Users with certificates are those that the agent knows by thumbprint; a trust list of their own is not kept. */
export function userCertificates(manager, questions, sessions, refused) {
  const judge = async (certificate) => {
    const parsed = read(certificate);
    const now = Date.now();
    if (now < Date.parse(parsed.validFrom) || now > Date.parse(parsed.validTo)) return StatusCodes.BadCertificateTimeInvalid;
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

/** What the agent logs of a refused certificate. */
export function describe(certificate) {
  try {
    const parsed = read(certificate);
    return { subject: parsed.subject.replaceAll("\n", ", ").slice(0, 200), thumbprint: thumbprintOf(certificate) };
  } catch {
    return { subject: "", thumbprint: "" };
  }
}
