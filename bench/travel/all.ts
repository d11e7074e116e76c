import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Everything that is measured about trips, one after the other:
//   npx tsx bench/travel/all.ts <folder that holds toptw, chinatravel, travelplanner, crosswoz> [--quick]
// It takes hours: three seeds of every public instance at three limits. With `--quick` it takes about ten minutes: one seed on
// each sixth instance, a tenth of the random requests. A data set that is not there is left out and named.

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder that holds toptw, chinatravel, travelplanner and crosswoz');
const isQuick = flags.includes('--quick');

const optimiser = isQuick ? ['--seconds', '0.2,1', '--seeds', '1', '--every', '6'] : ['--seconds', '0.2,1,10'];
const parts: readonly (readonly [script: string, data: string | undefined, args: readonly string[]])[] = [
  ['optimiser.ts', 'toptw', optimiser],
  ['chinatravel.ts', 'chinatravel', []],
  ['travelplanner.ts', 'travelplanner', []],
  ['crosswoz.ts', 'crosswoz', []],
  ['property.ts', undefined, [isQuick ? '1000' : '10000']],
  ['city-plan.ts', undefined, isQuick ? ['40', '2', '10'] : []],
  ['replan.ts', undefined, []],
  ['no-plan.ts', undefined, []],
  ['data.ts', undefined, []],
  ['wording.ts', undefined, [isQuick ? '3' : '20']],
];

function run(script: string, args: readonly string[]): Promise<number> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], { stdio: 'inherit' });
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

let failed = 0;
for (const [script, data, args] of parts) {
  const path = data === undefined ? undefined : join(folder, data);
  console.log(`\n━━━━ ${script} ━━━━`);
  if (path !== undefined && !existsSync(path)) console.log(`left out: there is no ${data} in the folder`);
  else if ((await run(script, [...(path === undefined ? [] : [path]), ...args])) !== 0) failed += 1;
}
process.exitCode = failed > 0 ? 1 : 0;
