// Who stands behind a session. The agent checks names and passwords; here only the answer is remembered, for as long as the session lives.
import { UserNameIdentityToken, X509IdentityToken } from "node-opcua-client";
import { thumbprintOf } from "./certificates.mjs";

/** Users with certificates remembered at a time. */
const MOST_CERTIFICATES = 1000;

export class Sessions {
  #users = new WeakMap();
  #certificates = new Map();
  #anonymousRole;

  constructor(anonymousRole) {
    this.#anonymousRole = anonymousRole;
  }

  /** Notes that name and password of the session's user were right. */
  loggedIn(session, name, user) {
    this.#users.set(session, { name, user });
  }

  /** Notes whom a certificate stands for, after its owner has proved to have the key. */
  certificateOf(thumbprint, user) {
    this.#certificates.delete(thumbprint);
    this.#certificates.set(thumbprint, user);
    if (this.#certificates.size > MOST_CERTIFICATES) this.#certificates.delete(this.#certificates.keys().next().value);
  }

  /** The user of a request: name, role and the session's own name; null where nobody may be. */
  of(context) {
    const session = context?.session;
    if (!session) return null;
    const token = session.userIdentityToken;
    const name = session.sessionName ?? "";
    // A session may change its user: what was remembered holds for that user alone.
    if (token instanceof UserNameIdentityToken) {
      const known = this.#users.get(session);
      return known && known.name === token.userName ? { name: known.user.name, role: known.user.role, session: name } : null;
    }
    if (token instanceof X509IdentityToken) {
      const user = this.#certificates.get(thumbprintOf(token.certificateData));
      return user ? { ...user, session: name } : null;
    }
    return { name: "anonymous", role: this.#anonymousRole, session: name };
  }
}
