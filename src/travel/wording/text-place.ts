import type { Claim } from './claim.js';
import { isJourney, isOpening } from './cues.js';
import type { Mention } from './find-names.js';
import { valueIn } from './judge/judge-clock.js';
import type { DayFacts, Owner, PlanFacts } from './plan-facts.js';
import { readClaims } from './read-claims.js';

const dayMark =
  /第\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[天日]|\bday\s+(\d{1,2}|one|two|three|four|five)\b|\bd(\d{1,2})\b|(首日|首天|\b(?:the )?first day\b)|(\b(?:the )?second day\b)|(\b(?:the )?third day\b)|(最后一天|末日|\b(?:the |your )?(?:last|final) day\b)/g;
const numberWords = ['', 'one', 'two', 'three', 'four', 'five'];

/** Follows a text: which day it has come to, and what was named last. A time or a price without a name belongs there. */
export class TextPlace {
  readonly #facts: PlanFacts;
  #day: DayFacts | undefined;
  #last: readonly Owner[] = [];
  #isJourney = false;
  #isFirm = false;
  /** Whether the day is told of in passing: by a remark in a list that is no day's. */
  #isPassing = false;

  constructor(facts: PlanFacts) {
    this.#facts = facts;
  }

  get day(): DayFacts | undefined {
    return this.#day;
  }

  /** The parts of the plan that what was named last may be. */
  get last(): readonly Owner[] {
    return this.#last;
  }

  get isJourney(): boolean {
    return this.#isJourney;
  }

  /** Whether the text says which day it is: by a heading, or in the sentence itself. */
  get isFirm(): boolean {
    return this.#isFirm;
  }

  /** Notices where a new part of the text begins. @returns a day that the sentence names and the plan does not have */
  follow(folded: string): string | undefined {
    const marks = dayMarksIn(folded, this.#facts.days.length);
    const isHeading = /^\s*(?:──|#{1,6}\s|【|\*\*[^*]+\*\*\s*$)/.test(folded);
    const day = this.#facts.days.find(({ day: each }) => each === marks[0]?.day);
    if (this.#isPassing) this.#day = undefined;
    this.#isPassing = day !== undefined && !isHeading && this.#day === undefined && /^\s*[·•*-]\s/.test(folded);
    if (isHeading && !/合计|total/.test(folded)) {
      this.#isJourney = isJourney(folded);
      this.#day = day;
      this.#isHeaded = day !== undefined;
      this.#last = [];
    }
    this.#isFirm = this.#isHeaded;
    const beyond = marks.find(({ day: number }) => number > this.#facts.days.length);
    return beyond?.text;
  }

  #isHeaded = false;

  /** Comes to the day that a part of a sentence begins with. */
  comeTo(clause: string): void {
    const number = dayMarksIn(clause, this.#facts.days.length)[0]?.day ?? this.#datedDay(clause);
    const day = this.#facts.days.find(({ day: each }) => each === number);
    if (day === undefined) return;
    this.#isFirm = true;
    if (day !== this.#day) this.#isJourney = false;
    if (day !== this.#day) this.#last = this.#last.filter(({ day: each }) => each === day.day);
    this.#day = day;
  }

  #datedDay(clause: string): number | undefined {
    const [date] = readClaims(clause).filter(({ kind }) => kind === 'date');
    if (date === undefined || !/^[\s\p{P}|─]*$/u.test(clause.slice(0, date.start))) return undefined;
    const [value = 0] = date.values;
    if (value % 100 === 0) return undefined;
    const fitting = this.#facts.days.filter(
      (each) =>
        each.date % 100 === value % 100 &&
        (value < 100 || Math.floor(each.date / 100) % 100 === Math.floor(value / 100) % 100),
    );
    return fitting.length === 1 ? fitting[0]?.day : undefined;
  }

  /** Goes on from what a clause has named, or from what is on at the times that it tells. */
  pass(mentions: readonly Mention[], claims: readonly Claim[], clause: string): void {
    const mention = mentions.findLast(({ owners }) => owners.length > 0);
    const clocks = claims.filter(({ kind }) => kind === 'clock');
    if (mention !== undefined) this.#last = this.#narrowed(this.inDay(mention.owners), clocks);
    else if (clocks.length > 0 && !isOpening(clause.slice(0, clocks[0]?.start)) && !isTellingOn(clause)) {
      this.#last = (this.#day ? [this.#day] : this.#facts.days)
        .flatMap(({ owners }) => owners)
        .filter((owner) =>
          clocks.some(
            ({ values }) => values.includes(valueIn(owner, 'arrive')) || values.includes(valueIn(owner, 'leave')),
          ),
        );
    }
    const [day, ...others] = new Set(this.#last.map(({ day: each }) => each));
    if (!this.#isFirm && this.#day !== undefined && others.length === 0 && day !== undefined && day !== this.#day.day) {
      this.#day = this.#facts.days.find((each) => each.day === day);
    }
  }

  /** Of several parts of the plan with one name those of the day. */
  inDay(owners: readonly Owner[]): readonly Owner[] {
    const today = owners.filter(({ day }) => day === this.#day?.day);
    return today.length > 0 ? today : owners;
  }

  /** Of several parts of the plan with one name, those that the times beside it belong to. */
  #narrowed(owners: readonly Owner[], clocks: readonly Claim[]): readonly Owner[] {
    const spans = clocks.flatMap(({ values, until }) => (until ? [{ from: values, until: until.values }] : []));
    const spanned = owners.filter((owner) =>
      spans.some(
        ({ from, until }) => from.includes(valueIn(owner, 'arrive')) && until.includes(valueIn(owner, 'leave')),
      ),
    );
    if (spanned.length > 0) return spanned;
    const times = clocks.flatMap(({ values }) => values);
    const timed = owners.filter(({ facts }) =>
      facts.some(({ kind, value }) => kind === 'clock' && times.includes(value)),
    );
    return timed.length > 0 ? timed : owners;
  }
}

/** Whether a clause goes on about what was named before it: how long, until when. */
function isTellingOn(clause: string): boolean {
  return /待到|逛到|玩到|离开|结束|until|leave|till/.test(clause);
}

/** Where a sentence names days of the trip, with their numbers. */
export function dayMarksIn(
  folded: string,
  days: number,
): readonly { readonly day: number; readonly start: number; readonly text: string }[] {
  return [...folded.matchAll(dayMark)].map(
    ({ 0: text, 1: chinese, 2: english, 3: short, 4: first, 5: second, 6: third, index }) => {
      const told = chinese ?? english ?? short;
      const word = numberWords.indexOf(told ?? '');
      const number = told === '一' ? 1 : word > 0 ? word : readClaims(`${told} 天`)[0]?.values[0];
      const day = first ? 1 : second ? 2 : third ? 3 : told === undefined ? days : (number ?? 0);
      return { day, start: index, text };
    },
  );
}
