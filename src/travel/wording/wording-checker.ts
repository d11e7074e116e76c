import type { Itinerary } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { Claim } from './claim.js';
import { isJourney, modeIn } from './cues.js';
import type { Fact } from './fact.js';
import { type Mention, NameFinder } from './find-names.js';
import type { Clause, Judge, Scene, Verdict } from './judge/judge.js';
import { judgeClock } from './judge/judge-clock.js';
import { judgeCount } from './judge/judge-count.js';
import { judgeDate } from './judge/judge-date.js';
import { judgeDistance } from './judge/judge-distance.js';
import { judgeDuration } from './judge/judge-duration.js';
import { judgeMoney } from './judge/judge-money.js';
import { namesElsewhere } from './judge/judge-names.js';
import { judgeWay } from './judge/judge-way.js';
import { type PlanFacts, planFacts, type Way } from './plan-facts.js';
import { foldText, readClaims } from './read-claims.js';
import { TextPlace } from './text-place.js';
import { writeValue } from './write-value.js';

/** A wrong value that was put right. */
export interface WordingCorrection {
  readonly kind: Claim['kind'];
  /** As the text had it, and as it has it now. */
  readonly from: string;
  readonly to: string;
  /** The sentence before it was corrected. */
  readonly sentence: string;
}

/** A sentence with something that the plan does not say, or with a wrong value whose right one is not plain. */
export interface UnverifiedSentence {
  readonly sentence: string;
  /** The values and names in question, as the text has them. */
  readonly claims: readonly string[];
}

export interface SentenceCheck {
  readonly text: string;
  readonly corrections: readonly WordingCorrection[];
  /** Empty where everything holds, or was put right. */
  readonly unverified: readonly string[];
}

export interface WordingContext {
  /** The tenant's places: their other names are understood, and those that are not in the plan are noticed. */
  readonly places?: readonly Place[] | undefined;
  /** Other texts whose numbers may be repeated: what the customer said, what the knowledge says. */
  readonly sources?: readonly string[] | undefined;
}

const judges: Readonly<Record<Claim['kind'], Judge>> = {
  clock: judgeClock,
  count: judgeCount,
  date: judgeDate,
  distance: judgeDistance,
  duration: judgeDuration,
  money: judgeMoney,
};

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly to: string;
  readonly kind: Claim['kind'];
}

/**
 * Checks sentence after sentence of a text about a plan: reads what a clause claims and whom it names, has the judge of each
 * kind hold the claims against the plan, and writes what is plainly right in place of what is wrong.
 */
export class WordingChecker {
  readonly #facts: PlanFacts;
  readonly #names: NameFinder;
  readonly #sources: readonly Fact[];
  readonly #place: TextPlace;
  readonly #toldWays = new Set<Way>();

  constructor(itinerary: Itinerary, { places = [], sources = [] }: WordingContext = {}) {
    this.#facts = planFacts(itinerary);
    this.#place = new TextPlace(this.#facts);
    const known = itinerary.remarks.flatMap((remark) => ('name' in remark ? [remark.name] : []));
    const english = itinerary.remarks.flatMap((remark) =>
      'englishName' in remark && remark.englishName ? [remark.englishName] : [],
    );
    this.#names = new NameFinder(this.#facts, places, [...known, ...english]);
    this.#sources = sources.flatMap((text) =>
      readClaims(foldText(text)).flatMap(({ kind, values, of, until }) =>
        [...values, ...(until?.values ?? [])].map((value): Fact => ({ kind, role: 'note', value, of })),
      ),
    );
  }

  /** Checks the next sentence. @param sentence - one line at most; white space at its ends is kept */
  check(sentence: string): SentenceCheck {
    const text = foldText(sentence);
    const wrongDay = this.#place.follow(text);
    const mentions = this.#names.find(text);
    const claims = readClaims(text).filter(
      (claim) => !mentions.some(({ start, end }) => claim.start < end && start < claim.end),
    );
    const unknown = mentions.filter(({ isKnown }) => !isKnown).map(({ start, end }) => sentence.slice(start, end));
    const unverified = [...(wrongDay === undefined ? [] : [wrongDay]), ...unknown];
    const edits: Edit[] = [];
    for (const { start, end } of clausesOf(text)) {
      const isInside = (part: { start: number; end: number }) => part.start >= start && part.end <= end;
      const [named, told] = [mentions.filter(isInside), claims.filter(isInside)];
      const elsewhere = namesElsewhere(named, told, this.#place.day);
      unverified.push(...elsewhere.map((mention) => sentence.slice(mention.start, mention.end)));
      for (const [claim, verdict] of this.#judge(told, named, { start, end, text })) {
        if (verdict === true) continue;
        if (verdict.right !== undefined) edits.push(...editsOf(claim, verdict.right, sentence));
        else unverified.push(sentence.slice(claim.start, (claim.until ?? claim).end));
      }
      this.#place.pass(named, told);
    }
    return finish(sentence, edits, unverified);
  }

  #judge(claims: readonly Claim[], mentions: readonly Mention[], clause: Clause): [Claim, Verdict][] {
    const scene = this.#sceneOf(mentions, clause);
    const mode = modeIn(clause.text.slice(clause.start, clause.end));
    const ofWay = mode === undefined || scene.isJourney ? undefined : judgeWay(claims, mode, scene, this.#toldWays);
    return claims.map((claim) => {
      const verdict = ofWay?.get(claim) ?? judges[claim.kind](claim, scene);
      return [claim, this.#isSourced(claim) ? true : verdict];
    });
  }

  #sceneOf(mentions: readonly Mention[], clause: Clause): Scene {
    const named = mentions.flatMap(({ owners }) => this.#place.inDay(owners));
    const words = clause.text.slice(clause.start, clause.end);
    const isTravelling = isJourney(words) || (named.length === 0 && isJourney(clause.text.slice(0, clause.start)));
    return {
      facts: this.#facts,
      clause,
      day: this.#place.day,
      named,
      last: this.#place.last,
      isJourney: (this.#place.isJourney || isTravelling) && this.#facts.journeys.length > 0,
    };
  }

  #isSourced(claim: Claim): boolean {
    const parts = [claim, ...(claim.until ? [claim.until] : [])];
    return parts.every((part) =>
      this.#sources.some(({ kind, value, of }) => kind === part.kind && of === part.of && part.values.includes(value)),
    );
  }
}

/** Parts of a sentence between commas; a comma within a number is none. */
function clausesOf(folded: string): { start: number; end: number }[] {
  const clauses: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of folded.matchAll(/[，；;。]|,(?!\d)/g)) {
    clauses.push({ start, end: match.index + 1 });
    start = match.index + 1;
  }
  return [...clauses, { start, end: folded.length }];
}

/** The right values written in place of a claim's. */
function editsOf(claim: Claim, right: readonly number[], sentence: string): Edit[] {
  const parts = [claim, ...(claim.until ? [claim.until] : [])];
  return parts.flatMap((part, index): Edit[] => {
    const value = right[index];
    if (value === undefined || part.values.includes(value)) return [];
    const { start, end, kind } = part;
    return [{ start, end, kind, to: writeValue(part, sentence.slice(start, end), value) }];
  });
}

function finish(sentence: string, edits: readonly Edit[], unverified: readonly string[]): SentenceCheck {
  let text = sentence;
  for (const { start, end, to } of [...edits].sort((left, right) => right.start - left.start)) {
    text = text.slice(0, start) + to + text.slice(end);
  }
  const corrections = edits.map(({ start, end, to, kind }) => ({
    kind,
    from: sentence.slice(start, end),
    to,
    sentence,
  }));
  return { text, corrections, unverified };
}
