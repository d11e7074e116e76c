import type { ModelErrorKind } from '../../error/model-error.js';
import { isRecord, readFault, toFault, type VendorFault } from '../endpoint/vendor-fault.js';

export interface AdpCodeReading {
  readonly kind: ModelErrorKind;
  /** What to do, where that is not what any vendor's error of the kind calls for. */
  readonly remedy?: string | undefined;
}

const application = 'check "apiKey" and "baseURL", and that the application is published';
const ownIds = 'the platform does not know the conversation or its visitor, or the application may not use them';

/**
 * The platform's codes. What may be tried again (460011, 460020, 460031) has a kind that says so.
 * Source: https://cloud.tencent.com/document/product/1759/105561
 */
export const adpCodes: Readonly<Record<string, AdpCodeReading>> = {
  400: { kind: 'invalid-request' },
  460001: { kind: 'auth' },
  460002: { kind: 'invalid-request' },
  460004: { kind: 'not-found', remedy: application },
  460006: { kind: 'not-found', remedy: ownIds },
  460007: { kind: 'unknown', remedy: 'the platform could not begin the conversation' },
  460008: { kind: 'unknown', remedy: "the platform could not fill in the application's prompt" },
  460009: { kind: 'not-found', remedy: ownIds },
  460010: { kind: 'not-found', remedy: ownIds },
  460011: { kind: 'rate-limit' },
  460020: { kind: 'timeout' },
  460021: { kind: 'not-found', remedy: "publish the application's knowledge base" },
  460022: { kind: 'unknown', remedy: 'the platform could not register the visitor' },
  460023: { kind: 'invalid-request' },
  460024: { kind: 'invalid-request', remedy: 'check "visitorLabels"' },
  460025: { kind: 'invalid-request', remedy: 'the platform could not read an image' },
  460030: { kind: 'invalid-request', remedy: 'this kind of application needs "version" to be "v2"' },
  460031: { kind: 'rate-limit' },
  460032: { kind: 'quota' },
  460033: { kind: 'not-found', remedy: `${application} and belongs to this account` },
  460034: { kind: 'context-length' },
  460035: { kind: 'unknown', remedy: 'the platform stopped a computation that took too long' },
  460036: { kind: 'invalid-request', remedy: 'a workflow can be previewed in the console only' },
  460037: { kind: 'quota', remedy: 'the account has no searches left' },
  460038: { kind: 'permission', remedy: 'the account is blocked: see the console' },
  460919: {
    kind: 'invalid-request',
    remedy: 'the conversation has the fixed id of a sample in the documents: set no "ConversationId" in "extraBody"',
  },
};

/**
 * Finds the error in an event or a body: `Error` in v2, `error` in v1 and from gateways.
 *
 * @param isError - true where the event's name says that it is one
 * @returns undefined when there is none
 */
export function readAdpFault(value: unknown, isError = false): VendorFault | undefined {
  const fault =
    isRecord(value) && isRecord(value.Error)
      ? toFault(value.Error, value.Error)
      : (readFault(value) ?? (isError ? toFault(value, isRecord(value) ? value : {}) : undefined));
  const { code } = fault ?? {};
  return code !== undefined && Object.hasOwn(adpCodes, code) ? ({ ...fault, ...adpCodes[code] } as VendorFault) : fault;
}
