import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build as bundle } from 'esbuild';
import { build } from 'tsup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { optimiseTour } from '../../../src/travel/optimise/optimise-tour.js';
import builds from '../../../tsup.config.js';
import { grid } from './grid.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const problem = grid(6);
const brief = { maxIterations: 300, seed: 4 };

const program = (load: string) => `${load}
optimiseTour(${JSON.stringify(problem)}, { ...${JSON.stringify(brief)}, worker: true }).then((found) =>
  console.log(JSON.stringify(found)),
);`;

describe('the built optimiser', () => {
  let folder = '';

  // Below the root, where the packages are found that the build does not copy.
  beforeAll(async () => {
    folder = await mkdtemp(path.join(root, 'node_modules', '.built-worker-'));
    const entry = {
      travel: path.join(root, 'src/travel/index.ts'),
      'travel-worker': path.join(root, 'src/travel/optimise/worker/index.ts'),
    };
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
    for (const options of builds.filter(({ dts }) => !dts))
      await build({ ...options, config: false, silent: true, clean: false, entry, outDir: folder });
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['mjs', `import { optimiseTour } from './travel.js';`],
    ['cjs', `const { optimiseTour } = require('./travel.cjs');`],
  ])('searches in a worker, loaded as %s, and finds the same', async (suffix, load) => {
    const file = path.join(folder, `program.${suffix}`);
    await writeFile(file, program(load));
    const { stdout } = await run(process.execPath, [file]);
    expect(JSON.parse(stdout)).toEqual({ ...(await optimiseTour(problem, brief)), ranIn: 'worker' });
  });

  it('names its file in the form that bundlers look for', async () => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
    const code = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
    expect(code.join('\n')).toMatch(/new Worker\(new URL\(["']\.\/travel-worker\.js["'],\s*import\.meta\.url\)/);
  });

  it('goes into a bundle for browsers without a module of Node', async () => {
    const entryPoints = [path.join(folder, 'travel.js'), path.join(folder, 'travel-worker.js')];
    const { metafile } = await bundle({
      entryPoints,
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      outdir: folder,
      metafile: true,
    });
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
    expect(imports.filter(({ external }) => external)).toEqual([]);
  });
});
