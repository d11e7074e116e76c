import type { FaultCase } from './fault-cases.js';

/** How a client came through a fault. */
export interface FaultOutcome {
  /** What it showed, in order. */
  readonly shown: string;
  /** Absent when it neither answered nor failed within the bound. */
  readonly end?:
    | { readonly type: 'resolved'; readonly finishReason?: string | undefined; readonly calls: readonly FaultCall[] }
    | {
        readonly type: 'thrown';
        readonly error: string;
        /** What a program can react to, if there is any: a code, a status, a kind. */
        readonly code?: string | undefined;
        readonly kind?: string | undefined;
        readonly partialText?: string | undefined;
      }
    | undefined;
  readonly elapsedMs: number;
  readonly requests: number;
  /** Exchanges still open upstream when it was over. */
  readonly open: number;
  /** What memory peaked at beyond what the process had, in MiB. */
  readonly memoryMiB?: number | undefined;
}

export interface FaultCall {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly arguments?: string | undefined;
}

export interface FaultVerdict {
  /** `weak`: right, but a program can do less with it than it might. */
  readonly grade: 'pass' | 'weak' | 'fail';
  /** How it ended: `complete`, `error`, or what was wrong. */
  readonly end: string;
  /** What makes it weak. */
  readonly lacks: readonly string[];
}

/** Judges how a client came through: nothing silently cut, wrong, repeated or lost, and an end in bounded time. */
export function judgeFault(faultCase: FaultCase, outcome: FaultOutcome): FaultVerdict {
  const wrong = whatIsWrong(faultCase, outcome);
  if (wrong !== undefined) return { grade: 'fail', end: wrong, lacks: [] };
  const lacks = whatItLacks(faultCase, outcome);
  const end = outcome.end?.type === 'thrown' ? 'error' : 'complete';
  return { grade: lacks.length === 0 ? 'pass' : 'weak', end, lacks };
}

function whatIsWrong(faultCase: FaultCase, { shown, end, requests, memoryMiB = 0 }: FaultOutcome): string | undefined {
  const { text, accept, maxRequests, maxMemoryMiB = Infinity } = faultCase;
  if (memoryMiB > maxMemoryMiB) return `memory +${Math.round(memoryMiB)} MiB`;
  if (!text.startsWith(shown)) return shown.startsWith(text) ? 'repeated text' : 'wrong text';
  if (requests > maxRequests) return `${requests} requests`;
  if (end === undefined) return 'hang';
  if (end.type === 'thrown') return accept === 'complete' ? 'error' : undefined;
  if (accept === 'error') return shown === '' ? 'empty' : 'cut';
  if (shown !== text) return shown === '' ? 'empty' : 'cut';
  if (!sameCalls(faultCase.calls ?? [], end.calls)) return 'wrong calls';
  const finish = end.finishReason?.replaceAll('_', '-');
  // A server that says `stop` after tool calls is understood either way.
  const rightFinish = finish === (faultCase.finish ?? 'stop') || (faultCase.calls !== undefined && finish === 'stop');
  return rightFinish ? undefined : `finish "${finish ?? ''}"`;
}

function sameCalls(expected: NonNullable<FaultCase['calls']>, found: readonly FaultCall[]): boolean {
  return (
    expected.length === found.length &&
    expected.every(([name, input], index) => {
      const call = found[index];
      return call?.name === name && JSON.stringify(input) === compact(call.arguments);
    })
  );
}

/** The arguments without blanks; undefined where they are no JSON, or no text, which no caller expects. */
function compact(written: unknown): string | undefined {
  try {
    return typeof written === 'string' ? JSON.stringify(JSON.parse(written)) : undefined;
  } catch {
    return undefined;
  }
}

function whatItLacks(faultCase: FaultCase, { shown, end, open }: FaultOutcome): string[] {
  const lacks: string[] = [];
  if (end?.type === 'thrown') {
    if (end.code === undefined) lacks.push('untyped');
    else if (end.kind !== undefined && faultCase.kinds !== undefined && !faultCase.kinds.includes(end.kind)) {
      lacks.push(`kind ${end.kind}`);
    }
    if (shown !== '' && end.partialText !== shown) lacks.push('text lost');
  } else if (end?.type === 'resolved' && end.calls.some(({ id }) => !id)) {
    lacks.push('no call id');
  }
  if (open > 0) lacks.push('left open');
  return lacks;
}
