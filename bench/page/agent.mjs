// The agent as its users run it, with a virtual line, without outputs, in a folder of its own.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const built = fileURLToPath(new URL("../../src/AnyShot.Edge/bin/Release/net10.0/anyshot-edge.dll", import.meta.url));
const startMs = 180_000;

export class Agent {
  #process;
  #folder = mkdtempSync(join(tmpdir(), "anyshot-bench-agent-"));

  /** @param rate Frames a second; 0 for as many as the inspection takes. */
  static async start(rate) {
    const agent = new Agent();
    await agent.#start(rate);
    return agent;
  }

  async #start(rate) {
    const program = process.env.ANYSHOT_AGENT ?? built;
    if (!existsSync(program)) throw new Error(`${program} is not built: run ./anyshot build.`);
    const port = await freePort();
    this.address = `http://127.0.0.1:${port}`;
    const configuration = join(this.#folder, "device.json");
    const examples = (name) => ({ name, severity: name === "good" ? "good" : "defect", examples: `virtual:${name}`, mostExamples: 10 });
    writeFileSync(
      configuration,
      JSON.stringify({
        station: { name: "bench" },
        stateDirectory: "state",
        cameras: [{ name: "line", source: `virtual:?seed=3&rate=${rate}` }],
        classes: ["good", "scratch", "crack"].map((name, i) => ({ number: i + 1, ...examples(name) })),
        mqtt: { enabled: false },
        opcUa: { enabled: false },
        dashboard: { port, allowAnonymous: true },
      }),
    );
    let said = "";
    this.#process = spawn("dotnet", [program, "run", "--config", configuration], { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#process.stdout, this.#process.stderr]) stream.setEncoding("utf8").on("data", (text) => (said = (said + text).slice(-4000)));
    const deadline = Date.now() + startMs;
    while (!((await this.state().catch(() => undefined))?.counts.total > 0)) {
      if (this.#process.exitCode !== null || Date.now() > deadline) throw new Error(`The agent did not start to judge:\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  async state() {
    const answer = await fetch(`${this.address}/api/state`);
    if (!answer.ok) throw new Error(`/api/state answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }

  /** Over some seconds: verdicts a second, and the agent's time on the processors for one of them, which does not change with what else the machine does. */
  async over(seconds) {
    const [count, began, ticks] = [(await this.state()).counts.total, performance.now(), processorTicks(this.#process.pid)];
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    const verdicts = (await this.state()).counts.total - count;
    return { rate: verdicts / ((performance.now() - began) / 1000), msPerVerdict: ((processorTicks(this.#process.pid) - ticks) * 1000) / ticksPerSecond / verdicts };
  }

  get residentMiB() {
    return residentMiB(this.#process.pid);
  }

  async close() {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGTERM");
    await ended;
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

// USER_HZ of Linux on x86-64 and arm64, see proc(5).
const ticksPerSecond = 100;

/** User and system time of a process. Its name, in brackets, may hold blanks: what follows counts from there. */
function processorTicks(id) {
  const stat = readFileSync(`/proc/${id}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

/** Memory of a process that lies in RAM, in MiB. */
export const residentMiB = (id) => Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))[1]) / 1024;

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
