import type { Place } from '../../domain/place.js';

const viewTags = [
  'lake',
  'nature',
  'hiking',
  'park',
  'garden',
  'boat',
  'zoo',
  'beach',
  'mountain',
  'wetland',
  'viewpoint',
];
const roofTags = ['indoor', 'museum', 'art', 'aquarium', 'shopping-mall', 'theatre'];

/** Whether a sight is nothing to see in the rain: it lives by its view or by being outside, and has no roof. */
export function mindsRain({ kind, indoor, tags = [] }: Place): boolean {
  if (kind !== 'sight' || indoor === true) return false;
  if (indoor === false) return true;
  return tags.some((tag) => viewTags.includes(tag)) && !tags.some((tag) => roofTags.includes(tag));
}
