// The process as the agent sees it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readLines } from "../lines.mjs";

const TAGS = [
  { path: "Res/ClassNo", valueType: "UInt16" },
  { path: "Res/ClassName", valueType: "String" },
];

/** Starts the process with a socket of ours; next() is its next message, or null when it closed the socket. */
async function start(t) {
  const folder = mkdtempSync(join(tmpdir(), "anyshot-opcua-"));
  const listener = createServer();
  listener.listen(join(folder, "agent.sock"));
  const child = spawn(process.execPath, [fileURLToPath(new URL("../server.mjs", import.meta.url)), join(folder, "agent.sock")], { stdio: "ignore" });
  const exited = once(child, "exit");
  t.after(async () => {
    child.kill("SIGKILL");
    await exited;
    listener.close();
    rmSync(folder, { recursive: true });
  });
  const [socket] = await once(listener, "connection");
  const messages = [];
  let wake = () => {};
  const arrive = (message) => {
    messages.push(message);
    wake();
  };
  readLines(socket, arrive, (sentence) => arrive({ type: "broken", sentence }));
  socket.on("close", () => arrive(null));
  socket.on("error", () => {});
  const next = async () => {
    while (messages.length === 0) await new Promise((resolve) => (wake = resolve));
    return messages.shift();
  };
  const settings = {
    station: "st",
    host: "127.0.0.1",
    port: 0,
    shortestPublishingMs: 10,
    mostSessions: 5,
    allowInsecure: true,
    allowAnonymous: true,
    allowUsers: false,
    anonymousRole: "Viewer",
    writeRole: "Technician",
    pkiFolder: join(folder, "pki"),
  };
  const send = (message) => socket.write(`${JSON.stringify(message)}\n`);
  assert.equal((await next()).type, "hello");
  return { socket, send, next, settings, exited };
}

async function startReady(t) {
  const run = await start(t);
  run.send({ type: "prepare", protocol: 5, settings: run.settings, tags: TAGS });
  assert.deepEqual(await run.next(), { type: "prepared" });
  run.send({ type: "listen" });
  const ready = await run.next();
  assert.equal(ready.type, "ready", JSON.stringify(ready));
  assert.match(ready.endpoint, /^opc\.tcp:\/\/127\.0\.0\.1:[1-9]\d*$/);
  return run;
}

test("server: acknowledges writes in order and ends when the agent is gone", async (t) => {
  const { socket, send, next, exited } = await startReady(t);
  for (let seq = 1; seq <= 100; seq++) send({ type: "write", seq, values: [["Res/ClassNo", seq, Date.now(), 0]] });
  for (let seq = 1; seq <= 100; seq++) assert.deepEqual(await next(), { type: "ack", seq });
  socket.destroy();
  assert.deepEqual(await exited, [0, null]);
});

test("server: a value that does not fit ends it with a sentence", async (t) => {
  const { send, next, exited } = await startReady(t);
  send({ type: "write", seq: 1, values: [["Res/ClassNo", "three", 0, 0]] });
  assert.deepEqual(await next(), { type: "failed", reason: "values", sentence: 'tag Res/ClassNo cannot take the value "three"' });
  assert.deepEqual(await exited, [1, null]);
});

test("server: refuses another protocol, a write before start, and garbage", async (t) => {
  for (const line of ['{"type":"prepare","protocol":1}', '{"type":"listen"}', '{"type":"write","seq":1,"values":[]}', '{"type":"classes","classes":[]}', '{"type":"counts","classes":[]}', '{"type":"taken","id":1,"status":0}', "garbage"]) {
    const { socket, next, exited } = await start(t);
    socket.write(`${line}\n`);
    assert.equal((await next()).reason, "protocol");
    assert.deepEqual(await exited, [1, null]);
  }
});
