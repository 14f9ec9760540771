// Published nodesets as declarations, read from their XML and from nothing that the server says. Keys: <file index>:<identifier>, file 0 is the standard nodeset.
import { readFileSync } from "node:fs";

const HIERARCHY = { "i=46": true, "i=47": true, "i=49": true, "i=35": true, HasProperty: true, HasComponent: true, HasOrderedComponent: true, Organizes: true };
const RULES = { "0:i=78": "Mandatory", "0:i=80": "Optional" };

export class Nodeset {
  nodes = new Map();
  #children = new Map();

  constructor(files) {
    files.forEach((file, index) => this.#read(readFileSync(file, "utf8"), index));
    for (const node of this.nodes.values()) {
      for (const { type, forward, target } of node.references) {
        if (!HIERARCHY[type]) continue;
        const [parent, child] = forward ? [node.key, target] : [target, node.key];
        if (!this.#children.has(parent)) this.#children.set(parent, new Set());
        this.#children.get(parent).add(child);
      }
    }
  }

  /** The type of that name, in the file. */
  type(name, file = 1) {
    return [...this.nodes.values()].find((node) => node.name === name && node.file === file && node.kind.endsWith("Type")).key;
  }

  /** A type and the types above it, the nearest first. */
  chain(key) {
    const keys = [];
    for (let at = key; at && this.nodes.has(at); at = this.#target(at, ["HasSubtype", "i=45"], false)) keys.push(at);
    return keys;
  }

  typeDefinition(key) {
    return this.#target(key, ["HasTypeDefinition", "i=40"], true);
  }

  /** Declared children of the nodes, the first of each name, with their modelling rule. */
  declared(keys) {
    const found = new Map();
    for (const key of keys) {
      for (const child of this.#children.get(key) ?? []) {
        const node = this.nodes.get(child);
        if (!node || found.has(node.browseName)) continue;
        found.set(node.browseName, { ...node, rule: RULES[this.#target(child, ["HasModellingRule", "i=37"], true)] ?? "" });
      }
    }
    return [...found.values()];
  }

  #target(key, types, forward) {
    return this.nodes.get(key)?.references.find((reference) => types.includes(reference.type) && reference.forward === forward)?.target;
  }

  #read(xml, file) {
    const alias = new Map([...xml.matchAll(/<Alias Alias="([^"]+)">([^<]+)</g)].map(([, name, id]) => [name, id]));
    const key = (id) => (/^ns=1;/.test(id) ? `${file}:${id.slice(5)}` : `0:${id}`);
    for (const [, kind, attributes, body] of xml.matchAll(/<UA(Object|Variable|Method|ObjectType|VariableType|DataType|ReferenceType)\s([^>]*[^/])>([\s\S]*?)<\/UA\1>/g)) {
      const get = (name) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
      const browseName = get("BrowseName");
      const [, own, name] = /^(?:(\d+):)?(.*)$/.exec(browseName);
      const dataType = get("DataType") ?? "i=24";
      this.nodes.set(key(get("NodeId")), {
        key: key(get("NodeId")),
        file,
        kind,
        name,
        browseName: `${own ? file : 0}:${name}`,
        dataType: key(alias.get(dataType) ?? dataType),
        valueRank: Number(get("ValueRank") ?? -1),
        references: [...body.matchAll(/<Reference\s([^>]*)>([^<]+)</g)].map(([, a, target]) => ({
          type: /ReferenceType="([^"]+)"/.exec(a)[1],
          forward: !/IsForward="false"/.test(a),
          target: key(target.trim()),
        })),
        arguments: [...body.matchAll(/<(?:\w+:)?Argument>([\s\S]*?)<\/(?:\w+:)?Argument>/g)].map(([, a]) => ({
          name: /<(?:\w+:)?Name>([^<]*)</.exec(a)[1],
          dataType: key(/<(?:\w+:)?Identifier>([^<]*)</.exec(a)[1].trim()),
          valueRank: Number(/<(?:\w+:)?ValueRank>([^<]*)</.exec(a)?.[1] ?? -1),
        })),
      });
    }
  }
}
