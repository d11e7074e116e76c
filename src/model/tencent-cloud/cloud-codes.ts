import type { ModelErrorKind } from '../../error/model-error.js';

export interface CloudCodeReading {
  readonly kind: ModelErrorKind;
  /** What to do, where that is not what any vendor's error of the kind calls for. */
  readonly remedy?: string | undefined;
}

const auth: CloudCodeReading = { kind: 'auth', remedy: 'check "credentials", and that they may use this product' };

/**
 * Codes of Tencent's cloud interface; those that are not here say too little by themselves. `FailedOperation` and the
 * likes of `InvalidParameter` are told apart by their words.
 * Source: https://cloud.tencent.com/document/api/1729/101843, and the products' own lists of error codes.
 */
const readings: Readonly<Record<string, CloudCodeReading>> = {
  AuthFailure: auth,
  'AuthFailure.SignatureExpire': {
    kind: 'auth',
    remedy: "check this machine's clock: the signature counts as too old",
  },
  'AuthFailure.UnauthorizedOperation': { kind: 'permission' },
  UnauthorizedOperation: { kind: 'permission' },
  'UnsupportedOperation.NonWhitelistAccount': { kind: 'permission' },
  'FailedOperation.ServiceNotActivated': { kind: 'permission', remedy: 'activate the product in the console' },
  RequestLimitExceeded: { kind: 'rate-limit' },
  LimitExceeded: { kind: 'rate-limit' },
  'FailedOperation.EngineServerLimitExceeded': { kind: 'rate-limit' },
  'FailedOperation.FreeResourcePackExhausted': { kind: 'quota' },
  'FailedOperation.ResourcePackExhausted': { kind: 'quota' },
  'FailedOperation.ServiceStop': { kind: 'quota' },
  'FailedOperation.ServiceStopArrears': { kind: 'quota' },
  'ResourceInsufficient.ChargeResourceExhausted': { kind: 'quota' },
  'ResourceUnavailable.InArrears': { kind: 'quota' },
  ResourceInsufficient: { kind: 'overloaded' },
  ResourceUnavailable: { kind: 'overloaded' },
  InternalError: { kind: 'overloaded' },
  'FailedOperation.ConsoleServerError': { kind: 'overloaded' },
  'FailedOperation.EngineServerError': { kind: 'overloaded' },
  'FailedOperation.EngineRequestTimeout': { kind: 'timeout' },
  'OperationDenied.TextIllegalDetected': { kind: 'content-filter' },
  'OperationDenied.ImageIllegalDetected': { kind: 'content-filter' },
  'InvalidParameterValue.Model': { kind: 'not-found' },
  ResourceNotFound: { kind: 'not-found' },
  RequestSizeLimitExceeded: { kind: 'context-length' },
  MissingParameter: { kind: 'invalid-request' },
  UnknownParameter: { kind: 'invalid-request' },
  UnsupportedOperation: { kind: 'invalid-request' },
  UnsupportedRegion: { kind: 'invalid-request', remedy: 'check "region"' },
};

/**
 * Reads a code, by itself or by what stands before its first dot.
 *
 * @returns undefined for a code that is not known
 */
export function readCloudCode(code: string | undefined): CloudCodeReading | undefined {
  const name = [code, code?.split('.')[0]].find((part) => part !== undefined && Object.hasOwn(readings, part));
  return name === undefined ? undefined : readings[name];
}
