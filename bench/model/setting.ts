import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'tsup';
import builds from '../../tsup.config.js';

export const rootFolder = fileURLToPath(new URL('../../', import.meta.url));
export const benchFolder = fileURLToPath(new URL('./', import.meta.url));
/** Holds builds of the source where `dist` is older. Ignored by git, and resolves the same dependencies. */
const ownBuildsFolder = join(rootFolder, 'node_modules', '.zhike-bench');
const keepBuildsMs = 3_600_000;

/** Tells on the error stream how far a command has come; the table alone goes to the output. */
export function tell(message: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[2K${message}` : `${message}\n`);
}

/** Installs the peers into this folder, unless they are there. */
export function installPeers(): void {
  const { dependencies } = JSON.parse(readFileSync(join(benchFolder, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const missing = Object.keys(dependencies).filter((name) => !existsSync(join(benchFolder, 'node_modules', name)));
  if (missing.length === 0) return;
  tell(`installing ${missing.join(', ')} for comparison…`);
  execFileSync('npm', ['install', '--prefix', benchFolder, '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

export interface OwnPackage {
  /** The folder that holds `dist`. */
  readonly folder: string;
  /** Address of the entry for `import`. */
  readonly entry: string;
  /** For display. */
  readonly origin: string;
}

/** Gives the built package: `dist` where it is as new as the source, else a build of the source beside it. */
export async function findOwnPackage(): Promise<OwnPackage> {
  const packed = JSON.parse(readFileSync(join(rootFolder, 'package.json'), 'utf8')) as {
    readonly exports: { readonly '.': { readonly import: { readonly default: string } } };
  };
  const entry = packed.exports['.'].import.default;
  const entryOf = (folder: string) => pathToFileURL(join(folder, entry)).href;
  const sourceMs = newestChange(join(rootFolder, 'src'));
  if (changeOf(join(rootFolder, entry)) > sourceMs) {
    return { folder: rootFolder, entry: entryOf(rootFolder), origin: 'dist' };
  }
  // A folder for each state of the source, so that commands that run at the same time do not clean up each other's.
  const ownBuildFolder = join(ownBuildsFolder, String(Math.floor(sourceMs)));
  if (!existsSync(join(ownBuildFolder, entry))) {
    removeOldBuilds();
    tell('building the source, which is newer than dist…');
    const esm = builds.find(({ format }) => format === 'esm');
    try {
      await build({ ...esm, outDir: join(ownBuildFolder, 'dist'), config: false, silent: true });
      // Bundlers read there that no file has side effects.
      copyFileSync(join(rootFolder, 'package.json'), join(ownBuildFolder, 'package.json'));
    } catch (error) {
      if (changeOf(join(rootFolder, entry)) === 0) throw error;
      return { folder: rootFolder, entry: entryOf(rootFolder), origin: 'an older dist, as src does not build' };
    }
  }
  return { folder: ownBuildFolder, entry: entryOf(ownBuildFolder), origin: 'src' };
}

function removeOldBuilds(): void {
  if (!existsSync(ownBuildsFolder)) return;
  for (const name of readdirSync(ownBuildsFolder)) {
    const folder = join(ownBuildsFolder, name);
    if (Date.now() - changeOf(folder) > keepBuildsMs) rmSync(folder, { recursive: true, force: true });
  }
}

/** Gives the file of zhike's types; undefined where the source has errors. */
export async function typesOf({ folder }: OwnPackage): Promise<string | undefined> {
  const file = join(folder, 'dist', 'index.d.ts');
  if (folder !== rootFolder && !existsSync(file)) {
    const declarations = builds.find(({ dts }) => dts !== undefined);
    const outDir = join(folder, 'dist');
    await quietly(() => build({ ...declarations, format: 'esm', outDir, config: false, silent: true }));
  }
  return existsSync(file) ? file : undefined;
}

/** Gives a folder that can be packed: with both formats, types and readme. */
export async function wholePackage(own: OwnPackage): Promise<string> {
  if (own.folder === rootFolder) return rootFolder;
  await typesOf(own);
  for (const options of builds.filter(({ format }) => format !== 'esm')) {
    const outDir = join(own.folder, 'dist');
    await quietly(() => build({ ...options, outDir, config: false, silent: true }));
  }
  for (const name of ['README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'LICENSE']) {
    copyFileSync(join(rootFolder, name), join(own.folder, name));
  }
  return own.folder;
}

/** A source that does not compile yet still has numbers. */
async function quietly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    tell(`not built: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function newestChange(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => changeOf(join(entry.parentPath ?? entry.path, entry.name))),
  );
}

function changeOf(path: string): number {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}
