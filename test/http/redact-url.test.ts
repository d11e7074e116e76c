import { expect, it } from 'vitest';
import { redactUrl } from '../../src/http/redact-url.js';

it('keeps origin and path, and drops query string, fragment and credentials', () => {
  expect(redactUrl('https://user:secret@host.example:8443/v1/chat?access_token=secret#secret')).toBe(
    'https://host.example:8443/v1/chat',
  );
});

it('repeats nothing of what is not an address', () => {
  expect(redactUrl('sk-secret')).not.toContain('secret');
});
