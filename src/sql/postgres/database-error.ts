/** Connections that could not be made or broke, as Node names them. */
const networkCodes = [
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
];

/**
 * Answers of the database that another attempt need not get.
 *
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const passingStates = [
  // Connection exceptions; PgBouncer's own refusals too.
  /^08/,
  // Written to a server that is a copy by now: the pool has not followed the move yet.
  /^25006$/,
  // Ended by a time limit, or by an administrator who cleans up.
  /^25P0[34]$/,
  // Serialization failure, deadlock, outcome unknown.
  /^40/,
  // Out of connections, memory or disk.
  /^53/,
  /^55P03$/,
  // Statement time limit; shutting down, starting up, recovering from a crash.
  /^57/,
  /^58/,
];

/** What drivers say where they have no code. */
const connectionWords =
  /^connection (terminated|ended|closed)|^client (has encountered a connection error|was closed)|^timeout exceeded when trying to connect|^query read timeout|^fetch failed/i;

/** @returns SQLSTATE or the name of a system error; empty where there is none */
export function errorCode(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : '';
}

/** Whether another attempt need not fail. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) {
    return false;
  }
  const code = errorCode(error);
  return (
    networkCodes.includes(code) ||
    (code.length === 5 && passingStates.some((state) => state.test(code))) ||
    connectionWords.test(error.message) ||
    isPassing(error.cause)
  );
}

/**
 * The error without what drivers hang on to it: some keep the statement and its values, and a database may quote a row;
 * customers' words stand there.
 */
export function withoutContent(error: unknown): unknown {
  if (!(error instanceof Error)) {
    return undefined;
  }
  const { name, message, stack } = error;
  return Object.assign(new Error(message), { name, stack, code: errorCode(error) });
}
