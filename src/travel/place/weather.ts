import type { Place } from '../../domain/place.js';

const underRoof = ['indoor', 'museum', 'gallery', 'aquarium', 'theatre', 'shopping', 'library', 'hot-spring'];
const underSky = ['hiking', 'lake', 'park', 'garden', 'nature', 'beach', 'boat', 'zoo', 'theme-park', 'viewpoint'];
const ofTheView = ['hiking', 'viewpoint', 'beach', 'boat', 'night-view', 'sunrise'];

function hasAny(place: Place, tags: readonly string[]): boolean {
  return place.tags?.some((tag) => tags.includes(tag)) ?? false;
}

/** Whether a sight is under a roof: as it says, else by its tags; undefined where neither tells. */
export function isIndoor(place: Place): boolean | undefined {
  if (place.indoor !== undefined) return place.indoor;
  if (hasAny(place, underRoof)) return true;
  return hasAny(place, underSky) ? false : undefined;
}

/** Whether a sight is not worth seeing in the rain: it lives by its view, or the way up is slippery. */
export function isSpoiltByRain(place: Place): boolean {
  return isIndoor(place) !== true && hasAny(place, ofTheView);
}
