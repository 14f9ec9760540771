// What the Machine Vision model asks of the agent: the same verbs and tags that clients use, for the same user.
import { coerceStatusCode, StatusCodes } from "node-opcua-status-code";
import { Refusal, wrongState } from "./methods.mjs";

/** Longest reason that the agent is given. */
const LONGEST_WHY = 200;

export class Agent {
  #questions;
  #tags;

  /** `tags` is { value(path), write(path, value) } of the flat tags. */
  constructor(questions, tags) {
    this.#questions = questions;
    this.#tags = tags;
  }

  /** Changes the operating mode, automatic or maintenance. */
  mode(mode, why, user) {
    return this.#call("Mode", [mode, (why ?? "").replaceAll(/\p{C}/gu, " ").slice(0, LONGEST_WHY), ""], user);
  }

  /** The next frame of a camera in trigger mode command is a part. */
  trigger(camera, partId, user) {
    return this.#call("Trigger", [camera, partId, ""], user);
  }

  /** Triggers as a PLC does, under the handshake. Gives the number of the inspection. */
  async handshake(partId) {
    // A PLC holds the trigger: it is its turn.
    if (this.#tags.value("Cmd/Trigger") === true) throw wrongState();
    const before = this.#tags.value("Sts/AcquisitionId");
    await this.#write("Cmd/PartId", partId);
    await this.#write("Cmd/RecipeNo", 0);
    await this.#write("Cmd/Trigger", true);
    const number = this.#tags.value("Sts/AcquisitionId");
    await this.#write("Cmd/Trigger", false);
    if (number === before) throw new Refusal(StatusCodes.BadResourceUnavailable);
    return number;
  }

  async #write(path, value) {
    const status = await this.#tags.write(path, value);
    if (!status.isGood()) throw new Refusal(status);
  }

  async #call(method, inputs, user) {
    const answer = await this.#questions.ask({ type: "call", method, user: user.name, role: user.role, session: user.session, arguments: inputs });
    const status = coerceStatusCode(answer.status);
    if (!status.isGood()) throw new Refusal(status);
    if (!answer.success) throw new Refusal(StatusCodes.BadResourceUnavailable);
  }
}
