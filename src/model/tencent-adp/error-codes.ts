import type { ModelErrorKind } from '../../error/model-error.js';
import { isRecord, type VendorFault } from '../endpoint/vendor-fault.js';

interface CodeReading {
  readonly kind: ModelErrorKind;
  readonly remedy?: string | undefined;
}

const application = 'check "appKey", and that the application is published';

/** Source: the error table of https://cloud.tencent.com/document/product/1759/105561. */
const readings: Readonly<Record<string, CodeReading>> = {
  400: { kind: 'invalid-request' },
  460001: { kind: 'auth', remedy: 'check "appKey"' },
  460004: { kind: 'not-found', remedy: application },
  460006: { kind: 'permission' },
  460010: { kind: 'permission' },
  460011: { kind: 'rate-limit' },
  460020: { kind: 'timeout' },
  460021: { kind: 'not-found', remedy: 'publish the knowledge base of the application' },
  460030: { kind: 'invalid-request', remedy: "this type of application needs version: 'v2'" },
  460031: { kind: 'rate-limit' },
  460032: { kind: 'quota' },
  460033: { kind: 'not-found', remedy: application },
  460034: { kind: 'context-length' },
  460037: { kind: 'quota', remedy: 'the quota for searches is used up' },
  460038: { kind: 'permission', remedy: 'the account is not in order' },
  460919: { kind: 'invalid-request', remedy: 'the conversation id is that of a sample; use one of your own' },
};

/** Reads the error of either version: `{code, message}` or `{Code, Message, RequestId}`. */
export function readAdpFault(error: unknown): VendorFault {
  const source = isRecord(error) ? error : {};
  const given = source.code ?? source.Code;
  const code = typeof given === 'number' || typeof given === 'string' ? String(given) : undefined;
  const text = source.message ?? source.Message;
  const requestId = source.RequestId ?? source.request_id;
  const reading = code !== undefined && Object.hasOwn(readings, code) ? readings[code] : undefined;
  return {
    code,
    param: undefined,
    text: typeof text === 'string' ? text : '',
    requestId: typeof requestId === 'string' ? requestId : undefined,
    kind: reading?.kind,
    remedy: reading?.remedy,
  };
}
