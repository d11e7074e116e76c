import type { ModelErrorKind } from '../../error/model-error.js';
import { isRecord, readFault, toFault, type VendorFault } from '../endpoint/vendor-fault.js';

interface CodeReading {
  readonly kind: ModelErrorKind;
  readonly remedy?: string | undefined;
}

const application = 'check "appKey", and that the application is published';
const stranger = 'the platform does not know the conversation, or the application may not use it';

/**
 * What a code means. Of the kinds that stand here, `rate-limit` and `timeout` are worth another attempt.
 * Source: the error table of https://cloud.tencent.com/document/product/1759/105561.
 */
const readings: Readonly<Record<string, CodeReading>> = {
  400: { kind: 'invalid-request' },
  460001: { kind: 'auth', remedy: 'check "appKey"' },
  460002: { kind: 'invalid-request' },
  460004: { kind: 'not-found', remedy: application },
  460006: { kind: 'permission', remedy: stranger },
  460007: { kind: 'unknown', remedy: 'the platform could not begin the conversation' },
  460008: { kind: 'unknown', remedy: "the platform could not fill in the application's prompt" },
  460009: { kind: 'not-found', remedy: 'the platform does not know the visitor' },
  460010: { kind: 'permission', remedy: stranger },
  460011: { kind: 'rate-limit' },
  460020: { kind: 'timeout' },
  460021: { kind: 'not-found', remedy: 'publish the knowledge base of the application' },
  460022: { kind: 'unknown', remedy: 'the platform could not register the visitor' },
  460023: { kind: 'invalid-request' },
  460024: { kind: 'invalid-request', remedy: 'check "visitorLabels"' },
  460025: { kind: 'invalid-request', remedy: 'the platform could not read an image' },
  460030: { kind: 'invalid-request', remedy: "this type of application needs version: 'v2'" },
  460031: { kind: 'rate-limit' },
  460032: { kind: 'quota' },
  460033: { kind: 'not-found', remedy: application },
  460034: { kind: 'context-length' },
  460035: { kind: 'unknown', remedy: 'the platform stopped a computation that took too long' },
  460036: { kind: 'invalid-request', remedy: 'a workflow is previewed in the console' },
  460037: { kind: 'quota', remedy: 'the quota for searches is used up' },
  460038: { kind: 'permission', remedy: 'the account is not in order' },
  460919: { kind: 'invalid-request', remedy: 'the conversation id is that of a sample; use one of your own' },
};

/**
 * Finds the error in an event or a body: `Error` with `Code` in v2, `error` with `code` in v1, and what gateways send.
 *
 * @param isError - true where the event is named so
 * @returns undefined when there is none
 */
export function readAdpFault(value: unknown, isError = false): VendorFault | undefined {
  const fault = findFault(value, isError);
  const code = fault?.code;
  return fault !== undefined && code !== undefined && Object.hasOwn(readings, code)
    ? { ...fault, ...readings[code] }
    : fault;
}

function findFault(value: unknown, isNamedError: boolean): VendorFault | undefined {
  if (isRecord(value) && isRecord(value.Error)) {
    return toFault(value.Error, value.Error);
  }
  const isError = isNamedError || (isRecord(value) && (value.Type ?? value.type) === 'error');
  const fault = readFault(value);
  // Some of Tencent's interfaces write {"code":0} for "no error".
  const found = fault?.code === '0' ? undefined : fault;
  return found ?? (isError ? toFault(value) : undefined);
}
