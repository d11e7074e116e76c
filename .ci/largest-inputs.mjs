/**
 * Prints what a browser bundle of an entry consists of: the largest inputs in bytes after minifying, before gzip. The
 * source of the entry tells more than the built file, in which the inputs are one.
 *
 *     node .ci/largest-inputs.mjs src/index.ts [count]
 */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const [entry, count = '12'] = process.argv.slice(2);
if (entry === undefined) throw new Error('Name the entry: node .ci/largest-inputs.mjs src/index.ts');

const { metafile, outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  metafile: true,
  write: false,
  logLevel: 'error',
});
const compressed = outputFiles.reduce((sum, file) => sum + gzipSync(file.contents, { level: 9 }).length, 0);
const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
const sizes = inputs.map(([file, { bytesInOutput }]) => ({ file, bytes: bytesInOutput }));
sizes.sort((left, right) => right.bytes - left.bytes);

console.log(`${entry}: ${compressed} bytes minified and gzipped, of ${sizes.length} inputs; the largest before gzip:`);
for (const { file, bytes } of sizes.slice(0, Number(count))) console.log(`${String(bytes).padStart(8)}  ${file}`);
