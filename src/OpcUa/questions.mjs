// Questions to the agent that it answers by their number.
import { writeLine } from "./lines.mjs";

/** Longest question, in bytes; the agent has the same number. */
export const LONGEST_QUESTION = 12 << 20;

export class Questions {
  #stream;
  #next = 1;
  #waiting = new Map();

  constructor(stream) {
    this.#stream = stream;
  }

  /** Sends a message with a number; resolves with the agent's answer. It is sent at once, so questions arrive in the order in which they are asked. */
  ask(message) {
    const id = this.#next++;
    const answer = new Promise((resolve) => this.#waiting.set(id, resolve));
    writeLine(this.#stream, { ...message, id });
    return answer;
  }

  /** Gives an answer to who waits for it; false when nobody does. */
  answer(message) {
    const resolve = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    resolve?.(message);
    return resolve !== undefined;
  }
}
