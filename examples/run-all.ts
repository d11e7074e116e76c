/**
 * Runs every example of this folder as a program of its own and fails when one of them fails. An example asserts what
 * it shows, so that it cannot rot. No key reaches the examples: what needs an inference API falls back or explains.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.dirname(fileURLToPath(import.meta.url));
const timeLimitMs = 60_000;

/** What a program needs to run at all; the rest of the environment, where keys live, stays behind. */
const keptVariables = ['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'TZ', 'CI'];
const environment = Object.fromEntries(
  keptVariables.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
);

interface Outcome {
  readonly failure?: string | undefined;
  readonly output: string;
}

function runExample(file: string): Promise<Outcome> {
  // A CommonJS example runs without a compiler, to show the built package as a program on plain Node meets it.
  const loader = file.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...loader, path.join(folder, file)], {
    cwd: path.dirname(folder),
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeLimitMs,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ failure: error.message, output }));
    child.on('close', (status, signal) => {
      const failure = signal === null ? `exit status ${status}` : `ended by ${signal}, the limit is ${timeLimitMs} ms`;
      resolve(status === 0 ? { output } : { failure, output });
    });
  });
}

const files = readdirSync(folder)
  .filter((name) => /\.(ts|cjs)$/.test(name) && name !== path.basename(fileURLToPath(import.meta.url)))
  .sort();

let failed = 0;
for (const file of files) {
  const start = performance.now();
  const { failure, output } = await runExample(file);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${failure === undefined ? '✓' : '✗'} ${file} (${seconds} s)${failure === undefined ? '' : `: ${failure}`}`,
  );
  if (failure !== undefined) {
    failed += 1;
    console.log(output.replace(/^/gm, '    '));
  }
}
console.log(`${files.length - failed} of ${files.length} examples ran well`);
process.exitCode = failed === 0 && files.length > 0 ? 0 : 1;
