import { KnowledgeBaseError, type KnowledgeBaseErrorKind } from '../../error/knowledge-base-error.js';
import type { HttpRefusal } from '../../http/post-json.js';

/** An error as a vendor wrote it into a body. */
export interface BaseFault {
  readonly code: string | undefined;
  /** Where the vendor's own codes tell it; it wins over the status. */
  readonly kind: KnowledgeBaseErrorKind | undefined;
}

/** Finds the vendor's error in a body; undefined when there is none. */
export type FaultReader = (body: Readonly<Record<string, unknown>>) => BaseFault | undefined;

const statusKinds: Readonly<Record<number, KnowledgeBaseErrorKind>> = {
  401: 'auth',
  403: 'auth',
  404: 'not-found',
  408: 'timeout',
  429: 'rate-limit',
};

const remedies: Partial<Readonly<Record<KnowledgeBaseErrorKind, string>>> = {
  auth: 'check the key, and that it may read this knowledge base',
  'not-found': 'check the address and the id of the knowledge base',
  refused: 'check the id of the knowledge base and the options of the search',
};

/** The server answered with a status other than 2xx. */
export function toRefusalError(target: string, { status, body }: HttpRefusal, readFault: FaultReader) {
  const value = parseJson(body);
  const fault = isRecord(value) ? readFault(value) : undefined;
  const kind = fault?.kind ?? statusKinds[status] ?? (status >= 500 ? 'unavailable' : 'refused');
  return toFaultError(target, `failed with status ${status}`, { kind, status, vendorCode: fault?.code });
}

/** The error is the whole of an answer with status 200. */
export function toBodyError(target: string, { kind = 'refused', code }: BaseFault): KnowledgeBaseError {
  return toFaultError(target, 'failed although the status is 200', { kind, status: 200, vendorCode: code });
}

/** The answer is not what was asked for. @param found - what it is instead, without anything it says */
export function toUnusableError(target: string, found: string, cause?: unknown): KnowledgeBaseError {
  return new KnowledgeBaseError(`Knowledge base answered with ${found}: ${target}; check its address and version`, {
    kind: 'invalid-response',
    cause,
  });
}

function toFaultError(
  target: string,
  ending: string,
  details: { readonly kind: KnowledgeBaseErrorKind; readonly status: number; readonly vendorCode: string | undefined },
): KnowledgeBaseError {
  const { kind, vendorCode } = details;
  // Only what looks like an identifier is shown: free text may quote the customer or the key.
  const detail = vendorCode !== undefined && /^[\w.-]{1,64}$/.test(vendorCode) ? ` (${vendorCode})` : '';
  const remedy = remedies[kind] === undefined ? '' : `; ${remedies[kind]}`;
  return new KnowledgeBaseError(`Knowledge base request ${ending}: ${target}${detail}${remedy}`, details);
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
