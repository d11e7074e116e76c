import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a serving process does. */
export interface ChildOptions {
  readonly schema: string;
  readonly tenantId: string;
  readonly conversationId: string;
  readonly messages?: readonly { readonly id: string; readonly text: string; readonly conversation?: string }[];
  /** Where it kills itself, as `kill -9` does. */
  readonly dieAt?: 'after-message' | 'mid-stream' | 'after-effect' | 'before-close';
  readonly recover?: boolean;
  /** Id of a turn to follow. */
  readonly resume?: string;
  /** Print the ends of replies only. */
  readonly quiet?: boolean;
  readonly connections?: number;
  /** Default 1000, so that a death is noticed soon; a slow machine needs more where nobody dies. */
  readonly leaseMs?: number;
  readonly connectionString?: string;
  readonly deltaMs?: number;
  /** By how much its clock jumps in the middle of the turn. */
  readonly clockJumpMs?: number;
}

export interface Child {
  /** What it has printed so far. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  kill(): void;
  /** Resolves with what it has printed; rejects where it failed by itself. */
  readonly ended: Promise<readonly Readonly<Record<string, unknown>>[]>;
}

const running = new Set<ChildProcess>();

/** Ends what a test that failed has left behind. */
export function killChildren(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts a serving process. */
export function startChild(options: ChildOptions): Child {
  const program = fileURLToPath(new URL('./child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const lines: Record<string, unknown>[] = [];
  let rest = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const pieces = (rest + text).split('\n');
    rest = pieces.pop() ?? '';
    lines.push(...pieces.map((line) => JSON.parse(line) as Record<string, unknown>));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<readonly Record<string, unknown>[]>((resolve, reject) => {
    child.on('close', (code, signal) => {
      running.delete(child);
      if (code === 0 || signal === 'SIGKILL') {
        resolve(lines);
      } else {
        reject(new Error(`The process ended with ${code ?? signal}: ${errors}`));
      }
    });
  });
  return { lines, ended, kill: () => child.kill('SIGKILL') };
}
