// Chromium under the DevTools protocol over a pipe (docs of Chromium, --remote-debugging-pipe): messages of JSON that end with a zero byte. No package is needed for it.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const commandMs = 120_000;

export class Chromium {
  #process;
  #folder = mkdtempSync(join(tmpdir(), "anyshot-bench-page-"));
  #waiting = new Map();
  #listeners = new Map();
  #lastId = 0;

  constructor() {
    this.#process = spawn(
      process.env.CHROMIUM ?? "/usr/bin/chromium",
      ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-pipe", `--user-data-dir=${this.#folder}`],
      { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
    );
    let text = "";
    this.#process.stdio[4].setEncoding("utf8").on("data", (more) => {
      const messages = (text + more).split("\0");
      text = messages.pop();
      for (const message of messages) this.#take(JSON.parse(message));
    });
  }

  /** @returns What the command answers. Fails with the browser's sentence. */
  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#lastId;
    this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${method} was not answered within ${commandMs / 1000} s.`)), commandMs);
      this.#waiting.set(id, { resolve, reject, timer });
    });
  }

  /** A page in a context of its own: nothing cached, no cookie. `on` takes one listener for an event. */
  async page(width = 1280, height = 800) {
    const { browserContextId } = await this.send("Target.createBrowserContext");
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank", browserContextId, width, height });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const send = (method, params) => this.send(method, params, sessionId);
    return {
      send,
      on: (method, listener) => this.#listeners.set(`${sessionId} ${method}`, listener),
      /** The value of an expression in the page; a promise is waited for. */
      async value(expression) {
        const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      },
      close: () => this.send("Target.disposeBrowserContext", { browserContextId }),
    };
  }

  /** Ids of the processes that run pages, with the seconds of processor time that each has used. */
  async renderers() {
    const { processInfo } = await this.send("SystemInfo.getProcessInfo");
    return processInfo.filter(({ type }) => type === "renderer");
  }

  async close() {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    // Asked, it ends its other processes first; killed, they would still write into the folder.
    await Promise.race([ended, this.send("Browser.close").catch(() => {})]);
    await ended;
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  #take({ id, method, params, sessionId, result, error }) {
    if (id === undefined) {
      this.#listeners.get(`${sessionId} ${method}`)?.(params);
      return;
    }
    const { resolve, reject, timer } = this.#waiting.get(id);
    this.#waiting.delete(id);
    clearTimeout(timer);
    if (error) reject(new Error(error.message));
    else resolve(result);
  }
}
