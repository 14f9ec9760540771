// Links the base and validation classes of several data sets into one folder, so that one backbone can be trained on all of them. Novel classes are left out.
//
//   node bench/joint-folder.mjs OUT DATA/SET:WAYS[:MOST] ...
//
// WAYS is the number of novel classes that the split rule must leave in that set; MOST bounds the images of each of its base classes, taken evenly over the names.
// Classes become SET.CLASS; OUT/split.json says which are base and which val. Train with:
//   anyshot train any-shot OUT --split OUT/split.json --out FOLDER
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const [out, ...sets] = process.argv.slice(2);
if (!out || sets.length === 0) {
  console.error('Usage: node bench/joint-folder.mjs OUT DATA/SET:WAYS[:MOST] ...');
  process.exit(2);
}

/** The rule of docs/evaluate.md: i even is base, i mod 4 = 1 val, = 3 novel; too few novel classes are filled up from the end, first from val, then from base. */
function splitByRule(classes, ways) {
  const splits = Array.from({ length: classes }, (_, i) => (i % 2 === 0 ? 'base' : i % 4 === 1 ? 'val' : 'novel'));
  for (const taken of ['val', 'base']) {
    for (let i = classes - 1; i >= 0 && splits.filter(split => split === 'novel').length < ways; i--) {
      splits[i] = splits[i] === taken ? 'novel' : splits[i];
    }
  }
  return splits;
}

const split = {};
for (const set of sets) {
  const [folder, ways, most] = set.split(':');
  const classes = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name).sort();
  const splits = splitByRule(classes.length, Number(ways));
  classes.forEach((name, i) => {
    if (splits[i] === 'novel') return;
    const joint = `${basename(folder)}.${name}`;
    split[joint] = splits[i];
    mkdirSync(join(out, joint), { recursive: true });
    const files = readdirSync(join(folder, name)).sort();
    const count = most && splits[i] === 'base' ? Math.min(Number(most), files.length) : files.length;
    for (let k = 0; k < count; k++) {
      const file = files[Math.floor((k * files.length) / count)];
      symlinkSync(resolve(folder, name, file), join(out, joint, file));
    }
  });
}

writeFileSync(join(out, 'split.json'), `${JSON.stringify(split, null, 2)}\n`);
console.log(`${out}: ${Object.keys(split).length} classes, ${Object.values(split).filter(s => s === 'base').length} of them base`);
