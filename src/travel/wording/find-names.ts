import type { Place } from '../../domain/place.js';
import type { Owner, PlanFacts } from './plan-facts.js';
import { foldText } from './read-claims.js';

/** A name of a place in a text. */
export interface Mention {
  readonly name: string;
  /** The parts of the plan that go by that name; empty for a place that is not in it. */
  readonly owners: readonly Owner[];
  /** Whether the plan speaks of the place elsewhere: in its remarks. */
  readonly isKnown: boolean;
  /** Whether it is one of the other names of a place, which may be those of a whole district or of a flower. */
  readonly isAlias: boolean;
  /** Whether it stands in brackets as a second form of a name of the plan, and is another place's. */
  readonly isOtherForm: boolean;
  readonly start: number;
  readonly end: number;
}

const shortestName = 2;

/** Finds names of the plan's places, and of the tenant's other places, in folded text. */
export class NameFinder {
  readonly #owners = new Map<string, readonly Owner[]>();
  readonly #known: ReadonlySet<string>;
  /** Names that may be of the plan or not. */
  readonly #vague: ReadonlySet<string>;
  readonly #full: ReadonlySet<string>;
  readonly #names: readonly string[];

  constructor(facts: PlanFacts, places: readonly Place[], alsoKnown: readonly string[]) {
    const aliases = new Map(places.map((place) => [place.name, [...(place.aliases ?? []), place.englishName ?? '']]));
    const owners = facts.days.flatMap((day) => day.owners);
    const full = [
      ...owners.flatMap(({ names }) => names),
      ...places.flatMap(({ name, englishName }) => [name, englishName ?? '']),
    ];
    this.#full = new Set(full.flatMap(formsOf).map(foldText));
    const formsOfOwner = (owner: Owner) =>
      new Set(owner.names.flatMap((name) => [name, ...(aliases.get(name) ?? [])].flatMap(formsOf)).map(foldText));
    const areas = areaNames(places);
    for (const owner of owners) {
      for (const name of formsOfOwner(owner)) if (!areas.has(name)) this.#add(name, owner);
    }
    const others = places.flatMap(({ name, englishName, aliases: other }) =>
      [name, englishName ?? '', ...(other ?? [])].flatMap((each) => [each, withoutNote(each)]).map(foldText),
    );
    const known = alsoKnown.flatMap((name) => [name, ...(aliases.get(name) ?? [])].flatMap(formsOf));
    // What stands within a name of the plan may be short for it: "Provincial Museum" for "Provincial Museum, East Wing".
    const planned = [...this.#owners.keys()];
    const short = others.filter((name) => planned.some((longer) => standsWithin(name, longer)));
    this.#known = new Set(known.map(foldText));
    this.#vague = new Set([...short, ...areas].filter((name) => !this.#owners.has(name) && !this.#known.has(name)));
    this.#names = [...new Set([...this.#owners.keys(), ...this.#known, ...others])]
      .filter((name) => name.length >= shortestName)
      .sort((left, right) => right.length - left.length);
  }

  /** Mentions in order; of two that overlap the longer one. A name in brackets after another is a second form of it. */
  find(folded: string): Mention[] {
    const found: Mention[] = [];
    for (const name of this.#names) {
      for (let start = folded.indexOf(name); start >= 0; start = folded.indexOf(name, start + name.length)) {
        const end = start + name.length;
        if (found.some((other) => start < other.end && other.start < end) || isWithinWord(folded, start, end)) continue;
        const owners = this.#owners.get(name) ?? [];
        const isKnown = owners.length > 0 || this.#known.has(name);
        found.push({ name, owners, isKnown, isAlias: !this.#full.has(name), isOtherForm: false, start, end });
      }
    }
    found.sort((left, right) => left.start - right.start);
    return found.flatMap((mention, index) => {
      const before = found[index - 1];
      const between = before ? folded.slice(before.end, mention.start) : '';
      const isInNote = before !== undefined && before.owners.length > 0 && /^\s*[（(][^（）()，。]*$/.test(between);
      const isWhole =
        /^\s*[（(]\s*$/.test(between) && /^(?:[·（(][^）)]*[）)]?)?\s*[）)]/.test(folded.slice(mention.end));
      // Places that the plan does without may share their other name with one of the plan's.
      const isInPlanOrUnknown = mention.owners.length > 0 || !mention.isKnown;
      const isOther = isInPlanOrUnknown && !before?.owners.some((owner) => mention.owners.includes(owner));
      if (isInNote && isWhole && !mention.isAlias && isOther) return [{ ...mention, isOtherForm: true }];
      // What else stands in the brackets after a name, its branch or its street, is a part of the name.
      if (this.#vague.has(mention.name) || (isInNote && !mention.isKnown)) return [];
      return [mention];
    });
  }

  #add(name: string, owner: Owner): void {
    if (name.length < shortestName) return;
    this.#owners.set(name, [...(this.#owners.get(name) ?? []), owner]);
  }
}

/** Names that several places go by are those of what lies around them. */
function areaNames(places: readonly Place[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { aliases = [] } of places) {
    for (const alias of new Set(aliases.map(foldText))) (seen.has(alias) ? shared : seen).add(alias);
  }
  return shared;
}

function withoutNote(name: string): string {
  return name.replace(/\s*[（(][^（）()]*[）)]\s*$/u, '');
}

/** A name, what people call it for short (without the note in brackets, each half of a double name), and in one bracket. */
function formsOf(name: string): string[] {
  const bare = withoutNote(name);
  const halves = bare.split(/·| and /u);
  const note = name.slice(bare.length).replace(/[\s（）()]/gu, '');
  const parts = [bare, ...(halves.length > 1 ? halves : []), ...(note === '' ? [] : [`${bare}·${note}`])];
  return [name, ...parts.filter((part) => part.length >= 3 || part === bare)];
}

function standsWithin(name: string, longer: string): boolean {
  const start = longer.indexOf(name);
  return start >= 0 && !isWithinWord(longer, start, start + name.length);
}

/** Latin names are whole words: `bai` is not in `baidu`. */
function isWithinWord(text: string, start: number, end: number): boolean {
  const isLetter = (character: string) => /[a-z]/.test(character);
  return (
    (isLetter(text.charAt(start)) && isLetter(text.charAt(start - 1))) ||
    (isLetter(text.charAt(end - 1)) && isLetter(text.charAt(end)))
  );
}
