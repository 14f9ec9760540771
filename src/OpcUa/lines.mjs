// Newline-framed JSON over a stream, with a bound on the length of a line.

/** Longest line either side may send, in bytes. The agent has the same number. */
export const LONGEST_LINE = 1 << 20;

/** Calls onMessage with each parsed line; onBroken with one sentence when the stream does not keep to the framing. */
export function readLines(stream, onMessage, onBroken) {
  let chunks = [];
  let length = 0;
  let broken = false;
  const fail = (sentence) => {
    broken = true;
    onBroken(sentence);
  };
  stream.on("data", (chunk) => {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0 && !broken; end = chunk.indexOf(10, from)) {
      chunks.push(chunk.subarray(from, end));
      from = end + 1;
      const line = Buffer.concat(chunks).toString("utf8");
      chunks = [];
      length = 0;
      let message;
      try {
        message = JSON.parse(line);
      } catch (error) {
        return fail(`a line of the agent is not JSON: ${error.message}`);
      }
      if (message === null || typeof message !== "object" || typeof message.type !== "string") {
        return fail("a line of the agent is not an object with a type");
      }
      onMessage(message);
    }
    if (broken) return;
    if (from < chunk.length) {
      chunks.push(chunk.subarray(from));
      length += chunk.length - from;
      if (length > LONGEST_LINE) fail(`a line of the agent is longer than ${LONGEST_LINE} bytes`);
    }
  });
}

export function writeLine(stream, message) {
  stream.write(`${JSON.stringify(message)}\n`);
}
