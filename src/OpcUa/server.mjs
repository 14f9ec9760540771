// The OPC UA server process of AnyShot Edge. Started by the agent: node server.mjs <socket>. Protocol: README.md.
import { createConnection } from "node:net";
import { readFileSync } from "node:fs";
import { describe } from "./certificates.mjs";
import { endpointUrl, makeServer } from "./endpoint.mjs";
import { readLines, writeLine } from "./lines.mjs";
import { buildModel } from "./model.mjs";
import { Questions } from "./questions.mjs";
import { Sessions } from "./sessions.mjs";

const PROTOCOL = 5;
const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url)));

if (process.argv.length !== 3) {
  console.error("usage: node server.mjs SOCKET");
  process.exit(2);
}

let server;
let model;
let listening = false;
let leaving = false;
const agent = createConnection(process.argv[2]);
const questions = new Questions(agent);

/** Ends the process. The agent's values are gone with its socket, so nothing is served without it. */
function leave(code, sentence) {
  if (leaving) return;
  leaving = true;
  if (sentence) console.error(sentence);
  setTimeout(() => process.exit(code), 1000).unref();
  Promise.resolve(server?.shutdown(0)).catch(() => {}).finally(() => process.exit(code));
}

/** Tells the agent why there will be no server, then ends. */
function refuse(reason, sentence) {
  writeLine(agent, { type: "failed", reason, sentence });
  agent.end(() => leave(1, sentence));
}

/** Builds everything but the endpoint; that is what takes the time, so that a prepared process can take over at once. */
async function prepare(message) {
  if (message.protocol !== PROTOCOL) return refuse("protocol", `the agent speaks protocol ${message.protocol}, this server ${PROTOCOL}`);
  if (server) return refuse("protocol", "the agent sent prepare twice");
  try {
    const { station, anonymousRole, writeRole } = message.settings;
    const sessions = new Sessions(anonymousRole);
    server = await makeServer(message.settings, version, questions, sessions, tellRefused);
    model = await buildModel(server.engine.addressSpace, station, message, { questions, sessions, writeRole });
  } catch (error) {
    return refuse("start", firstLine(error));
  }
  writeLine(agent, { type: "prepared" });
}

/** Tells the agent of a certificate that was not let in; it logs each cause once. */
function tellRefused(whose, certificate, status) {
  writeLine(agent, { type: "refused", whose, status, ...describe(certificate) });
}

async function listen() {
  if (!model || listening) return refuse("protocol", "listen came before the server was prepared, or twice");
  listening = true;
  try {
    await server.start();
  } catch (error) {
    const taken = error.code === "EADDRINUSE" || /EADDRINUSE/.test(error.message);
    return refuse(taken ? "port-in-use" : "start", firstLine(error));
  }
  writeLine(agent, { type: "ready", endpoint: endpointUrl(server) });
}

const firstLine = (error) => error.message.split("\n")[0].slice(0, 500);

function write(message) {
  if (!model || !Number.isSafeInteger(message.seq)) return refuse("protocol", "a write came before the server was ready, or without seq");
  try {
    model.apply(message.values);
  } catch (error) {
    return refuse("values", error.message);
  }
  writeLine(agent, { type: "ack", seq: message.seq });
}

function showClasses(message) {
  if (!model || !Array.isArray(message.classes)) return refuse("protocol", "classes came before the server was ready, or without a list");
  try {
    model.showClasses(message);
  } catch (error) {
    refuse("values", firstLine(error));
  }
}

function showCounts(message) {
  if (!model || !Array.isArray(message.classes)) return refuse("protocol", "counts came before the server was ready, or without a list");
  try {
    model.showCounts(message.classes);
  } catch (error) {
    refuse("values", firstLine(error));
  }
}

function showVision(message) {
  if (!model || typeof message.maintenance !== "boolean") return refuse("protocol", "vision came before the server was ready, or without maintenance");
  try {
    model.showVision(message);
  } catch (error) {
    refuse("values", firstLine(error));
  }
}

agent.on("connect", () => writeLine(agent, { type: "hello", protocol: PROTOCOL, version }));
agent.on("error", (error) => leave(1, `the agent's socket failed: ${error.message}`));
agent.on("close", () => leave(0));
readLines(
  agent,
  (message) => {
    if (message.type === "prepare") prepare(message);
    else if (message.type === "listen") listen();
    else if (message.type === "write") write(message);
    else if (message.type === "classes") showClasses(message);
    else if (message.type === "counts") showCounts(message);
    else if (message.type === "vision") showVision(message);
    else if (["taken", "loggedIn", "return"].includes(message.type)) questions.answer(message) || refuse("protocol", `${message.type} answers nothing that was asked`);
    else refuse("protocol", `unknown message type ${message.type.slice(0, 50)}`);
  },
  (sentence) => refuse("protocol", sentence),
);
process.on("SIGTERM", () => leave(0));
// The terminal's Ctrl+C goes to the whole group; the agent decides when the server ends.
process.on("SIGINT", () => {});
process.on("uncaughtException", (error) => leave(1, `unexpected: ${error.stack}`));
process.on("unhandledRejection", (error) => leave(1, `unexpected: ${error?.stack ?? error}`));
