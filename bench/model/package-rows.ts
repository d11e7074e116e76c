import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { clients, floor, line, type NumberRow, type RowContext } from './number-row.js';
import { benchFolder, type OwnPackage, rootFolder, tell, typesOf, wholePackage } from './setting.js';

const run = promisify(execFile);

interface BundleSize {
  /** kB of 1 000 bytes, gzipped. */
  readonly all: number;
  /** Of the parts that a talk with a tool call loads. */
  readonly loaded: number;
}

const loads = 'globalThis.loaded';

async function bundle(program: string, { own, server, node }: RowContext): Promise<BundleSize> {
  const folder = mkdtempSync(join(tmpdir(), 'zhike-bundle-'));
  try {
    const { outputFiles } = await build({
      entryPoints: { entry: join(benchFolder, 'programs', `${program}.ts`) },
      alias: {
        zhike: join(own.folder, 'dist', 'index.js'),
        'zhike/assistant': join(own.folder, 'dist', 'assistant.js'),
        'zhike/models': join(own.folder, 'dist', 'models.js'),
      },
      bundle: true,
      minify: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      write: false,
      outdir: folder,
      logLevel: 'error',
    });
    const sizes = new Map<string, number>();
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    for (const { path, text, contents } of outputFiles) {
      sizes.set(path, gzipSync(contents, { level: 9 }).length / 1000);
      writeFileSync(path, `(${loads} ??= []).push(${JSON.stringify(path)});${text}`);
    }
    const talk = `
      const { startTalk } = await import(${JSON.stringify(pathToFileURL(join(folder, 'entry.js')).href)});
      let text = '';
      await startTalk(${JSON.stringify(`${server}/tools/v1`)}, 'key')('西湖游船几点开航?', (delta) => { text += delta; });
      if (text === '') throw new Error('${program} says nothing');
      console.log(JSON.stringify(${loads}));`;
    const loaded = JSON.parse(await node('--input-type=module', '--eval', talk)) as readonly string[];
    const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + (sizes.get(file) ?? 0), 0);
    return { all: sum(sizes.keys()), loaded: sum(loaded) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bundleSize: NumberRow = {
  name: 'bundle',
  async measure(context) {
    const sizes = new Map<string, BundleSize>();
    for (const client of clients) sizes.set(client, await bundle(client, context));
    const cell = (part: keyof BundleSize) => (client: string) => `${sizes.get(client)?.[part].toFixed(1)} kB`;
    return {
      'bundle, what a talk with a tool loads': line('≤ 25 kB', cell('loaded')),
      'bundle, all that it may load': line('', cell('all')),
    };
  },
};

async function instantiations(program: string, own: OwnPackage): Promise<string> {
  const types = await typesOf(own);
  if (program.startsWith('zhike') && types === undefined) return 'no types';
  const configuration = join(benchFolder, 'node_modules', `tsconfig.${program}.json`);
  writeFileSync(
    configuration,
    JSON.stringify({
      compilerOptions: {
        strict: true,
        skipLibCheck: true,
        noEmit: true,
        target: 'ES2022',
        lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
        module: 'ESNext',
        moduleResolution: 'Bundler',
        types: [],
        paths: {
          zhike: [types],
          'zhike/assistant': [types?.replace('index.d.ts', 'assistant.d.ts')],
          'zhike/models': [types?.replace('index.d.ts', 'models.d.ts')],
        },
      },
      files: [join(benchFolder, 'programs', `${program}.ts`)],
    }),
  );
  const compiler = join(rootFolder, 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = await run(process.execPath, [compiler, '-p', configuration, '--extendedDiagnostics']).catch(
    (error: { readonly stdout: string }) => error,
  );
  rmSync(configuration);
  const count = /Instantiations:\s+(\d+)/.exec(stdout)?.[1] ?? '?';
  return stdout.includes('error TS') ? `${count} with errors` : Number(count).toLocaleString('en').replace(',', ' ');
}

const typeCost: NumberRow = {
  name: 'type instantiations of that program',
  async measure({ own }) {
    const counts = new Map<string, string>();
    for (const client of clients) counts.set(client, await instantiations(client, own));
    return { [typeCost.name]: line('≤ 3 000', (client) => counts.get(client) ?? '') };
  },
};

function countPackages(folder: string): { packages: number; bytes: number } {
  const found = { packages: 0, bytes: 0 };
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const parent = entry.parentPath ?? entry.path;
    if (entry.isFile()) found.bytes += statSync(join(parent, entry.name)).size;
    const isPackage = /(^|[\\/])node_modules([\\/]@[^\\/]+)?$/.test(parent) && !/^[.@]/.test(entry.name);
    if (entry.isDirectory() && isPackage && existsSync(join(parent, entry.name, 'package.json'))) found.packages += 1;
  }
  return found;
}

async function install(names: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'zhike-bench-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder, ...names]);
    const { packages, bytes } = countPackages(join(folder, 'node_modules'));
    return `${packages} / ${(bytes / 1e6).toFixed(1)} MB`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const installed: NumberRow = {
  name: 'packages installed',
  async measure({ own }) {
    const { dependencies } = JSON.parse(readFileSync(join(benchFolder, 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const wanted = (...names: readonly string[]) => names.map((name) => `${name}@${dependencies[name]}`);
    tell('packing zhike…');
    const whole = await wholePackage(own);
    const target = mkdtempSync(join(tmpdir(), 'zhike-pack-'));
    const tarball = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', target, whole], {
      encoding: 'utf8',
      cwd: target,
    }).trim();
    const ours = await install([join(target, tarball.split('\n').at(-1) ?? '')]);
    rmSync(target, { recursive: true, force: true });
    const cells: Readonly<Record<string, string>> = {
      'zhike-model': ours,
      'zhike-bare': ours,
      'zhike-turn': ours,
      [floor]: '0',
      ky: await install(wanted('ky', 'eventsource-parser')),
      openai: await install(wanted('openai')),
      ai: await install(wanted('ai', '@ai-sdk/openai-compatible')),
    };
    return { 'packages installed / size': line('≤ 8 / ≤ 12', (client) => cells[client] ?? '') };
  },
};

export const packageRows: readonly NumberRow[] = [bundleSize, typeCost, installed];
