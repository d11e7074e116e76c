import { describe, expect, it } from 'vitest';
import { readFault, toBodyError, toHttpError } from '../../../src/model/endpoint/vendor-fault.js';
import { readCloudCode } from '../../../src/model/tencent-cloud/cloud-codes.js';

const target = 'POST https://hunyuan.tencentcloudapi.com/';
const answer = (Code: string, Message = 'x') => ({ Response: { Error: { Code, Message }, RequestId: 'r-7' } });

function errorOf(code: string, message?: string) {
  const fault = readFault(answer(code, message));
  return fault && toBodyError(target, fault);
}

describe('a code of the cloud interface', () => {
  it.each([
    ['AuthFailure.SignatureFailure', 'auth', false],
    ['AuthFailure.SecretIdNotFound', 'auth', false],
    ['AuthFailure.UnauthorizedOperation', 'permission', false],
    ['UnauthorizedOperation', 'permission', false],
    ['RequestLimitExceeded', 'rate-limit', true],
    ['RequestLimitExceeded.UinLimitExceeded', 'rate-limit', true],
    ['LimitExceeded', 'rate-limit', true],
    ['FailedOperation.EngineServerLimitExceeded', 'rate-limit', true],
    ['FailedOperation.EngineServerError', 'overloaded', true],
    ['FailedOperation.EngineRequestTimeout', 'timeout', true],
    ['FailedOperation.ResourcePackExhausted', 'quota', false],
    ['FailedOperation.ServiceStopArrears', 'quota', false],
    ['FailedOperation.ServiceNotActivated', 'permission', false],
    ['FailedOperation', 'unknown', false],
    ['ResourceInsufficient', 'overloaded', true],
    ['ResourceInsufficient.ChargeResourceExhausted', 'quota', false],
    ['ResourceUnavailable.InArrears', 'quota', false],
    ['InternalError', 'overloaded', true],
    ['OperationDenied.TextIllegalDetected', 'content-filter', false],
    ['InvalidParameterValue.Model', 'not-found', false],
    ['InvalidParameterValue', 'invalid-request', false],
    ['MissingParameter', 'invalid-request', false],
  ])('%s is of kind %s', (code, kind, retryable) => {
    expect(errorOf(code)).toMatchObject({ kind, retryable, status: 200, vendorCode: code, requestId: 'r-7' });
  });

  it('leaves to the words what it does not tell', () => {
    expect(errorOf('InvalidParameterValue', 'messages too long')).toMatchObject({ kind: 'context-length' });
  });

  it('says that the clock is wrong, not the key, where a signature is too old', () => {
    expect(errorOf('AuthFailure.SignatureExpire')?.message).toContain('clock');
    expect(errorOf('AuthFailure.SignatureFailure')?.message).toContain('"credentials"');
  });

  it('counts the same beside a status that a gateway has put', () => {
    const body = JSON.stringify(answer('FailedOperation.ResourcePackExhausted'));
    const refusal = { type: 'refusal', status: 400, headers: new Headers(), body, retryAfterMs: undefined } as const;
    expect(toHttpError(target, refusal)).toMatchObject({ kind: 'quota', status: 400 });
  });

  it('is not made of the name of an inherited property', () => {
    expect(readCloudCode('constructor')).toBeUndefined();
    expect(readCloudCode(undefined)).toBeUndefined();
  });
});
