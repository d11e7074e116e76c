import type { Place } from '../../domain/place.js';
import type { DayFacts, Owner, PlanFacts } from './plan-facts.js';
import { foldText } from './read-claims.js';

/** A name of a place in a text. */
export interface Mention {
  readonly name: string;
  /** The parts of the plan that go by that name; empty for a place that is not in it. */
  readonly owners: readonly Owner[];
  /** Whether the plan speaks of the place elsewhere: in its remarks. */
  readonly isKnown: boolean;
  readonly start: number;
  readonly end: number;
}

const shortestName = 2;

/** Finds names of the plan's places, and of the tenant's other places, in folded text. */
export class NameFinder {
  readonly #owners = new Map<string, readonly Owner[]>();
  readonly #known: ReadonlySet<string>;
  readonly #names: readonly string[];

  constructor(facts: PlanFacts, places: readonly Place[], alsoKnown: readonly string[]) {
    const owners = facts.days.flatMap((day: DayFacts) => day.owners);
    const aliases = new Map(places.map((place) => [place.name, [...(place.aliases ?? []), place.englishName ?? '']]));
    for (const owner of owners) {
      const all = owner.names.flatMap((name) => [name, ...partsOf(name), ...(aliases.get(name) ?? [])]);
      for (const name of new Set(all.map(foldText))) this.#add(name, owner);
    }
    const known = alsoKnown.flatMap((name) => [name, ...partsOf(name), ...(aliases.get(name) ?? [])]);
    this.#known = new Set(known.map(foldText));
    const others = places.flatMap((place) =>
      [place.name, place.englishName ?? '', ...(place.aliases ?? [])].map(foldText),
    );
    this.#names = [...new Set([...this.#owners.keys(), ...this.#known, ...others])]
      .filter((name) => name.length >= shortestName)
      .sort((left, right) => right.length - left.length);
  }

  /** Mentions in order; of two that overlap the longer one. */
  find(folded: string): Mention[] {
    const found: Mention[] = [];
    for (const name of this.#names) {
      for (let start = folded.indexOf(name); start >= 0; start = folded.indexOf(name, start + name.length)) {
        const end = start + name.length;
        if (found.some((other) => start < other.end && other.start < end) || isWithinWord(folded, start, end)) continue;
        const owners = this.#owners.get(name) ?? [];
        found.push({ name, owners, isKnown: owners.length > 0 || this.#known.has(name), start, end });
      }
    }
    return found.sort((left, right) => left.start - right.start);
  }

  #add(name: string, owner: Owner): void {
    if (name.length < shortestName) return;
    this.#owners.set(name, [...(this.#owners.get(name) ?? []), owner]);
  }
}

/** What people call a place for short: its name without the note in brackets, and each half of a double name. */
function partsOf(name: string): string[] {
  const bare = name.replace(/\s*[（(][^（）()]*[）)]\s*$/u, '');
  const halves = bare.split(/·| and /u);
  return [bare, ...(halves.length > 1 ? halves : [])].filter((part) => part.length >= 3 || part === bare);
}

/** Latin names are whole words: `bai` is not in `baidu`. */
function isWithinWord(text: string, start: number, end: number): boolean {
  const isLetter = (character: string) => /[a-z]/.test(character);
  return (
    (isLetter(text.charAt(start)) && isLetter(text.charAt(start - 1))) ||
    (isLetter(text.charAt(end - 1)) && isLetter(text.charAt(end)))
  );
}
