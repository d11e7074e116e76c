import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CloudCallOptions, toCloudCall } from '../../../src/http/tencent-cloud/cloud-call.js';
import type { TencentCredentials } from '../../../src/http/tencent-cloud/credentials.js';
import { signTc3 } from '../../../src/http/tencent-cloud/sign-tc3.js';

const credentials = { secretId: 'AKIDEXAMPLEZHIKE0001', secretKey: 'zhike-example-secret-0001' };
const action = { service: 'lkeap', action: 'RunRerank', version: '2024-05-22' };

const call = (options: Partial<CloudCallOptions> = {}) =>
  toCloudCall('lkeapRerank()', action, {
    url: 'https://lkeap.tencentcloudapi.com/',
    headers: {},
    region: undefined,
    credentials,
    body: '{"Query":"景区几点关门","Docs":["营业到18点","门票60元"],"Model":"lke-reranker-base"}',
    ...options,
  });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1767225599_900 });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('toCloudCall', () => {
  it('writes the headers of the interface, signed for the present second', async () => {
    expect((await call()).headers).toEqual({
      authorization: expect.stringContaining(
        'Signature=ed2fde41be4bcf80a98b7bd464187a72a4bfa8b634b979147343898d91d78aef',
      ),
      'content-type': 'application/json',
      'x-tc-action': 'RunRerank',
      'x-tc-version': '2024-05-22',
      'x-tc-timestamp': '1767225599',
    });
  });

  it('names the region, and the token of temporary credentials', async () => {
    const { headers } = await call({ region: 'ap-guangzhou', credentials: { ...credentials, token: 'T0KEN' } });
    expect(headers).toMatchObject({ 'x-tc-region': 'ap-guangzhou', 'x-tc-token': 'T0KEN' });
  });

  it('signs the port with the host where the address names one', async () => {
    const { headers, body } = await call({ url: 'http://127.0.0.1:8080/' });
    const signed = { host: '127.0.0.1:8080', service: 'lkeap', contentType: 'application/json', body };
    expect(headers.authorization).toBe(await signTc3({ ...signed, timestamp: 1767225599 }, credentials));
  });

  it('lets no further header stand in for one that was signed', async () => {
    const { headers } = await call({
      headers: { 'Content-Type': 'text/plain', 'X-TC-Action': 'Other', 'x-tenant': 'a' },
    });
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-tc-action': 'RunRerank', 'x-tenant': 'a' });
    expect(Object.keys(headers).filter((name) => name !== name.toLowerCase())).toEqual([]);
  });

  it('asks for the credentials before every call when they are a function', async () => {
    let number = 0;
    const source = async () => ({ ...credentials, secretId: `AKID${++number}` });
    const calls = [await call({ credentials: source }), await call({ credentials: source })];
    expect(calls.map(({ headers }) => /Credential=(\w+)/.exec(headers.authorization ?? '')?.[1])).toEqual([
      'AKID1',
      'AKID2',
    ]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no key', { secretId: 'AKID' }],
    ['an empty id', { secretId: '', secretKey: 'hush' }],
    ['a line break in the key', { secretId: 'AKID', secretKey: 'hush\n' }],
    ['a token that is no text', { ...credentials, token: 7 }],
  ])('refuses credentials with %s, and does not repeat them', async (_, given) => {
    const source = () => given as TencentCredentials;
    const failure = call({ credentials: source });
    await expect(failure).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(/^lkeapRerank\(\): "credentials/),
    });
    await expect(failure).rejects.not.toMatchObject({ message: expect.stringContaining('hush') });
  });
});
