import { isHanCode, stemmedWords } from '../../text/tokenize.js';
import { findFramingWords } from './framing-words.js';

/** Stands in a wording for a mark of punctuation, a line break, or a fact. */
export const edge = '|';

/** A text as a row of units, to be laid beside another one. */
export interface Wording {
  /** Stemmed words, single Han characters, and edges; an edge at either end. */
  readonly units: readonly string[];
  /** Of each unit, whether it only frames what is said. */
  readonly framing: readonly boolean[];
  /** Two neighbouring units, joined by a space, and the places of the first. */
  readonly pairs: ReadonlyMap<string, readonly number[]>;
}

const unit =
  /[\u3400-\u9fff]|(?:(?![\u3400-\u9fff])[\p{L}\p{N}])+(?:['.](?:(?![\u3400-\u9fff])[\p{L}\p{N}])+)*|[\p{P}\n|]/gu;
const numeral = /[零〇一二两三四五六七八九十百千万亿半]/;

/** @param text - as `normalizeText` writes it */
export function readWording(text: string): Wording {
  const isFraming = new Uint8Array(text.length);
  for (const { start, end } of findFramingWords(text)) isFraming.fill(1, start, end);
  const units = [edge];
  const framing = [true];
  for (const { index, 0: found } of text.matchAll(unit)) {
    if (isHanCode(found.charCodeAt(0))) {
      units.push(found);
      // Numbers are held against each other as facts.
      framing.push(isFraming[index] === 1 || numeral.test(found));
    } else if (/[\p{L}\p{N}]/u.test(found)) {
      for (const word of stemmedWords(found)) {
        units.push(word);
        framing.push(false);
      }
    } else if (units.at(-1) !== edge) {
      units.push(edge);
      framing.push(true);
    }
  }
  if (units.at(-1) !== edge) {
    units.push(edge);
    framing.push(true);
  }
  return { units, framing, pairs: placesOfPairs(units) };
}

function placesOfPairs(units: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let index = 1; index < units.length; index += 1) {
    const pair = `${units[index - 1]} ${units[index]}`;
    const known = places.get(pair);
    if (known === undefined) places.set(pair, [index - 1]);
    else known.push(index - 1);
  }
  return places;
}

/** Whether a text has a unit of another, or need not have it because it only frames what is said. */
export type Standing = 'there' | 'framing' | 'missing';

/** Tells of each unit of a claim whether one of the wordings has it together with a neighbour, or at all where it stands alone. */
export function standings({ units, framing }: Wording, wordings: readonly Wording[]): Standing[] {
  const isPair = (one = edge, other = edge) =>
    one !== edge && other !== edge && wordings.some(({ pairs }) => pairs.has(`${one} ${other}`));
  let isBefore = false;
  return units.map((unit, index) => {
    const [before = edge, after = edge] = [units[index - 1], units[index + 1]];
    const isAfter = isPair(unit, after);
    const isAlone = before === edge && after === edge;
    const isThere = isBefore || isAfter || (isAlone && wordings.some((wording) => wording.units.includes(unit)));
    isBefore = isAfter;
    return isThere ? 'there' : framing[index] === true ? 'framing' : 'missing';
  });
}
