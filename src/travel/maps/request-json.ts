import { TransportServiceError, type TransportServiceErrorKind } from '../../error/travel-error.js';
import { getUrl } from '../../http/get-url.js';
import { redactUrl } from '../../http/redact-url.js';
import { Retries, wait } from '../../http/retries.js';
import type { MapSettings } from './map-options.js';
import type { RequestBudget } from './request-budget.js';
import { isRecord, type MapVendor, type VendorBody, type VendorCall } from './vendor.js';

/** The answer of a map service: a body without a fault, or the word that there is no such way. */
export type VendorAnswer = { readonly type: 'body'; readonly body: VendorBody } | { readonly type: 'no-way' };

interface Attempt {
  readonly answer?: VendorAnswer;
  readonly error?: TransportServiceError;
  readonly retryAfterMs?: number | undefined;
}

const remedies: Partial<Readonly<Record<TransportServiceErrorKind, string>>> = {
  auth: 'check the key, that it is one for web services, its list of addresses, and whether signatures are switched on',
  quota: 'raise the quota in the console, or wait until tomorrow',
  'rate-limit': 'set "quota.perSecond" to what the console shows',
};

/**
 * Asks a map service, with its quota, its time limit and further attempts.
 *
 * @throws {TransportServiceError} there is no answer; the message names origin and path, never key or query
 * @throws the reason of `signal`, as it is, when that is aborted
 */
export async function requestJson(
  vendor: MapVendor,
  call: VendorCall,
  context: { readonly settings: MapSettings; readonly budget: RequestBudget; readonly signal: AbortSignal | undefined },
): Promise<VendorAnswer> {
  const { settings, budget, signal } = context;
  const { timeoutMs, attempts } = settings;
  const target = `GET ${redactUrl(settings.baseUrl + call.path)}`;
  const limit = AbortSignal.timeout(timeoutMs);
  const stop = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  const retries = new Retries({ attempts, firstWaitMs: 400, longestWaitMs: 3_000, deadlineMs: timeoutMs });
  try {
    for (;;) {
      await budget.take(call.weight, target, stop);
      const { answer, error, retryAfterMs } = await attempt(vendor, call, { settings, target, signal: stop });
      if (answer !== undefined) return answer;
      const waitMs = error?.retryable ? retries.next(retryAfterMs) : undefined;
      if (waitMs === undefined) throw error;
      await wait(waitMs, stop);
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (!limit.aborted || error instanceof TransportServiceError) throw error;
    throw new TransportServiceError(
      `${vendor.name} did not answer within ${timeoutMs} ms: ${target}; see "timeoutMs"`,
      {
        kind: 'timeout',
      },
    );
  }
}

async function attempt(
  vendor: MapVendor,
  call: VendorCall,
  { settings, target, signal }: { settings: MapSettings; target: string; signal: AbortSignal },
): Promise<Attempt> {
  const url = `${settings.baseUrl}${call.path}?${new URLSearchParams(vendor.sign(call))}`;
  const outcome = await getUrl({ url, signal, fetch: settings.fetch });
  if (outcome.type === 'network') return { error: unreachable(vendor, target) };
  if (outcome.type === 'refusal') {
    const { status, retryAfterMs } = outcome;
    return { error: refusal(vendor, target, status), retryAfterMs };
  }
  let text: string;
  try {
    text = await outcome.response.text();
  } catch {
    signal.throwIfAborted();
    return { error: unreachable(vendor, target) };
  }
  const body = parse(text);
  if (!isRecord(body)) {
    return {
      error: new TransportServiceError(`${vendor.name} answered with something that is no JSON object: ${target}`, {
        kind: 'invalid-response',
        status: outcome.response.status,
      }),
    };
  }
  return readBody(vendor, body, target);
}

function readBody(vendor: MapVendor, body: VendorBody, target: string): Attempt {
  const fault = vendor.readFault(body);
  if (fault === undefined) return { answer: { type: 'body', body } };
  if (fault.type === 'no-way') return { answer: fault };
  const { kind, code } = fault;
  const shown = /^[\w.-]{1,32}$/.test(code) ? ` (code ${code})` : '';
  const remedy = remedies[kind] === undefined ? '' : `; ${remedies[kind]}`;
  return {
    error: new TransportServiceError(`${vendor.name} refused${shown}: ${target}${remedy}`, {
      kind,
      status: 200,
      vendorCode: code,
    }),
  };
}

function refusal(vendor: MapVendor, target: string, status: number): TransportServiceError {
  const kind = status === 429 ? 'rate-limit' : status === 401 || status === 403 ? 'auth' : undefined;
  return new TransportServiceError(`${vendor.name} failed with status ${status}: ${target}`, {
    kind: kind ?? (status >= 500 ? 'unavailable' : 'refused'),
    status,
  });
}

// What fetch throws may quote the address with its key, so it does not become the cause.
function unreachable(vendor: MapVendor, target: string): TransportServiceError {
  return new TransportServiceError(`${vendor.name} cannot be reached: ${target}; check the network and "baseUrl"`, {
    kind: 'unavailable',
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
