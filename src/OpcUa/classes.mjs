// The classes of the station as objects under Objects/<station>/Classes; they come and go while the server runs.
import { DataType } from "node-opcua-variant";

const FIELDS = [
  ["Number", DataType.UInt16, "number", "Stable number of the class."],
  ["Name", DataType.String, "name", "Name for people."],
  ["State", DataType.String, "state", "trial, live or retired."],
  ["Shots", DataType.UInt32, "shots", "Examples that were added while the agent ran."],
  ["Revision", DataType.UInt32, "revision", "Newest revision of the class list, in which the class is as shown."],
  ["Parts", DataType.UInt32, "parts", "Parts that passed or failed as this class since the agent started."],
  ["Unsure", DataType.UInt32, "unsure", "Unsure parts since the agent started whose likeliest class this is."],
];

/** Places of the counts in FIELDS, in the order in which they are sent. */
const COUNTED = ["Parts", "Unsure"].map((name) => FIELDS.findIndex((field) => field[0] === name));

/** Adds the folder and returns what shows { liveRevision, trialRevision, classes } and what shows new counts, [[id, parts, unsure], ...]. */
export function addClasses(namespace, station, parent) {
  const root = `${station}/Classes`;
  const folder = namespace.addFolder(parent, { browseName: "Classes", nodeId: `s=${root}` });
  const variable = (componentOf, path, name, dataType, description, value) => {
    const node = namespace.addVariable({ componentOf, nodeId: `s=${path}/${name}`, browseName: name, description, dataType, minimumSamplingInterval: 0, accessLevel: "CurrentRead", userAccessLevel: "CurrentRead" });
    node.setValueFromSource({ dataType, value });
    return node;
  };
  const live = variable(folder, root, "LiveRevision", DataType.UInt32, "Revision of the class list that judges parts.", 0);
  const trial = variable(folder, root, "TrialRevision", DataType.UInt32, "Revision on trial; 0 for none.", 0);
  const shown = new Map();
  const set = (node, dataType, value) => {
    if (node.readValue().value.value !== value) node.setValueFromSource({ dataType, value });
  };
  const show = (message) => {
    const ids = new Set(message.classes.map((entry) => entry.id));
    for (const [id, { object }] of shown) {
      if (ids.has(id)) continue;
      namespace.deleteNode(object);
      shown.delete(id);
    }
    for (const entry of message.classes) {
      let known = shown.get(entry.id);
      if (!known) {
        const path = `${root}/${entry.id}`;
        const object = namespace.addObject({ organizedBy: folder, nodeId: `s=${path}`, browseName: entry.id });
        known = { object, nodes: FIELDS.map(([name, dataType, key, description]) => variable(object, path, name, dataType, description, entry[key])) };
        shown.set(entry.id, known);
      }
      FIELDS.forEach(([, dataType, key], i) => set(known.nodes[i], dataType, entry[key]));
    }
    set(live, DataType.UInt32, message.liveRevision);
    set(trial, DataType.UInt32, message.trialRevision);
  };
  const count = (counts) => {
    for (const [id, ...values] of counts) {
      const known = shown.get(id);
      // A process that has just taken over is told the classes, with their counts, in a moment.
      if (!known) continue;
      COUNTED.forEach((at, i) => set(known.nodes[at], FIELDS[at][1], values[i]));
    }
  };
  return { show, count };
}
