import type { Directory } from './directory.js';
import type { FinderInput } from './finder-input.js';
import type { FinderOutput, ToldPlace } from './finder-output.js';
import { withShown } from './follow-talk.js';
import type { PlaceRow, PlaceTable, PlaceValue, PlaceWish } from './place-kind.js';
import type { PlaceTalk, SpokenOf } from './place-talk.js';

/** How many things are told of at once. */
const shownAtOnce = 3;
/** How many names of nearby things are told. */
const nearbyAtOnce = 8;

/** Does what a call of the place finder asks for. */
export function findPlaces(input: FinderInput, before: PlaceTalk, directory: Directory): FinderOutput {
  const talk: PlaceTalk = { ...before, newest: [] };
  const { kind = talk.kind ?? directory.tables[0]?.name ?? '', where = {}, names = [], asks = [], way } = input;
  if (way !== undefined) return findWay(way, talk, directory);
  const table = directory.tables.find(({ name }) => name === kind);
  if (table === undefined) return { status: 'nothing-found', kind, where, talk };
  return names.length > 0
    ? tellPlaces(names, { table, where, asks }, talk, directory)
    : searchPlaces({ table, where, asks }, talk, directory);
}

interface Asked {
  readonly table: PlaceTable;
  readonly where: PlaceWish;
  readonly asks: readonly string[];
}

function searchPlaces({ table, where, asks }: Asked, talk: PlaceTalk, directory: Directory): FinderOutput {
  const kind = table.name;
  const wished: PlaceTalk = { ...talk, wishes: { ...talk.wishes, [kind]: where }, kind };
  const { rows, leftOut } = directory.search(kind, where);
  if (rows.length === 0) return { status: 'nothing-found', kind, where, talk: wished };
  const places = rows.slice(0, shownAtOnce).map((row) => toldOf(row, table, asks));
  const names = places.map(({ name }) => name);
  return {
    status: 'found',
    kind,
    where,
    asks,
    count: rows.length,
    places,
    leftOut,
    talk: withShown(wished, kind, names),
  };
}

function tellPlaces(
  names: readonly string[],
  { table, where, asks }: Asked,
  talk: PlaceTalk,
  directory: Directory,
): FinderOutput {
  const kind = table.name;
  const meant = names.map((name) => rowsMeant(table, name, talk, directory));
  const shared = names.find((_, index) => (meant[index]?.length ?? 0) > 1);
  // Which of several with one name is meant, the customer must see: they are found like others.
  if (shared !== undefined) {
    const wish = { ...talk.wishes[kind], ...where, [table.nameField]: [shared] };
    return searchPlaces({ table, where: wish, asks }, talk, directory);
  }
  const rows = meant.flat();
  const places = rows.map((row) => ({ ...toldOf(row, table, asks), holds: holdsFor(row, where, table, directory) }));
  const unknown = names.filter((name) => directory.named(kind, name).length === 0);
  const [first] = places;
  const spoken = first === undefined ? talk : speakOf(talk, first);
  return { status: 'told', places, where, asks, unknown, talk: first ? withNearby(spoken, first, table) : spoken };
}

/** The rows of a name; of several, those that meet most of what is wished. */
function rowsMeant(
  { name: kind, nameField }: PlaceTable,
  name: string,
  talk: PlaceTalk,
  directory: Directory,
): readonly PlaceRow[] {
  const named = directory.named(kind, name);
  return named.length < 2 ? named : directory.search(kind, { ...talk.wishes[kind], [nameField]: [name] }).rows;
}

function speakOf(talk: PlaceTalk, { kind, name }: SpokenOf): PlaceTalk {
  const known = talk.known[kind] ?? [];
  return {
    ...talk,
    kind,
    chosen: { ...talk.chosen, [kind]: name },
    known: { ...talk.known, [kind]: known.includes(name) ? known : [...known, name] },
  };
}

/** What was told to be near counts as shown: "which of these is free?" */
function withNearby(talk: PlaceTalk, place: ToldPlace, { fields }: PlaceTable): PlaceTalk {
  return fields.reduce((heard, field) => {
    const names = field.type === 'nearby' ? place.facts[field.name] : undefined;
    return field.type === 'nearby' && Array.isArray(names) && names.length > 0
      ? withShown(heard, field.of, names as readonly string[], { kind: place.kind, name: place.name })
      : heard;
  }, talk);
}

function holdsFor(
  row: PlaceRow,
  where: PlaceWish,
  { name: kind, nameField }: PlaceTable,
  directory: Directory,
): Readonly<Record<string, boolean | null>> {
  return Object.fromEntries(
    Object.entries(where).map(([field, condition]) => {
      const value = row[field];
      if (value === null || value === undefined) return [field, null];
      const { rows, leftOut } = directory.search(kind, { [nameField]: [String(row[nameField])], [field]: condition });
      return [field, leftOut.length === 0 && rows.includes(row)];
    }),
  );
}

/** A row without what is near, unless that was asked for; then the first names. */
function toldOf(row: PlaceRow, { name: kind, nameField, fields }: PlaceTable, asks: readonly string[]): ToldPlace {
  const facts: Record<string, PlaceValue> = {};
  for (const field of fields) {
    const value = row[field.name] ?? null;
    if (field.type !== 'nearby') facts[field.name] = value;
    else if (asks.includes(field.name)) {
      facts[field.name] = Array.isArray(value) ? (value as readonly string[]).slice(0, nearbyAtOnce) : null;
    }
  }
  return { kind, name: String(row[nameField]), facts };
}

function findWay(
  { name, from, to }: NonNullable<FinderInput['way']>,
  talk: PlaceTalk,
  directory: Directory,
): FinderOutput {
  const way = directory.ways.find((each) => each.name === name);
  const ends = [from, to].flatMap((end): readonly ToldPlace[] => {
    const found = directory.tables.flatMap((table) =>
      rowsMeant(table, end, talk, directory).map((row) => toldOf(row, table, [])),
    );
    const [first] = found;
    return first === undefined ? [{ kind: '', name: end, facts: {} }] : found.filter(({ kind }) => kind === first.kind);
  });
  const wish: PlaceWish = way === undefined ? {} : { [way.from]: [from], [way.to]: [to] };
  return {
    status: 'way',
    way: name,
    tells: way?.tells,
    ends,
    talk: { ...talk, wishes: { ...talk.wishes, [name]: wish } },
  };
}
