// Writes THIRD-PARTY.md: what the product uses of others, with versions and licences.
//   node scripts/third-party.mjs           writes the file (after a build: it reads what NuGet resolved)
//   node scripts/third-party.mjs --check   exit code 1 when the file is not current
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'THIRD-PARTY.md');

// Packages whose own metadata names a file or an address instead of an SPDX expression.
const nugetLicences = {
  FsCheck: 'BSD-3-Clause',
  'FSharp.Core': 'MIT',
  'SourceGear.sqlite3': 'blessing (SQLite, public domain)',
  Validation: 'MS-PL',
  'xunit.abstractions': 'Apache-2.0',
};

// Referenced by every project, part of none.
const buildOnly = new Set(['Microsoft.CodeAnalysis.BannedApiAnalyzers', 'Grpc.Tools']);

// Packages that name their licence in a file or in their README only.
const npmLicences = { dequeue: 'BSD-2-Clause', precond: 'MIT' };

const debianLicences = {
  'ca-certificates': 'MPL-2.0 and GPL-2.0-or-later',
  chromium: 'BSD-3-Clause and others',
  cmake: 'BSD-3-Clause',
  curl: 'curl (MIT-style)',
  'dataset-fashion-mnist': 'MIT',
  'firefox-esr': 'MPL-2.0 and others',
  'g++': 'GPL-3.0-or-later with GCC runtime exception',
  'gstreamer1.0-libav': 'LGPL-2.1-or-later (over FFmpeg, GPL-2.0-or-later as Debian builds it)',
  'gstreamer1.0-plugins-bad': 'LGPL-2.1-or-later',
  'gstreamer1.0-plugins-base': 'LGPL-2.1-or-later',
  'gstreamer1.0-plugins-good': 'LGPL-2.1-or-later',
  'libmosquitto-dev': 'EPL-2.0 or BSD-3-Clause',
  libmosquitto1: 'EPL-2.0 or BSD-3-Clause',
  'libopenblas0-pthread': 'BSD-3-Clause',
  'libopencv-core406': 'Apache-2.0',
  'libopencv-dev': 'Apache-2.0',
  'libopencv-imgcodecs406': 'Apache-2.0',
  'libopencv-imgproc406': 'Apache-2.0',
  'libopencv-video406': 'Apache-2.0',
  'libopencv-videoio406': 'Apache-2.0',
  'libtorch-dev': 'BSD-3-Clause',
  'libtorch1.13': 'BSD-3-Clause',
  mosquitto: 'EPL-2.0 or BSD-3-Clause',
  'mosquitto-clients': 'EPL-2.0 or BSD-3-Clause',
  'ninja-build': 'Apache-2.0',
  openssl: 'Apache-2.0',
  'pkg-config': 'GPL-2.0-or-later',
  postgresql: 'PostgreSQL',
  'python3-numpy': 'BSD-3-Clause',
  'python3-pil': 'HPND',
  'python3-torch': 'BSD-3-Clause',
  shellcheck: 'GPL-3.0-or-later',
  systemd: 'LGPL-2.1-or-later',
};

function fail(sentence) {
  console.error(`third-party: ${sentence}`);
  process.exit(1);
}

const byName = (a, b) => a.name.toLowerCase().localeCompare(b.name.toLowerCase(), 'en') || a.version.localeCompare(b.version, 'en');

function table(rows, columns = ['Package', 'Version', 'Licence']) {
  const line = cells => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(row => line([row.name, row.version, row.licence]))].join('\n');
}

// What NuGet resolved for one project, direct and transitive, without the repository's own projects.
function nuget(project) {
  const file = join(root, project, 'obj/project.assets.json');
  if (!existsSync(file)) fail(`${project} has not been built, run ./anyshot build first`);
  const assets = JSON.parse(readFileSync(file, 'utf8'));
  const folders = Object.keys(assets.packageFolders);
  return Object.entries(assets.libraries)
    .filter(([, library]) => library.type === 'package')
    .map(([key, library]) => {
      const [name, version] = key.split('/');
      const nuspec = library.files.find(path => path.endsWith('.nuspec'));
      const path = folders.map(folder => join(folder, library.path, nuspec)).find(existsSync);
      const expression = path && /<license type="expression">([^<]+)</.exec(readFileSync(path, 'utf8'))?.[1];
      const licence = nugetLicences[name] ?? expression ?? fail(`the licence of NuGet package ${name} is not known: add it to nugetLicences`);
      return { name, version, licence };
    })
    .sort(byName);
}

// Production dependencies of a package-lock.json, direct and transitive.
function npm(folder) {
  const file = join(root, folder, 'package-lock.json');
  if (!existsSync(file)) return [];
  const rows = new Map();
  for (const [path, entry] of Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)) {
    if (path === '' || entry.dev || entry.link) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = entry.license ?? npmLicences[name] ?? fail(`package-lock.json of ${folder} gives no licence for ${name}: add it to npmLicences`);
    rows.set(`${name}@${entry.version}`, { name, version: entry.version, licence });
  }
  return [...rows.values()].sort(byName);
}

function debian(list) {
  return readFileSync(join(root, 'scripts', list), 'utf8')
    .split('\n')
    .map(line => line.replace(/#.*/, '').trim())
    .filter(Boolean)
    .map(name => ({ name, version: '', licence: debianLicences[name] ?? fail(`the licence of Debian package ${name} is not known: add it to debianLicences`) }))
    .sort(byName)
    .map(({ name, licence }) => `| ${name} | ${licence} |`)
    .join('\n');
}

const shipped = nuget('src/AnyShot.Edge').filter(row => !buildOnly.has(row.name));
const shippedNames = new Set(shipped.map(row => row.name));
const tested = ['tests/AnyShot.Edge.Tests', 'tests/AnyShot.Engine.Tests', 'tests/Browser'].flatMap(nuget).filter(row => !shippedNames.has(row.name));
const testRows = [...new Map(tested.map(row => [`${row.name}/${row.version}`, row])).values()].sort(byName);
const opcUa = npm('src/OpcUa');
const page = npm('src/Dashboard');
const tests = ['tests/AnyShot.Edge.Tests/Sparkplug/decoder', 'tests/Interop/mqtt-client'].flatMap(folder => npm(folder));
const testPackages = [...new Map(tests.map(row => [`${row.name}@${row.version}`, row])).values()].sort(byName);

const text = `# Third-party software

Written by \`node scripts/third-party.mjs\`; a test fails when it is not current. AnyShot Edge itself is under Apache-2.0 (LICENSE).
The packages listed here are not part of this repository: they are fetched by NuGet, npm and apt when the product is built or installed.

## Data in this repository

| Data | From | Licence |
| --- | --- | --- |
| \`src/AnyShot.Engine/Clip/Tokens/Tables\` | Unicode Character Database 14.0, and the named character references of HTML 5 | Unicode-3.0 and BSD-3-Clause (\`LICENSE\` beside them) |
| \`models/words/words.bin\` | WordNet 3.0, Princeton University | WordNet licence (\`models/words/LICENSE\`) |

## NuGet packages of the agent

${table(shipped)}

With \`-p:OfficialBindings=true\` also TorchSharp (MIT), OpenCvSharp4 (Apache-2.0), MQTTnet (MIT) and Microsoft.Extensions.Hosting.Systemd (MIT)
take the place of the projects in \`src/Bindings\`, which have the same names and signatures and none of their code.

## npm packages of the OPC UA process

${opcUa.length ? table(opcUa) : 'None.'}

## npm packages in the page

${page.length ? table(page) : 'None: the page is built from our own sources; what package.json names is used for building and testing only.'}

## npm packages for testing

${table(testPackages)}

## NuGet packages for building and testing

${table(testRows)}

## Debian packages

Installed by \`./anyshot\` from the lists in \`scripts/packages-*.txt\`; each comes with its own copyright file in \`/usr/share/doc\`.

| Package, at run time | Licence |
| --- | --- |
${debian('packages-run.txt')}

| Package, for building | Licence |
| --- | --- |
${debian('packages-build.txt')}

| Package, for testing | Licence |
| --- | --- |
${debian('packages-test.txt')}

| Package, on request (\`./anyshot data fashion-mnist\`) | Licence |
| --- | --- |
${debian('packages-fashion-mnist.txt')}
`;

if (process.argv[2] === '--check') {
  const current = existsSync(target) ? readFileSync(target, 'utf8') : '';
  if (current !== text) fail('THIRD-PARTY.md is not current, run node scripts/third-party.mjs');
} else {
  writeFileSync(target, text);
}
