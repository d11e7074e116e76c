import { Numbering } from './numbering.js';
import { range } from './value-code.js';

/** Properties of events whose text is one of a few: names of kinds, models and tools. */
const wordNames = new Set(
  (
    'type language model from to reason finishReason rawFinishReason status owner rule outcome name ' +
    'scope period measure'
  ).split(' '),
);

/** As the properties of a type are named, not as the entries of a dictionary are: no id, date or phone number. */
const propertyNames = /^[a-z][A-Za-z]*(?:,[a-z][A-Za-z]*)*$/;
const maxWordCharacters = 64;
const maxNamesCharacters = 400;

/**
 * The words and the objects' property names that events have in common, for all conversations of a store. Learned from
 * the events themselves, so that it fits those that are not known here; bounded, so that it cannot be made to grow.
 * Holds nothing that a customer, an operator or a tool has said.
 */
export class Vocabulary {
  readonly #words = new Numbering(range.word);
  readonly #objects = new Numbering(range.object);
  readonly #names: (readonly string[])[] = [];

  /** @returns undefined where the text is to be kept as any other */
  wordNumber(name: string, text: string): number | undefined {
    return wordNames.has(name) && text.length <= maxWordCharacters ? this.#words.numberOf(text) : undefined;
  }

  word(number: number): string {
    return this.#words.textOf(number);
  }

  /** @returns undefined where the names are to be kept with the object */
  objectNumber(names: readonly string[]): number | undefined {
    const joined = names.join(',');
    const number = this.#objects.find(joined) ?? this.#learn(joined);
    // A name that has a comma in it was taken for two.
    return number !== undefined && this.names(number).length === names.length ? number : undefined;
  }

  names(number: number): readonly string[] {
    const known = this.#names[number];
    if (known !== undefined) {
      return known;
    }
    const names = this.#objects.textOf(number).split(',');
    this.#names[number] = names;
    return names;
  }

  #learn(joined: string): number | undefined {
    const areOrdinary = joined.length <= maxNamesCharacters && propertyNames.test(joined);
    return areOrdinary ? this.#objects.numberOf(joined) : undefined;
  }
}
