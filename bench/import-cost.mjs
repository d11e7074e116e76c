/**
 * Prints the CPU time that importing the package costs: the least of several fresh processes that import it, minus the
 * least of as many that import nothing. The least, because noise only ever adds.
 *
 *     node bench/import-cost.mjs [folder] [runs]
 *
 * The folder is one from which `zhike` resolves: a product that installed it, or this repository after a build.
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

const folder = process.argv[2] ?? '.';
const runs = Number(process.argv[3] ?? 15);
const boundMs = 20;

const report = 'const { user, system } = process.cpuUsage(); console.log((user + system) / 1000);';
const formats = [
  { type: 'module', call: "import('zhike')", program: `await import('zhike'); ${report}` },
  { type: 'commonjs', call: "require('zhike')", program: `require('zhike'); ${report}` },
];

function measure(type, program) {
  const printed = execFileSync(process.execPath, [`--input-type=${type}`, '-e', program], {
    cwd: folder,
    encoding: 'utf8',
  });
  return Number(printed);
}

console.log(
  `Least of ${runs} runs on Node ${process.versions.node}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}`,
);
for (const { type, call, program } of formats) {
  let empty = Infinity;
  let loaded = Infinity;
  for (let run = 0; run < runs; run += 1) {
    empty = Math.min(empty, measure(type, report));
    loaded = Math.min(loaded, measure(type, program));
  }
  const cost = loaded - empty;
  const verdict = cost <= boundMs ? 'within' : 'OVER';
  console.log(
    `${call}: ${cost.toFixed(1)} ms of CPU over the ${empty.toFixed(1)} ms of an empty process, ` +
      `${verdict} the bound of ${boundMs} ms`,
  );
}
