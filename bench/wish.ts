/**
 * How much of what people say about trips is read without a language model.
 *
 *   npx tsx bench/wish.ts <data folder> [--misses]
 *
 * The folder holds `chinatravel/queries-dev.json` and `crosswoz/{dialogues-dev,attractions,restaurants,hotels}.json`.
 * ChinaTravel: days, people, cities and budgets against the constraints. CrossWOZ: places named, and amounts of money,
 * against the dialogue acts of the customer's turns. A slot counts as right only when nothing more and nothing less was
 * read.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partySize } from '../src/domain/party.js';
import type { PlaceKind } from '../src/domain/place.js';
import { knownCities } from '../src/travel/wish/cities.js';
import { takeNames } from '../src/travel/wish/place-names.js';
import { readTripWish } from '../src/travel/wish/read-trip-wish.js';
import type { NamedPlace } from '../src/travel/wish/wish-reading.js';
import { WishText } from '../src/travel/wish/wish-text.js';

interface Constraint {
  readonly kind: string;
  readonly scope?: string;
  readonly max?: number;
  readonly forbidden?: readonly string[];
  readonly of?: readonly Constraint[];
}

interface ChinaTravelQuery {
  readonly startCity: string;
  readonly targetCity: string;
  readonly days: number;
  readonly people: number;
  readonly query: string;
  readonly constraints: readonly Constraint[];
}

interface CrossWozDialogue {
  readonly turns: readonly {
    readonly role: 'usr' | 'sys';
    readonly text: string;
    readonly act: readonly (readonly [intent: string, domain: string, slot: string, value: string])[];
  }[];
}

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npx tsx bench/wish.ts <data folder> [--misses]');
  process.exit(2);
}
const showMisses = flags.includes('--misses');
const now = new Date('2026-11-24T04:00:00Z');

const load = <Value>(path: string): Value => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Value;

class Score {
  readonly #slots = new Map<string, { right: number; all: number }>();
  readonly #misses: string[] = [];

  add(slot: string, expected: unknown, found: unknown, text: string): void {
    const counts = this.#slots.get(slot) ?? { right: 0, all: 0 };
    const right = JSON.stringify(expected) === JSON.stringify(found);
    this.#slots.set(slot, { right: counts.right + (right ? 1 : 0), all: counts.all + 1 });
    if (!right)
      this.#misses.push(`${slot}: expected ${JSON.stringify(expected)}, read ${JSON.stringify(found)}: ${text}`);
  }

  print(title: string): void {
    console.log(title);
    for (const [slot, { right, all }] of this.#slots) {
      console.log(
        `  ${slot.padEnd(22)} ${String(right).padStart(5)} of ${String(all).padEnd(5)} ${((100 * right) / all).toFixed(1)} %`,
      );
    }
    if (showMisses) for (const miss of this.#misses) console.log(`  - ${miss}`);
  }
}

const scopes: Readonly<Record<string, string>> = {
  innerCityTransport: 'inner-city-transport',
  interCityTransport: 'intercity-transport',
};

function flatten(constraints: readonly Constraint[]): readonly Constraint[] {
  return constraints.flatMap((constraint) =>
    constraint.kind === 'anyOf' ? flatten(constraint.of ?? []) : [constraint],
  );
}

function measureChinaTravel(): void {
  const score = new Score();
  const englishNames = new Map(knownCities.map(({ name, spellings }) => [name, spellings[1]]));
  for (const { query, startCity, targetCity, days, people, constraints } of load<ChinaTravelQuery[]>(
    'chinatravel/queries-dev.json',
  )) {
    const { wish, wantsPlan } = readTripWish(query, { now });
    const all = flatten(constraints);
    score.add('wants a plan', true, wantsPlan, query);
    score.add('days', days, wish.days, query);
    score.add('people', people, wish.party === undefined ? undefined : partySize(wish.party), query);
    score.add('city', targetCity, englishNames.get(wish.city ?? ''), query);
    score.add('origin', startCity, englishNames.get(wish.origin ?? ''), query);
    const budgets = all
      .filter(({ kind }) => kind === 'budget')
      .map(({ scope = '', max }) => `${scopes[scope] ?? scope} ${max}`)
      .sort();
    const wishes = [wish, ...(wish.anyOf ?? [])];
    const read = wishes
      .flatMap((each) => (each.budgets ?? []).map(({ scope, maxYuan }) => `${scope} ${maxYuan}`))
      .sort();
    if (budgets.length > 0 || read.length > 0) score.add('budgets', budgets, read, query);
    const forbidden = all.flatMap((constraint) =>
      constraint.kind === 'innerCityTransport' ? (constraint.forbidden ?? []) : [],
    );
    if (forbidden.length > 0 || wishes.some(({ modes }) => modes !== undefined)) {
      const refused = (['metro', 'taxi', 'walk'] as const).filter((mode) =>
        wishes.some(({ modes }) => modes?.includes(mode) === false),
      );
      score.add('modes refused', [...forbidden].sort(), refused, query);
    }
    const other = [wish.mustSee, wish.mustNotSee, wish.interests, wish.startDate, wish.stayAt, wish.dayWishes].filter(
      (slot) => slot !== undefined,
    );
    score.add('nothing else', [], other, query);
  }
  score.print('ChinaTravel, development queries');
}

const kinds: readonly (readonly [file: string, kind: PlaceKind])[] = [
  ['attractions', 'sight'],
  ['restaurants', 'restaurant'],
  ['hotels', 'hotel'],
];

const moneySlots: Readonly<Record<string, string>> = {
  '景点 门票': 'attractions',
  '餐馆 人均消费': 'dining',
  '酒店 价格': 'hotel',
};

function measureCrossWoz(): void {
  const score = new Score();
  const places: NamedPlace[] = kinds.flatMap(([file, kind]) =>
    load<{ 名称: string }[]>(`crosswoz/${file}.json`).map(({ 名称: name }, index) => ({
      id: `${file}-${index}`,
      name,
      city: '北京',
      kind,
    })),
  );
  for (const { turns } of load<CrossWozDialogue[]>('crosswoz/dialogues-dev.json')) {
    for (const { role, text, act } of turns) {
      if (role !== 'usr') continue;
      const informed = act.filter(([intent]) => intent === 'Inform');
      const expected = new Set(
        informed.flatMap(([, domain, slot, value]) =>
          slot === '名称' || ['出租', '地铁'].includes(domain) ? [value] : [],
        ),
      );
      const found = new Set(
        takeNames(new WishText(text), places).flatMap(({ meaning }) =>
          meaning.type === 'place' ? [meaning.name] : [],
        ),
      );
      if (expected.size > 0) score.add('named places', [...expected].sort(), [...found].sort(), text);
      const money = informed.filter(([, domain, slot]) => moneySlots[`${domain} ${slot}`] !== undefined);
      // A price asked for in the same turn is a question, not a wish.
      if (money.length !== 1 || act.some(([intent, , slot]) => intent === 'Request' && /门票|人均消费|价格/.test(slot)))
        continue;
      const [, domain, slot, value] = money[0] ?? [];
      const { wish } = readTripWish(text, { now, places });
      const read = (wish.budgets ?? []).map(({ scope, maxYuan }) => `${scope} ${maxYuan}`);
      const free = wish.interests?.includes('free') === true ? ['attractions 0'] : [];
      const numbers = value?.match(/\d+/g) ?? [];
      const limit = value === '免费' ? 0 : /以上|不免费/.test(value ?? '') ? undefined : Number(numbers.at(-1));
      const wanted = limit === undefined ? [] : [`${moneySlots[`${domain} ${slot}`]} ${limit}`];
      score.add(`money: ${slot}`, wanted, read.length > 0 ? read : free, text);
    }
  }
  score.print('CrossWOZ, development dialogues');
}

measureChinaTravel();
measureCrossWoz();
