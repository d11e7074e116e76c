import { afterEach, describe, expect, it, vi } from 'vitest';
import { signTc3 } from '../../../src/http/tencent-cloud/sign-tc3.js';

const credentials = { secretId: 'AKIDEXAMPLEZHIKE0001', secretKey: 'zhike-example-secret-0001' };

const hunyuan = {
  host: 'hunyuan.tencentcloudapi.com',
  service: 'hunyuan',
  contentType: 'application/json',
  timestamp: 1767225600,
  body: '{"Model":"hunyuan-turbos-latest","Messages":[{"Role":"user","Content":"你好，今天故宫开放吗？"}],"Stream":true}',
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('signTc3', () => {
  it('signs as the official SDK does', async () => {
    expect(await signTc3(hunyuan, credentials)).toBe(
      'TC3-HMAC-SHA256 Credential=AKIDEXAMPLEZHIKE0001/2026-01-01/hunyuan/tc3_request, SignedHeaders=content-type;host, Signature=5c9bbb1a8da3912cb84ea0e6d2c48bd6b1859752f2d47f0fceec22a38aaed67f',
    );
  });

  it('dates the signature in UTC, to the second', async () => {
    const request = {
      host: 'lkeap.tencentcloudapi.com',
      service: 'lkeap',
      contentType: 'application/json',
      timestamp: 1767225599,
      body: '{"Query":"景区几点关门","Docs":["营业到18点","门票60元"],"Model":"lke-reranker-base"}',
    };
    expect(await signTc3(request, credentials)).toBe(
      'TC3-HMAC-SHA256 Credential=AKIDEXAMPLEZHIKE0001/2025-12-31/lkeap/tc3_request, SignedHeaders=content-type;host, Signature=ed2fde41be4bcf80a98b7bd464187a72a4bfa8b634b979147343898d91d78aef',
    );
  });

  it.each([
    ['body', { body: `${hunyuan.body} ` }],
    ['host', { host: 'hunyuan.ap-guangzhou.tencentcloudapi.com' }],
    ['content type', { contentType: 'application/json; charset=utf-8' }],
    ['moment', { timestamp: hunyuan.timestamp + 1 }],
    ['service', { service: 'lkeap' }],
  ])('signs another %s otherwise', async (_, change) => {
    const [one, other] = await Promise.all([
      signTc3(hunyuan, credentials),
      signTc3({ ...hunyuan, ...change }, credentials),
    ]);
    expect(one.split('Signature=')[1]).not.toBe(other.split('Signature=')[1]);
  });

  it('says what is missing where the runtime has no WebCrypto', async () => {
    vi.stubGlobal('crypto', {});
    await expect(signTc3(hunyuan, credentials)).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining('https'),
    });
  });
});
