import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { LONGEST_LINE, readLines } from "../lines.mjs";

function read(...chunks) {
  const seen = { messages: [], broken: [] };
  const stream = new PassThrough();
  readLines(stream, (message) => seen.messages.push(message), (sentence) => seen.broken.push(sentence));
  for (const chunk of chunks) stream.emit("data", Buffer.from(chunk));
  return seen;
}

test("readLines: messages in one chunk, and one cut inside a character", () => {
  const bytes = Buffer.from('{"type":"a"}\n{"type":"ä"}\n');
  assert.deepEqual(read(bytes).messages, [{ type: "a" }, { type: "ä" }]);
  assert.deepEqual(read(bytes.subarray(0, 23), bytes.subarray(23)).messages, [{ type: "a" }, { type: "ä" }]);
});

for (const [name, line, expected] of [
  ["no JSON", "\u0000\u00ff{", /not JSON/],
  ["no object", "17", /not an object with a type/],
  ["null", "null", /not an object with a type/],
  ["no type", "{}", /not an object with a type/],
]) {
  test(`readLines: ${name} is refused once, and nothing after it is read`, () => {
    const seen = read(`${line}\n{"type":"later"}\n`, '{"type":"later"}\n');
    assert.equal(seen.broken.length, 1);
    assert.match(seen.broken[0], expected);
    assert.deepEqual(seen.messages, []);
  });
}

test("readLines: an endless line is refused once it is longer than the bound", () => {
  const chunk = "x".repeat(LONGEST_LINE / 4);
  assert.match(read(chunk, chunk, chunk, chunk, "x").broken[0], /longer than 1048576 bytes/);
});
