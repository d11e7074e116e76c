import type { Language } from '../../domain/language.js';
import type { Directory } from './directory.js';
import { escapeMarkdown } from './escape-markdown.js';
import type { FinderOutput, ToldPlace } from './finder-output.js';
import { type FinderWords, finderWords } from './finder-words.js';
import {
  type Condition,
  isWords,
  type PlaceField,
  type PlaceTable,
  type PlaceValue,
  type PlaceWish,
} from './place-kind.js';

/** Members of a list that are told at once. */
const membersAtOnce = 10;

/** Words what was found for the customer. Every fact is printed as the row has it. */
export function presentPlaces(output: FinderOutput, { tables, ways }: Directory, language: Language): string {
  const words = finderWords(language);
  const writer = new PlaceWriter(tables, words, language);
  switch (output.status) {
    case 'found':
      return writer.found(output);
    case 'nothing-found':
      return words.nothing(writer.kindName(output.kind), writer.wishes(output.kind, output.where));
    case 'told':
      return writer.told(output);
    case 'way': {
      const way = ways.find(({ name }) => name === output.way);
      return writer.way(output, language === 'en' ? (way?.englishName ?? output.way) : output.way);
    }
  }
}

class PlaceWriter {
  readonly #tables: readonly PlaceTable[];
  readonly #words: FinderWords;
  readonly #language: Language;

  constructor(tables: readonly PlaceTable[], words: FinderWords, language: Language) {
    this.#tables = tables;
    this.#words = words;
    this.#language = language;
  }

  kindName(kind: string): string {
    const table = this.#table(kind);
    return table === undefined ? kind : this.#label(table);
  }

  found({ kind, where, asks, count, places, leftOut }: FinderOutput & { status: 'found' }): string {
    const words = this.#words;
    const left = words.list(leftOut.map(({ field, condition }) => this.#wish(kind, field, condition)));
    const [first] = places;
    const isNamed =
      this.#table(kind)?.nameField !== undefined && where[this.#table(kind)?.nameField ?? ''] !== undefined;
    const head =
      left === ''
        ? words.found(count, this.kindName(kind), this.wishes(kind, where), places.length)
        : isNamed && first !== undefined
          ? words.misses(escapeMarkdown(first.name), left)
          : words.relaxed(this.kindName(kind), left);
    const told = new Set([...Object.keys(where), ...asks, ...this.#headline(kind), ...this.#tellApart(kind, places)]);
    const lines = places.map((place, index) => `${index + 1}. ${this.#line(place, told, where)}`);
    return [head, ...lines, ...(places.length > 1 ? [words.more] : [])].join('\n');
  }

  told({ places, where, asks, unknown }: FinderOutput & { status: 'told' }): string {
    const words = this.#words;
    const parts = places.map((place) => {
      const fields = asks.length > 0 || Object.keys(where).length > 0 ? [...asks] : this.#headline(place.kind);
      const checks = Object.entries(place.holds ?? {}).map(([field, holds]) =>
        words.holds(this.#wish(place.kind, field, where[field] ?? []), holds),
      );
      const checked = Object.keys(where).filter((field) => !fields.includes(field) && this.#isShort(place.kind, field));
      const facts = [...fields, ...checked].map((field) => this.#fact(place, field));
      return [`${escapeMarkdown(place.name)}${words.colon}`, ...checks, ...facts].join('\n');
    });
    if (unknown.length > 0) parts.push(words.unknownName(words.list(unknown.map(escapeMarkdown))));
    return parts.join('\n\n');
  }

  way({ ends, tells }: FinderOutput & { status: 'way' }, name: string): string {
    if (tells === undefined) return this.#words.wayUnknown(name);
    return ends
      .map((end) => {
        const value = end.facts[tells];
        const field = this.#field(end.kind, tells);
        const label = field === undefined ? tells : this.#label(field);
        return value === null || value === undefined
          ? this.#words.unknownFact(`${escapeMarkdown(end.name)} ${label}`)
          : this.#words.wayEnd(escapeMarkdown(end.name), label, escapeMarkdown(String(value)));
      })
      .join('\n');
  }

  wishes(kind: string, where: PlaceWish): string {
    return this.#words.list(Object.entries(where).map(([field, condition]) => this.#wish(kind, field, condition)));
  }

  #wish(kind: string, field: string, condition: Condition): string {
    const described = this.#field(kind, field);
    if (isWords(condition)) {
      const words = this.#words.list(condition.map(escapeMarkdown));
      if (described?.type === 'nearby') return this.#words.nearTo(words);
      return described === undefined || described.type === 'choice' ? words : `${this.#label(described)} ${words}`;
    }
    const label = described === undefined ? field : this.#label(described);
    return `${label} ${this.#range(condition, described)}`;
  }

  #range(
    { min, max }: { readonly min?: number | undefined; readonly max?: number | undefined },
    field: PlaceField | undefined,
  ): string {
    const words = this.#words;
    if (field?.type === 'number' && field.free === true && max === 0) return words.free;
    const say = (value: number) => (field?.type === 'duration' ? words.hours(value) : `${value}${this.#unit(field)}`);
    if (min !== undefined && max !== undefined) {
      return min === max ? say(min) : field?.type === 'duration' ? `${say(min)}-${say(max)}` : `${min}-${say(max)}`;
    }
    return min !== undefined ? words.from(say(min)) : max === undefined ? '' : words.upTo(say(max));
  }

  /** The facts that tell things of a kind apart at a glance: choices, lengths and numbers. */
  #headline(kind: string): readonly string[] {
    const fields = this.#table(kind)?.fields ?? [];
    return fields
      .filter(({ type }) => type === 'choice' || type === 'number' || type === 'duration')
      .map(({ name }) => name);
  }

  /** The texts, such as the address, in which things of one name differ. */
  #tellApart(kind: string, places: readonly ToldPlace[]): readonly string[] {
    const shared = places.filter(({ name }) => places.filter((each) => each.name === name).length > 1);
    const texts = (this.#table(kind)?.fields ?? []).filter(({ type }) => type === 'text');
    const differing = texts.find(({ name }) => new Set(shared.map(({ facts }) => facts[name])).size > 1);
    return differing === undefined ? [] : [differing.name];
  }

  #line(place: ToldPlace, told: ReadonlySet<string>, where: PlaceWish): string {
    const facts = (this.#table(place.kind)?.fields ?? [])
      .filter(({ name, type }) => told.has(name) && !(type === 'nearby' && where[name] !== undefined))
      .map((field) =>
        field.type === 'list' ? this.#listFact(place, field, where[field.name]) : this.#fact(place, field.name),
      );
    const space = this.#language === 'en' ? ' ' : '';
    return `${escapeMarkdown(place.name)}${this.#words.colon}${space}${facts.join(`${this.#words.semicolon}${space}`)}`;
  }

  /** Of a list those members that were wished for, as the row writes them. */
  #listFact(place: ToldPlace, field: PlaceField, condition: Condition | undefined): string {
    const members = place.facts[field.name];
    const wished = condition !== undefined && isWords(condition) ? condition : [];
    if (!Array.isArray(members) || wished.length === 0) return this.#fact(place, field.name);
    const all = members as readonly string[];
    const met = all.filter((member) => wished.some((word) => member.includes(word)));
    const told = (met.length > 0 ? met : all).slice(0, 4).map(escapeMarkdown);
    return this.#words.fact(this.#label(field), this.#words.list(told));
  }

  #fact(place: ToldPlace, name: string): string {
    const field = this.#field(place.kind, name);
    const label = field === undefined ? name : this.#label(field);
    const value = place.facts[name];
    if (field?.type === 'nearby') {
      const names = Array.isArray(value) ? (value as readonly string[]) : [];
      return names.length === 0
        ? this.#words.noneNear(label)
        : this.#words.near(label, this.#words.list(names.map(escapeMarkdown)));
    }
    const isUnknown = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    return isUnknown ? this.#words.unknownFact(label) : this.#words.fact(label, this.#value(value, field));
  }

  #value(value: PlaceValue, field: PlaceField | undefined): string {
    if (typeof value === 'number') {
      return value === 0 && field?.type === 'number' && field.free === true
        ? this.#words.free
        : `${value}${this.#unit(field)}`;
    }
    if (!Array.isArray(value)) return escapeMarkdown(String(value));
    const members = (value as readonly string[]).map((member) => member.trim()).filter((member) => member !== '');
    const shown = this.#words.list(members.slice(0, membersAtOnce).map(escapeMarkdown));
    return members.length > membersAtOnce ? this.#words.etc(shown, members.length) : shown;
  }

  #isShort(kind: string, name: string): boolean {
    const type = this.#field(kind, name)?.type;
    return type !== undefined && type !== 'list' && type !== 'nearby';
  }

  #unit(field: PlaceField | undefined): string {
    if (field?.type !== 'number') return '';
    return this.#language === 'en' ? ` ${field.englishUnit ?? field.unit}` : field.unit;
  }

  #label({ name, englishName }: { readonly name: string; readonly englishName?: string | undefined }): string {
    return this.#language === 'en' ? (englishName ?? name) : name;
  }

  #table(kind: string): PlaceTable | undefined {
    return this.#tables.find(({ name }) => name === kind);
  }

  #field(kind: string, name: string): PlaceField | undefined {
    return this.#table(kind)?.fields.find((field) => field.name === name);
  }
}
