// An independent decoder and encoder of Sparkplug B payloads, line by line on standard input and output.
//   {"decode": BASE64}   answers {"wire": fields as they are in the payload, absent ones absent, "values": {NAME: value as the library reads it}}
//   {"encode": PAYLOAD}  answers {"payload": BASE64}
// A payload that cannot be read or written is answered {"error": SENTENCE}.
import { createInterface } from 'node:readline';
import sparkplug from 'sparkplug-payload';
import proto from 'sparkplug-payload/lib/sparkplugPayloadProto.js';

const library = sparkplug.get('spBv1.0');
const { Payload } = proto.org.eclipse.tahu.protobuf;

// Field names of the wire form are those of the schema in camel case; 64-bit numbers are strings, so that none is rounded.
function decode(bytes) {
  const wire = Payload.toObject(Payload.decode(bytes), { longs: String, bytes: String });
  const values = {};
  for (const metric of library.decodePayload(bytes).metrics ?? []) {
    values[metric.name] = metric.value?.toString?.() ?? null;
  }
  return { wire, values };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    const request = JSON.parse(line);
    answer = request.decode === undefined
      ? { payload: Buffer.from(library.encodePayload(request.encode)).toString('base64') }
      : decode(Buffer.from(request.decode, 'base64'));
  } catch (error) {
    answer = { error: error.message };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
