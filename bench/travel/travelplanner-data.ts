import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Attraction {
  readonly Name: string;
  readonly Latitude: number;
  readonly Longitude: number;
}

export interface Restaurant {
  readonly Name: string;
  readonly 'Average Cost': number;
  readonly Cuisines: string;
  readonly 'Aggregate Rating': number;
}

export interface Accommodation {
  readonly NAME: string;
  readonly price: number;
  readonly 'room type': string;
  readonly house_rules: string;
  readonly 'minimum nights': number;
  readonly 'maximum occupancy': number;
  readonly 'review rate number': number | null;
}

interface Flight {
  readonly Price: number;
  readonly DepTime: string;
  readonly ArrTime: string;
}

interface Row {
  readonly id: string;
  readonly query: string;
  readonly reference: Readonly<Record<string, unknown>>;
}

/** One way to get from a city to the next, for the whole party. */
export interface Way {
  readonly mode: 'flight' | 'self-driving' | 'taxi';
  readonly cost: number;
  readonly minutes: number;
  /** Clock time of a flight; a car leaves at any time. */
  readonly depart?: string | undefined;
}

export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly ways: readonly Way[];
}

export interface CityFacts {
  readonly name: string;
  readonly attractions: readonly Attraction[];
  readonly restaurants: readonly Restaurant[];
  readonly accommodations: readonly Accommodation[];
}

/** What a question asks for, read from its English by this bench. */
export interface Wanted {
  readonly people: number;
  readonly budget: number;
  readonly roomType?: 'entire' | 'private' | 'shared' | undefined;
  readonly notShared: boolean;
  /** Words of house rules that must not forbid: `pets`. */
  readonly allows: readonly string[];
  readonly cuisines: readonly string[];
  readonly noFlight: boolean;
  readonly noDriving: boolean;
}

export interface TourQuestion {
  readonly id: string;
  readonly query: string;
  readonly wanted: Wanted;
  /** From home to the first city, from city to city, and home. */
  readonly hops: readonly Hop[];
  readonly cities: readonly CityFacts[];
}

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const count = `(\\d+|${numbers.join('|')})`;
const allCuisines = ['American', 'Chinese', 'French', 'Indian', 'Italian', 'Mediterranean', 'Mexican'];

function peopleIn(query: string): number {
  if (/solo|single person|just me|by myself/i.test(query)) return 1;
  const match = new RegExp(
    `(?:group|party|family) of ${count}\\b|${count} (?:people|persons?|travell?ers|individuals|adults)|for ${count}(?= ?[,.]| leaving| to )|\\b${count} of us`,
    'i',
  ).exec(query);
  const said = match
    ?.slice(1)
    .find((group) => group !== undefined)
    ?.toLowerCase();
  if (said === undefined) return 1;
  return numbers.includes(said) ? numbers.indexOf(said) + 1 : Number(said);
}

/** Reads what a question asks for; the data have no structured form of it. */
export function readWanted(query: string): Wanted {
  const sentenceOfCuisines = query.split(/(?<=[.!?])\s/).filter((sentence) => /cuisine|dining|meals/i.test(sentence));
  const allows = (
    [
      ['parties', /parties|host(?:ing)? part/i],
      ['smoking', /smok/i],
      ['children under 10', /children under|child(?:ren)?-friendly|kids/i],
      ['pets', /\bpets?\b/i],
      ['visitors', /visitors/i],
    ] as const
  ).flatMap(([word, pattern]) => (pattern.test(query) ? [word] : []));
  return {
    people: peopleIn(query),
    budget: Number((/\$\s?([\d,]+)/.exec(query)?.[1] ?? '').replaceAll(',', '')),
    roomType: /entire (?:room|home|place|apartment|unit)/i.test(query)
      ? 'entire'
      : /private room/i.test(query)
        ? 'private'
        : /(?<!not |non-|no )\bshared room/i.test(query)
          ? 'shared'
          : undefined,
    notShared: /not (?:be )?shared|non-shared|no shared/i.test(query),
    allows,
    cuisines: allCuisines.filter((cuisine) => sentenceOfCuisines.some((sentence) => sentence.includes(cuisine))),
    noFlight:
      /not? [^.]{0,30}(?:flights?|flying|fly)\b|without (?:any )?(?:flights?|flying)|avoid(?:ing)? (?:any )?fl/i.test(
        query,
      ),
    noDriving: /non-self-driving|not? [^.]{0,24}(?:self-driv|drive ourselves|driving)|without (?:self-)?driving/i.test(
      query,
    ),
  };
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** By the clocks of both cities, whatever their time zones; one that lands on the next day is none of that day. */
function flightWays(value: unknown, people: number): readonly Way[] {
  if (!Array.isArray(value)) return [];
  return (value as Flight[])
    .map(({ Price, DepTime, ArrTime }): Way => {
      const minutes = minutesOf(ArrTime) - minutesOf(DepTime);
      return { mode: 'flight', cost: Price * people, minutes, depart: DepTime };
    })
    .filter(({ minutes }) => minutes > 0);
}

/** Five people take one car of their own, four one taxi. */
function roadWay(value: unknown, mode: 'self-driving' | 'taxi', people: number): readonly Way[] {
  const cost = /cost: ([\d.,]+)/.exec(String(value))?.[1]?.replaceAll(',', '');
  const { hours = '0', rest = '0' } =
    /duration: (?:(?<hours>\d+) hours?)? ?(?:(?<rest>\d+) mins?)?/.exec(String(value))?.groups ?? {};
  const minutes = Number(hours) * 60 + Number(rest);
  if (cost === undefined || minutes === 0) return [];
  return [{ mode, minutes, cost: Number(cost) * Math.ceil(people / (mode === 'taxi' ? 4 : 5)) }];
}

function hopsOf(reference: Row['reference'], people: number): readonly Hop[] {
  return Object.entries(reference)
    .flatMap(([key, flights]) => {
      const { from, to, date } = /^Flight from (?<from>.+) to (?<to>.+) on (?<date>[\d-]+)$/.exec(key)?.groups ?? {};
      if (from === undefined || to === undefined || date === undefined) return [];
      const ways = [
        ...flightWays(flights, people),
        ...roadWay(reference[`Self-driving from ${from} to ${to}`], 'self-driving', people),
        ...roadWay(reference[`Taxi from ${from} to ${to}`], 'taxi', people),
      ];
      return [{ from, to, date, ways }];
    })
    .sort((left, right) => left.date.localeCompare(right.date));
}

const listOf = <Item>(value: unknown): readonly Item[] => (Array.isArray(value) ? (value as Item[]) : []);

/** Every question of the folder with its reference information. */
export function loadTravelPlanner(folder: string): readonly TourQuestion[] {
  return readdirSync(folder)
    .filter((file) => /^queries.*\.json$/.test(file))
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Row[])
    .map(({ id, query, reference }) => {
      const wanted = readWanted(query);
      const hops = hopsOf(reference, wanted.people);
      const cities = hops.slice(0, -1).map(({ to }) => ({
        name: to,
        attractions: listOf<Attraction>(reference[`Attractions in ${to}`]),
        restaurants: listOf<Restaurant>(reference[`Restaurants in ${to}`]),
        accommodations: listOf<Accommodation>(reference[`Accommodations in ${to}`]),
      }));
      return { id, query, wanted, hops, cities };
    });
}
