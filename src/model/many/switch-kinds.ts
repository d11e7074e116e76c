import { ModelError, type ModelErrorKind } from '../../error/model-error.js';
import { ZhikeError } from '../../error/zhike-error.js';
import { demand } from '../../schema/demand.js';

/** Whether an error of a kind lies with the request, which says nothing of the model's health. */
const liesWithRequest: Readonly<Record<Exclude<ModelErrorKind, 'aborted'>, boolean>> = {
  auth: false,
  permission: false,
  'not-found': false,
  'invalid-request': true,
  'context-length': true,
  'content-filter': true,
  'rate-limit': false,
  quota: false,
  overloaded: false,
  timeout: false,
  network: false,
  incomplete: false,
  'invalid-response': false,
  'invalid-output': true,
  unknown: false,
};

/**
 * The kinds of error that another model may mend. A wrong key, a missing right and a wrong name are not among them: to
 * pass those on would hide a mistake of one's own behind a dearer model.
 */
export const switchKinds: readonly ModelErrorKind[] = [
  'rate-limit',
  'quota',
  'overloaded',
  'timeout',
  'network',
  'incomplete',
  'invalid-response',
];

/** @throws {ConfigurationError} it is no list of kinds, or names one that is not known */
export function readSwitchKinds(
  owner: string,
  on: readonly ModelErrorKind[] = switchKinds,
): ReadonlySet<ModelErrorKind> {
  demand(Array.isArray(on), `${owner}: "on" must be a list of kinds of model errors`);
  for (const kind of on) {
    demand(kind !== 'aborted', `${owner}: "on" holds "aborted"; a call that the caller stopped is never passed on`);
    demand(
      Object.hasOwn(liesWithRequest, kind),
      `${owner}: "on" holds "${kind}"; known kinds: ${Object.keys(liesWithRequest).join(', ')}`,
    );
  }
  return new Set(on);
}

/** Whether an error of this kind speaks against the model that it came from. */
export function isFault(kind: ModelErrorKind): boolean {
  return kind !== 'aborted' && !liesWithRequest[kind];
}

/** Tells a model error from others, also across the ESM and CommonJS copies of the package. */
export function isModelError(value: unknown): value is ModelError {
  return value instanceof ModelError || (ZhikeError.isInstance(value) && value.code.startsWith('model-'));
}
