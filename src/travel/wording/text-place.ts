import type { Claim } from './claim.js';
import { isJourney } from './cues.js';
import type { Mention } from './find-names.js';
import { valueIn } from './judge/judge-clock.js';
import type { DayFacts, Owner, PlanFacts } from './plan-facts.js';
import { readClaims } from './read-claims.js';

/** Follows a text: which day it has come to, and what was named last. A time or a price without a name belongs there. */
export class TextPlace {
  readonly #facts: PlanFacts;
  #day: DayFacts | undefined;
  #last: Owner | undefined;
  #isJourney = false;
  /** Whether the day is told of in passing: by a remark in a list that is no day's. */
  #isPassing = false;

  constructor(facts: PlanFacts) {
    this.#facts = facts;
  }

  get day(): DayFacts | undefined {
    return this.#day;
  }

  get last(): Owner | undefined {
    return this.#last;
  }

  get isJourney(): boolean {
    return this.#isJourney;
  }

  /** Notices where a new part of the text begins. @returns a day that the sentence names and the plan does not have */
  follow(folded: string): string | undefined {
    const marked = /第\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*天|\bday\s+(\d{1,2})\b/.exec(folded);
    const isHeading = /^\s*(?:──|#{1,6}\s|【|\*\*[^*]+\*\*\s*$)/.test(folded);
    const number = marked === null ? undefined : readClaims(`${marked[1] ?? marked[2]} 天`)[0]?.values[0];
    const day = this.#facts.days.find(({ day: each }) => each === (number ?? (marked?.[1] === '一' ? 1 : undefined)));
    if (this.#isPassing) this.#day = undefined;
    this.#isPassing = day !== undefined && !isHeading && this.#day === undefined && /^\s*[·•*-]\s/.test(folded);
    if (isHeading && !/合计|total/.test(folded)) {
      this.#isJourney = isJourney(folded);
      this.#day = day;
      this.#last = undefined;
    } else if (day !== undefined) {
      this.#day = day;
      this.#last = undefined;
      this.#isJourney = false;
    }
    return marked !== null && number !== undefined && number > this.#facts.days.length ? marked[0] : undefined;
  }

  /** Goes on from what a clause has named. */
  pass(mentions: readonly Mention[], claims: readonly Claim[]): void {
    const mention = mentions.findLast(({ owners }) => owners.length > 0);
    if (mention !== undefined) this.#last = this.#ownerOf(mention, claims);
  }

  /** Of several parts of the plan with one name those of the day. */
  inDay(owners: readonly Owner[]): readonly Owner[] {
    const today = owners.filter(({ day }) => day === this.#day?.day);
    return today.length > 0 ? today : owners;
  }

  /** Of several parts of the plan with one name, the one that the times beside it belong to. */
  #ownerOf(mention: Mention, claims: readonly Claim[]): Owner | undefined {
    const owners = this.inDay(mention.owners);
    const times = claims.flatMap(({ kind, values }) => (kind === 'clock' ? values : []));
    const spans = claims.filter(({ kind, until }) => kind === 'clock' && until !== undefined);
    const stop = owners.find(
      (owner) => owner.isStop && spans.some(({ values }) => values.includes(valueIn(owner, 'arrive'))),
    );
    if (stop !== undefined) return stop;
    const timed = owners.find(({ facts }) => facts.some((fact) => fact.kind === 'clock' && times.includes(fact.value)));
    return timed ?? owners.find(({ position }) => position > (this.#last?.position ?? -1)) ?? owners[0];
  }
}
