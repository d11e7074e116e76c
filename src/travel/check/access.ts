import type { Place } from '../../domain/place.js';
import type { AccessNeed } from '../../domain/trip-request.js';

const accessOf: Readonly<Record<AccessNeed, (place: Place) => boolean | undefined>> = {
  'step-free': ({ access }) => access?.stepFree,
  stroller: ({ access }) => access?.stroller,
};

/** Whether a place says that it is not fit for a need; of those that say nothing nothing can be proven. */
export function lacksAccess(place: Place, need: AccessNeed): boolean {
  return accessOf[need](place) === false;
}

/** Whether a place says nothing of a need. */
export function isAccessUnknown(place: Place, need: AccessNeed): boolean {
  return accessOf[need](place) === undefined;
}
