import { foldScript } from '../../text/script.js';

/** Stands for words that were read already; belongs to no word and no number. */
const taken = '\uFFFC';

/** Half width, lower case, simplified Chinese; every character keeps its offset. */
export function foldText(text: string): string {
  const narrow = text.replace(/[\uFF01-\uFF5E\u3000]/g, (character) =>
    character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
  const lower = narrow.replace(/\p{Lu}/gu, (character) => {
    const small = character.toLowerCase();
    return small.length === character.length ? small : character;
  });
  // Cities whose names are often typed with the wrong 洲.
  return foldScript(lower.replaceAll('’', "'"))
    .replace(/航(?=[州洲])/g, '杭')
    .replace(/(?<=[杭苏广郑福温扬徐常湖贵惠])洲/g, '州');
}

/** A piece between two marks: where it lies, and which sentence it belongs to. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
}

/** A span of the text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A message while it is read. What one reader understood is taken out, so that no number is read twice; offsets stay
 * those of the original.
 */
export class WishText {
  readonly original: string;
  /** The whole message folded by `foldText`. */
  readonly folded: string;
  #rest: string;

  constructor(text: string) {
    this.original = text;
    this.folded = foldText(text);
    this.#rest = this.folded;
  }

  /** What no reader has taken yet. */
  get rest(): string {
    return this.#rest;
  }

  /** Takes every match that `read` understands; a match it gives `undefined` for stays. */
  take<Value>(pattern: RegExp, read: (match: RegExpExecArray) => Value | undefined): Value[] {
    const values: Value[] = [];
    for (const match of this.#rest.matchAll(pattern)) {
      const value = read(match);
      if (value === undefined) continue;
      values.push(value);
      this.remove({ start: match.index, end: match.index + match[0].length });
    }
    return values;
  }

  remove(span: Span): void {
    this.#rest = this.#rest.slice(0, span.start) + taken.repeat(span.end - span.start) + this.#rest.slice(span.end);
  }

  /** The pieces between commas, full stops and turns such as 但 and `but`. */
  clauses(): readonly Clause[] {
    const clauses: Clause[] = [];
    const mark = /[,，]|(?<end>[。!！?？;；\n]|\.(?!\d))|(?=但|不过|可是|而是|(?<![a-z])(?:but|however)(?![a-z]))/g;
    let start = 0;
    let sentence = 0;
    for (const match of this.folded.matchAll(mark)) {
      if (match.index > start) clauses.push({ start, end: match.index, sentence });
      start = match.index + match[0].length;
      if (match.groups?.end !== undefined) sentence += 1;
    }
    if (start < this.folded.length) clauses.push({ start, end: this.folded.length, sentence });
    return clauses;
  }
}

/** Whether the words around a span take it back: "不是三天", "三天改成四天", "instead of three days". */
export function isTakenBack(text: string, span: Span): boolean {
  const before = text.slice(0, span.start);
  const after = text.slice(span.end);
  if (/(?:不是|并非|不要|别|不去|不再是|instead of|rather than|(?<!or )\bnot)\s*(?:the )?$/.test(before)) return true;
  return /^\s*(?:改成|改为|变成|换成|改到|改)/.test(after);
}
