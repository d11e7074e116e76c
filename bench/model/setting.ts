import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'tsup';
import builds from '../../tsup.config.js';

export const rootFolder = fileURLToPath(new URL('../../', import.meta.url));
export const benchFolder = fileURLToPath(new URL('./', import.meta.url));
/** Holds a build of the source where `dist` is older. Ignored by git, and resolves the same dependencies. */
export const ownBuildFolder = join(rootFolder, 'node_modules', '.zhike-bench');

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
  if (changeOf(join(ownBuildFolder, entry)) < sourceMs) {
    tell('building the source, which is newer than dist…');
    const esm = builds.find(({ format }) => format === 'esm');
    try {
      await build({ ...esm, outDir: join(ownBuildFolder, 'dist'), config: false, silent: true });
    } catch (error) {
      if (changeOf(join(rootFolder, entry)) === 0) throw error;
      return { folder: rootFolder, entry: entryOf(rootFolder), origin: 'an older dist, as src does not build' };
    }
  }
  return { folder: ownBuildFolder, entry: entryOf(ownBuildFolder), origin: 'src' };
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
