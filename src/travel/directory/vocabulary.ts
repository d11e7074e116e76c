import type { Directory } from './directory.js';
import { WordIndex } from './name-index.js';
import type { ListField, PlaceField, PlaceTable, PlaceWay } from './place-kind.js';

export interface FieldMeaning {
  readonly kind: string;
  readonly field: string;
}

export interface MemberMeaning extends FieldMeaning {
  /** As it stands in the rows. */
  readonly value: string;
}

/** The words of a directory, as customers may use them. */
export interface Vocabulary {
  readonly names: WordIndex<{ readonly kind: string; readonly name: string }>;
  readonly kinds: WordIndex<string>;
  readonly ways: WordIndex<PlaceWay>;
  readonly fields: WordIndex<FieldMeaning>;
  /** Members of lists and choices, by kind. */
  readonly members: ReadonlyMap<string, WordIndex<MemberMeaning>>;
  /** Lists, by kind, of which customers ask for members that no row has: dishes. */
  readonly openLists: ReadonlyMap<string, readonly ListField[]>;
  /** Units of numbers of all kinds, longest first. */
  readonly units: readonly string[];
}

const known = new WeakMap<Directory, Vocabulary>();

/** Made when the first message is read, which a directory used by a language model alone does not pay for. */
export function vocabularyOf(directory: Directory): Vocabulary {
  const made = known.get(directory) ?? makeVocabulary(directory);
  known.set(directory, made);
  return made;
}

export function unitsOf(field: PlaceField): readonly string[] {
  return field.type === 'number' ? [field.unit, ...(field.otherUnits ?? [])].map((unit) => unit.toLowerCase()) : [];
}

function wordsFor({
  name,
  otherNames = [],
  englishName = name,
}: PlaceTable | PlaceField | PlaceWay): readonly string[] {
  return [name, ...otherNames, englishName];
}

function makeVocabulary({ tables, ways }: Directory): Vocabulary {
  const kinds = new WordIndex<string>();
  const fields = new WordIndex<FieldMeaning>();
  const wayWords = new WordIndex<PlaceWay>();
  const units = new Set<string>();
  for (const table of tables) {
    for (const word of wordsFor(table)) kinds.add(word, table.name);
    for (const field of table.fields) {
      for (const unit of unitsOf(field)) units.add(unit);
      for (const word of wordsFor(field)) fields.add(word, { kind: table.name, field: field.name });
    }
  }
  for (const way of ways) for (const word of wordsFor(way)) wayWords.add(word, way);
  return {
    kinds: kinds.seal(),
    fields: fields.seal(),
    ways: wayWords.seal(),
    names: nameIndex(tables, (word) => kinds.meaningsOf(word).length + fields.meaningsOf(word).length > 0),
    members: new Map(tables.map((table) => [table.name, memberIndex(table)])),
    openLists: new Map(tables.map((table) => [table.name, openListsOf(table)])),
    units: [...units].sort((left, right) => right.length - left.length),
  };
}

const branch = /\s*[（(][^（()）]*[）)]\s*$/u;

/** Names of all rows, with and without the branch in brackets. A name that is a common word of the tables is none. */
function nameIndex(tables: readonly PlaceTable[], isCommon: (word: string) => boolean): Vocabulary['names'] {
  const names: Vocabulary['names'] = new WordIndex();
  const members = new Set(tables.flatMap((table) => [...choices(table)]));
  const isWord = (word: string) => isCommon(word) || members.has(word);
  for (const { name: kind, nameField, rows } of tables) {
    for (const row of rows) {
      const name = String(row[nameField]);
      if (name.length < 2 || isWord(name)) continue;
      names.add(name, { kind, name });
      const short = name.replace(branch, '');
      if (short.length > 2 && short !== name && !isWord(short)) names.add(short, { kind, name });
    }
  }
  return names.seal();
}

/** A list with more members than this is open: dishes, where customers ask for others too. */
const mostClosed = 150;

/** Values that are words of a category rather than of one row: choices, and the members of short lists. */
function choices({ fields, rows }: PlaceTable): ReadonlySet<string> {
  const words = new Set<string>();
  for (const field of fields) {
    if (field.type !== 'choice' && field.type !== 'list') continue;
    const values = membersOf(rows, field.name);
    if (values.size <= mostClosed) for (const value of values) words.add(value);
  }
  return words;
}

function openListsOf({ fields, rows }: PlaceTable): readonly ListField[] {
  return fields.flatMap((field) =>
    field.type === 'list' && (field.verbs !== undefined || membersOf(rows, field.name).size > mostClosed)
      ? [field]
      : [],
  );
}

function membersOf(rows: PlaceTable['rows'], field: string): ReadonlySet<string> {
  const members = new Set<string>();
  for (const row of rows) {
    const value = row[field];
    for (const word of Array.isArray(value) ? (value as readonly string[]) : [value]) {
      if (typeof word === 'string' && word.trim() !== '') members.add(word.trim());
    }
  }
  return members;
}

/** Endings that customers leave out: 经济 for 经济型. */
const classEnding = /(?<=.{2})(?:型|类|式|级)$/u;

function memberIndex(table: PlaceTable): WordIndex<MemberMeaning> {
  const index = new WordIndex<MemberMeaning>();
  for (const field of table.fields) {
    if (field.type !== 'choice' && field.type !== 'list') continue;
    for (const value of membersOf(table.rows, field.name)) {
      if (value.length < 2 && field.type === 'list') continue;
      const meaning = { kind: table.name, field: field.name, value };
      index.add(value, meaning);
      if (field.type === 'choice') index.add(value.replace(classEnding, ''), meaning);
    }
  }
  return index.seal();
}
