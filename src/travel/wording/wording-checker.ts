import type { Itinerary } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { Claim } from './claim.js';
import { isJourney, modesIn } from './cues.js';
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
import { dayMarksIn, TextPlace } from './text-place.js';
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
    const unverified: string[] = wrongDay === undefined ? [] : [wrongDay];
    const doubt = (part: { start: number; end: number }) => unverified.push(sentence.slice(part.start, part.end));
    const edits: Edit[] = [];
    for (const { start, end } of this.#clausesOf(text, mentions)) {
      const isInside = (part: { start: number; end: number }) => part.start >= start && part.end <= end;
      const words = text.slice(start, end);
      this.#place.comeTo(words);
      const told = claims.filter(isInside);
      // Another name may be a dish or a district too: on a day that has not the place it is taken for that.
      const isToday = ({ owners }: Mention) => owners.some(({ day }) => day === this.#place.day?.day);
      const named = mentions.filter(
        (each) => isInside(each) && (!each.isAlias || each.owners.length === 0 || !this.#place.day || isToday(each)),
      );
      for (const mention of namesElsewhere(named, told, this.#place, dayMarksIn(words, 0).length > 0)) doubt(mention);
      const scene = this.#sceneOf(mentions, named, { start, end, text });
      const { verdicts, wrongMode } = this.#judge(told, scene);
      if (wrongMode !== undefined) unverified.push(wrongMode);
      for (const [claim, verdict] of verdicts) {
        if (verdict === true) continue;
        if (verdict.right !== undefined) edits.push(...editsOf(claim, verdict.right, sentence));
        else doubt({ start: claim.start, end: (claim.until ?? claim).end });
      }
      this.#place.pass(named, told, words);
    }
    return finish(sentence, edits, unverified);
  }

  #judge(claims: readonly Claim[], scene: Scene): { verdicts: [Claim, Verdict][]; wrongMode: string | undefined } {
    const { start, end, text } = scene.clause;
    const words = text.slice(start, end);
    const modes = modesIn(words);
    const ofWay = modes.length === 0 || scene.isJourney ? undefined : judgeWay(claims, modes, scene, this.#toldWays);
    const verdicts = claims.map((claim): [Claim, Verdict] => {
      if (this.#isSourced(claim)) return [claim, true];
      return [claim, ofWay?.verdicts.get(claim) ?? judges[claim.kind](claim, scene)];
    });
    return { verdicts, wrongMode: ofWay?.wrongMode };
  }

  #sceneOf(mentions: readonly Mention[], inClause: readonly Mention[], clause: Clause): Scene {
    const ownersOf = (some: readonly Mention[]) => some.flatMap(({ owners }) => this.#place.inDay(owners));
    const named = ownersOf(inClause);
    const words = clause.text.slice(clause.start, clause.end);
    const isTravelling = isJourney(words) || (named.length === 0 && isJourney(clause.text.slice(0, clause.start)));
    const next = mentions.find(({ start, owners }) => start >= clause.end && owners.length > 0);
    return {
      facts: this.#facts,
      clause,
      day: this.#place.day,
      named,
      last: this.#place.last,
      next: ownersOf(next === undefined ? [] : [next]),
      inSentence: ownersOf(mentions),
      isJourney: (this.#place.isJourney || isTravelling) && this.#facts.journeys.length > 0,
    };
  }

  /** Parts of a sentence between commas, those within numbers and names left out; each day that is named begins one. */
  #clausesOf(folded: string, mentions: readonly Mention[]): { start: number; end: number }[] {
    const commas = [...folded.matchAll(/[，；;。]|,(?!\d)/g)].map(({ index }) => index + 1);
    const days = dayMarksIn(folded, this.#facts.days.length).map(({ start }) => start);
    const cuts = [...new Set([...commas, ...days])]
      .filter((cut) => cut > 0 && !mentions.some(({ start, end }) => cut > start && cut < end))
      .sort((left, right) => left - right);
    return [0, ...cuts].map((start, index) => ({ start, end: cuts[index] ?? folded.length }));
  }

  #isSourced(claim: Claim): boolean {
    const parts = [claim, ...(claim.until ? [claim.until] : [])];
    return parts.every((part) =>
      this.#sources.some(({ kind, value, of }) => kind === part.kind && of === part.of && part.values.includes(value)),
    );
  }
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
