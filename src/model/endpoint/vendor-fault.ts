import {
  type ModelError,
  type ModelErrorKind,
  ModelHttpError,
  ModelResponseError,
  ModelStreamError,
} from '../../error/model-error.js';
import type { HttpRefusal } from '../../http/post-json.js';
import { retryWish } from '../../http/retry-policy.js';
import { readCloudCode } from '../tencent-cloud/cloud-codes.js';

/** An error as a vendor worded it. `text` serves to tell kinds apart and goes no further: it may quote the customer. */
export interface VendorFault {
  readonly code: string | undefined;
  readonly param: string | undefined;
  readonly text: string;
  readonly requestId: string | undefined;
  /** Where the vendor's own list of codes tells the kind; it wins over status and words. */
  readonly kind?: ModelErrorKind | undefined;
  /** What to do, where that is not what any vendor's error of the kind calls for. */
  readonly remedy?: string | undefined;
}

const statusKinds: Readonly<Record<number, ModelErrorKind>> = {
  400: 'invalid-request',
  401: 'auth',
  402: 'quota',
  403: 'permission',
  404: 'not-found',
  408: 'timeout',
  409: 'overloaded',
  413: 'context-length',
  422: 'invalid-request',
  429: 'rate-limit',
};

/** Vendors agree on few codes, so kinds within one status are told apart by the words that all of them use. */
const kindWords: readonly (readonly [ModelErrorKind, RegExp])[] = [
  ['content-filter', /content[_ ]?filter|data_?inspection|sensitive_?content|responsible_?ai|inappropriate content/i],
  ['quota', /insufficient[_ ]?(quota|balance)|exceeded your current quota|overdue|arrear|no balance|余额|欠费/i],
  ['context-length', /context[_ ]?(length|window)|maximum context|too[_ ]?long|too many tokens|range of input length/i],
  ['auth', /auth(entication)?_?(failure|error|failed)|(invalid|incorrect)[_ ]?api[_ ]?key|invalid_iam_token/i],
  ['rate-limit', /rate[_ ]?limit|request_?limit_?exceeded|throttl|too many requests|concurren/i],
  ['invalid-request', /invalid[_ ]?(param|request|argument)|malformed/i],
  ['overloaded', /overload|internal[_ ]?(server[_ ]?)?error|unavailable|server_error|busy/i],
];

/** Which kinds the words may put in place of the one that the status tells. */
const refinements: Partial<Readonly<Record<ModelErrorKind, readonly (ModelErrorKind | undefined)[]>>> = {
  'rate-limit': ['quota'],
  permission: ['quota'],
  'invalid-request': ['content-filter', 'quota', 'context-length'],
};

/** Kinds of which the same attempt may succeed later. */
const retryableKinds: ReadonlySet<ModelErrorKind> = new Set(['rate-limit', 'overloaded', 'timeout']);

const remedies: Partial<Readonly<Record<ModelErrorKind, string>>> = {
  auth: 'check "apiKey" and that it belongs to this endpoint',
  permission: 'the key may not use this model or feature',
  'not-found': 'check "model" and "baseURL"',
  quota: 'the account has no quota or balance left',
  'context-length': 'the request is longer than the model allows',
  'content-filter': "the vendor's moderation refused the request",
};

/**
 * Finds the error in a body or an event, wherever the vendor put it.
 *
 * @returns undefined when there is none
 */
export function readFault(value: unknown): VendorFault | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  if (isRecord(value.Response)) {
    // Tencent's cloud interface: {"Response":{"Error":{"Code","Message"},"RequestId"}}
    if (value.Response.Error === undefined) {
      return undefined;
    }
    const fault = toFault(value.Response.Error, value.Response);
    return { ...fault, ...readCloudCode(fault.code) };
  }
  if (value.error !== undefined && value.error !== null && value.error !== '') {
    return isRecord(value.error) && Object.keys(value.error).length === 0 ? undefined : toFault(value.error, value);
  }
  if (value.choices === undefined && (value.code || value.error_code || value.error_msg || value.object === 'error')) {
    return toFault(value, value);
  }
  return undefined;
}

/** Sorts a vendor's error into its kind: by status first, then by its words. */
export function toErrorKind(status: number, fault: VendorFault | undefined): ModelErrorKind {
  if (fault?.kind !== undefined) return fault.kind;
  const ownStatus = Number(fault?.code);
  const effective = status < 400 && ownStatus >= 400 && ownStatus < 600 ? ownStatus : status;
  const words = `${fault?.code ?? ''} ${fault?.text ?? ''}`;
  const byWords = kindWords.find(([, pattern]) => pattern.test(words))?.[0];
  if (effective < 400) return byWords ?? 'unknown';
  if (effective >= 500) return 'overloaded';
  const byStatus = statusKinds[effective];
  if (byStatus === undefined) return 'invalid-request';
  return byWords !== undefined && refinements[byStatus]?.includes(byWords) ? byWords : byStatus;
}

/** @param target - method and redacted address of the request */
export function toHttpError(target: string, { status, headers, body, retryAfterMs }: HttpRefusal): ModelHttpError {
  const fault = readFault(parseJson(body)) ?? toFault(body.slice(0, 2000));
  const [message, reading] = explain(`failed with status ${status}`, target, status, fault);
  const requestId = ['x-request-id', 'apim-request-id', 'x-tc-requestid']
    .map((name) => headers.get(name))
    .find(Boolean);
  const wish = retryWish(headers);
  return new ModelHttpError(message, {
    ...reading,
    ...(wish !== undefined && reading.kind !== 'quota' && { retryable: wish }),
    status,
    requestId: requestId ?? fault.requestId,
    retryAfterMs,
    vendorCode: fault.code,
  });
}

/** An error that is the whole of a response with status 200. */
export function toBodyError(target: string, fault: VendorFault): ModelHttpError {
  const [message, reading] = explain('failed although the status is 200', target, 200, fault);
  return new ModelHttpError(message, { ...reading, status: 200, requestId: fault.requestId, vendorCode: fault.code });
}

/** An error that came inside the stream. */
export function toStreamError(target: string, fault: VendorFault, partialText: string): ModelStreamError {
  const [message, reading] = explain('failed in mid-stream', target, 200, fault);
  return new ModelStreamError(message, { ...reading, partialText });
}

/** The response is no chat completion. */
export function toResponseError(target: string, found: string, partialText: string, cause?: unknown): ModelError {
  return new ModelResponseError(`Model request answered with ${found}: ${target}; check "baseURL"`, {
    partialText,
    cause,
  });
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param envelope - what the error stands in, for the request's id may stand beside it */
export function toFault(error: unknown, envelope: Readonly<Record<string, unknown>> = {}): VendorFault {
  const source = isRecord(error) ? error : {};
  const inner = [source.innererror, source.inner_error].find(isRecord);
  const code = source.code ?? source.Code ?? source.error_code ?? source.type;
  const text = typeof error === 'string' ? error : (source.message ?? source.Message ?? source.error_msg);
  // Ark writes it at the end of the message; Qianfan calls it the reply's id.
  const inText = /request id: ([\w-]{8,64})/i.exec(String(text ?? ''))?.[1];
  const requestId = envelope.request_id ?? envelope.RequestId ?? source.request_id ?? inText ?? envelope.id;
  return {
    code: typeof code === 'string' || typeof code === 'number' ? String(code) : undefined,
    param: typeof source.param === 'string' ? source.param : undefined,
    text: `${source.type ?? ''} ${inner?.code ?? ''} ${text ?? ''}`,
    requestId: typeof requestId === 'string' ? requestId : undefined,
  };
}

/** What a vendor's fault says to the caller: the message, the kind, and whether to try again. */
function explain(ending: string, target: string, status: number, fault: VendorFault) {
  const kind = toErrorKind(status, fault);
  const remedy = fault.remedy ?? remedies[kind];
  // Only what looks like an identifier is shown: free text may quote the customer or the key.
  const names = [fault.code, fault.param].filter((name) => name !== undefined && /^[\w.[\]-]{1,64}$/.test(name));
  const detail = names.length > 0 ? ` (${names.join(', ')})` : '';
  const message = `Model request ${ending}: ${target}${detail}${remedy ? `; ${remedy}` : ''}`;
  return [message, { kind, retryable: retryableKinds.has(kind) }] as const;
}
