import { expect, it } from 'vitest';
import { collectErrorCodes } from '../support/error-codes.js';

/**
 * Programs branch on these. Red means: an error code was added, renamed or removed. Make it deliberate, change the list,
 * and note it in the changelog; a rename or removal is a breaking change.
 */
const errorCodes: readonly string[] = [
  'conversation-fence-conflict',
  'conversation-version-conflict',
  'document-empty',
  'document-invalid',
  'document-too-large',
  'document-unreadable',
  'event-too-long',
  'folder-empty',
  'folder-unreadable',
  'invalid-configuration',
  'invalid-id',
  'invalid-message',
  'invalid-option',
  'invalid-time-zone',
  'invalid-tool',
  'model-aborted',
  'model-auth',
  'model-content-filter',
  'model-context-length',
  'model-incomplete',
  'model-invalid-output',
  'model-invalid-request',
  'model-invalid-response',
  'model-network',
  'model-not-found',
  'model-overloaded',
  'model-permission',
  'model-quota',
  'model-rate-limit',
  'model-timeout',
  'model-unknown',
  'places-invalid',
  'price-missing',
  'tool-input-invalid',
  'tool-not-found',
  'trip-request-invalid',
  'unexpected',
  'unknown-option',
];

it('throws exactly the pinned error codes', () => {
  expect(collectErrorCodes(new URL('../../src/', import.meta.url))).toEqual(errorCodes);
});
