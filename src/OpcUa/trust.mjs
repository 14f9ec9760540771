// The trust list in its folders. Whoever changes a file there is heard at the next connection: node-opcua's own watching misses a revocation list that is replaced under its name.
import { readdirSync, statSync, unlinkSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["trusted/certs", "trusted/crl", "issuers/certs", "issuers/crl", "rejected"];

/** Refused certificates kept; anybody who reaches the port can make new ones. */
const MOST_REJECTED = 200;

const filesOf = (folder) => {
  try {
    return readdirSync(folder).map((name) => {
      const file = join(folder, name);
      const { mtimeMs, size, ino } = statSync(file);
      return { file, at: mtimeMs, stamp: `${file}|${ino}|${mtimeMs}|${size}` };
    });
  } catch {
    // A folder or file that is just being replaced: the next look sees it.
    return [];
  }
};

export class TrustList {
  #manager;
  #stamp;
  #turn = Promise.resolve();

  /** @param manager node-opcua's, which does the checking; it must not watch the folders itself. */
  constructor(manager) {
    this.#manager = manager;
    this.#stamp = this.#look();
  }

  /** Runs a check on the files as they are now; one at a time, because reading them anew empties the list for a moment. */
  checking(check) {
    const result = this.#turn.then(async () => {
      const stamp = this.#look();
      if (stamp !== this.#stamp) {
        await this.#manager.reloadCertificates();
        this.#stamp = stamp;
      }
      return await check();
    });
    this.#turn = result.catch(() => {});
    return result;
  }

  #look() {
    const rejected = filesOf(join(this.#manager.rootDir, "rejected")).sort((one, other) => other.at - one.at);
    for (const { file } of rejected.slice(MOST_REJECTED)) unlinkSync(file);
    return FOLDERS.flatMap((folder) => filesOf(join(this.#manager.rootDir, folder))).map(({ stamp }) => stamp).sort().join("\n");
  }
}
