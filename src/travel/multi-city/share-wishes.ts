import type { MultiCityRequest } from '../../domain/multi-city-request.js';
import type { Place } from '../../domain/place.js';
import { foldCity, isTagged, placesNamed } from '../place/place-name.js';
import { servesMeals } from '../place/serves-meals.js';

/** What each city, in its order, is to grant of the wishes for the whole trip. */
export interface SharedWishes {
  readonly mustSee: readonly (readonly string[])[];
  readonly cuisines: readonly (readonly string[])[];
  /** Wishes that no city can grant. */
  readonly unknown: readonly string[];
}

/** Gives each wish to the city, of those that can grant it, that has the fewest so far. */
function share(
  wishes: readonly string[],
  cities: readonly string[],
  grantedIn: (wish: string) => readonly Place[],
): { readonly parts: readonly (readonly string[])[]; readonly unknown: readonly string[] } {
  const parts = cities.map((): string[] => []);
  const unknown: string[] = [];
  for (const wish of wishes.filter((each) => each.trim() !== '')) {
    const able = new Set(grantedIn(wish).map(({ city }) => foldCity(city)));
    const [part] = parts
      .filter((_, index) => able.has(foldCity(cities[index] ?? '')))
      .toSorted((left, right) => left.length - right.length);
    if (part === undefined) unknown.push(wish);
    else part.push(wish);
  }
  return { parts, unknown };
}

/** Shares the wishes for the whole trip among its cities. */
export function shareWishes(
  request: MultiCityRequest,
  cities: readonly string[],
  places: readonly Place[],
): SharedWishes {
  const folded = cities.map(foldCity);
  const ofTrip = places.filter(({ city }) => folded.includes(foldCity(city)));
  const visitable = ofTrip.filter((place) => place.kind === 'sight' || servesMeals(place));
  const tables = ofTrip.filter(servesMeals);
  const sights = share(request.mustSee ?? [], cities, (name) => {
    const named = placesNamed(name, visitable);
    return named.length > 0 ? named : visitable.filter((place) => isTagged(place, name));
  });
  const food = share(request.cuisines ?? [], cities, (tag) => tables.filter((place) => isTagged(place, tag)));
  return { mustSee: sights.parts, cuisines: food.parts, unknown: [...sights.unknown, ...food.unknown] };
}
