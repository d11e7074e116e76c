import { knownCities } from '../wish/cities.js';

const englishNames = new Map(knownCities.map(({ name, spellings: [, english = name] }) => [name, english]));

/** A Chinese city's English name; the name itself where it is not known. */
export function englishCity(name: string): string {
  return englishNames.get(name.replace(/市$/u, '')) ?? name;
}
