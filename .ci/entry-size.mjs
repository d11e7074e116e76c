/**
 * Prints what an entry costs a browser, minified and gzipped, with all dependencies inside: what is loaded at once, and
 * what follows on first use (`import()`). Fails when the first is over the bound.
 *
 *     node .ci/entry-size.mjs src/index.ts 45000 [inputs to list]
 *
 * The source of the entry tells more than the built file, in which the inputs are one.
 */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const [entry, bound, count = '12'] = process.argv.slice(2);
if (entry === undefined || !(Number(bound) > 0)) throw new Error('Usage: node .ci/entry-size.mjs ENTRY BYTES [COUNT]');

const { metafile, outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  charset: 'utf8',
  outdir: 'out',
  metafile: true,
  write: false,
  logLevel: 'error',
});
const gzipped = new Map(
  Object.keys(metafile.outputs).map((name) => {
    const file = outputFiles.find(({ path }) => path.endsWith(name.slice(name.lastIndexOf('/'))));
    return [name, gzipSync(file.contents, { level: 9 }).length];
  }),
);

/** An output and everything that it imports by a static import. */
function loadedWith(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const { path, kind } of metafile.outputs[name].imports) {
    if (kind === 'import-statement') loadedWith(path, found);
  }
  return found;
}

const root = Object.keys(metafile.outputs).find((name) => metafile.outputs[name].entryPoint === entry);
const atOnce = loadedWith(root);
const sum = (names) => [...names].reduce((total, name) => total + gzipped.get(name), 0);
const first = sum(atOnce);
const later = sum([...gzipped.keys()].filter((name) => !atOnce.has(name)));
console.log(`${entry}: ${first} bytes at once (bound ${bound}), ${later} more on first use; minified and gzipped`);

const inputs = [...atOnce].flatMap((name) => Object.entries(metafile.outputs[name].inputs));
const sizes = inputs.map(([file, { bytesInOutput }]) => ({ file, bytes: bytesInOutput }));
sizes.sort((left, right) => right.bytes - left.bytes);
console.log('The largest inputs loaded at once, before gzip:');
for (const { file, bytes } of sizes.slice(0, Number(count))) console.log(`${String(bytes).padStart(8)}  ${file}`);
if (first > Number(bound)) {
  console.error(`Over the bound by ${first - Number(bound)} bytes`);
  process.exitCode = 1;
}
