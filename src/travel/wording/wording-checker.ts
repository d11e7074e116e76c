import type { Itinerary } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { Claim } from './claim.js';
import { clockCue, isJourney, isOpening, isPerPerson, modeIn, moneyCue } from './cues.js';
import type { Fact } from './fact.js';
import { type Mention, NameFinder } from './find-names.js';
import { type DayFacts, type Owner, type PlanFacts, planFacts, type Way } from './plan-facts.js';
import { foldText, readClaims } from './read-claims.js';
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

/** A claim's verdict: right, or wrong with the value that belongs there, where that is plain. */
type Verdict = true | { readonly right: readonly number[] | undefined };

/**
 * Checks sentence after sentence of a text about a plan. It follows the text: which day it tells of, and which stop was
 * named last, decide what a time or a price without a name belongs to.
 */
export class WordingChecker {
  readonly #facts: PlanFacts;
  readonly #names: NameFinder;
  readonly #sources: readonly Fact[];
  #day: DayFacts | undefined;
  #owner: Owner | undefined;
  #isJourney = false;
  /** Whether the day is told of in passing: by a remark in a list that is no day's. */
  #isPassing = false;
  /** A day that the sentence names and the plan does not have. */
  #wrongDay: readonly string[] = [];
  readonly #toldWays = new Set<Way>();

  constructor(itinerary: Itinerary, { places = [], sources = [] }: WordingContext = {}) {
    this.#facts = planFacts(itinerary);
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
    const folded = foldText(sentence);
    this.#follow(folded);
    const mentions = this.#names.find(folded);
    const claims = readClaims(folded).filter(
      (claim) => !mentions.some(({ start, end }) => claim.start < end && start < claim.end),
    );
    const unverified: string[] = [...this.#wrongDay];
    for (const { start, end, isKnown } of mentions) if (!isKnown) unverified.push(sentence.slice(start, end));
    const edits: { start: number; end: number; to: string; kind: Claim['kind'] }[] = [];
    for (const clause of clausesOf(folded)) {
      const inside = <Part extends { start: number; end: number }>(parts: readonly Part[]) =>
        parts.filter(({ start, end }) => start >= clause.start && end <= clause.end);
      const named = inside(mentions);
      unverified.push(...this.#elsewhere(named, inside(claims)).map(({ start, end }) => sentence.slice(start, end)));
      const verdicts = this.#judge(inside(claims), named, { ...clause, text: folded });
      for (const [claim, verdict] of verdicts) {
        if (verdict === true) continue;
        const parts = [claim, ...(claim.until ? [claim.until] : [])];
        if (verdict.right === undefined) {
          unverified.push(sentence.slice(claim.start, parts.at(-1)?.end));
          continue;
        }
        for (const [index, part] of parts.entries()) {
          const value = verdict.right[index];
          const raw = sentence.slice(part.start, part.end);
          if (value === undefined || part.values.includes(value)) continue;
          edits.push({ start: part.start, end: part.end, to: writeValue(part, raw, value), kind: part.kind });
        }
      }
      const last = named.findLast(({ owners }) => owners.length > 0);
      if (last !== undefined) this.#owner = this.#ownerOf(last, inside(claims));
    }
    return finish(sentence, edits, unverified);
  }

  /** Names beside an hour of this day that the plan has on no day, or on another day only. */
  #elsewhere(mentions: readonly Mention[], claims: readonly Claim[]): readonly Mention[] {
    if (!claims.some(({ kind }) => kind === 'clock')) return [];
    const isHere = ({ owners }: Mention) => owners.some(({ day }) => this.#day === undefined || day === this.#day.day);
    return mentions.some(isHere) ? [] : mentions.filter(({ isKnown }) => isKnown);
  }

  /** Notices where a new part of the text begins. */
  #follow(folded: string): void {
    const marked = /第\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*天|\bday\s+(\d{1,2})\b/.exec(folded);
    const isHeading = /^\s*(?:──|#{1,6}\s|【|\*\*[^*]+\*\*\s*$)/.test(folded);
    const number = marked === null ? undefined : readClaims(`${marked[1] ?? marked[2]} 天`)[0]?.values[0];
    this.#wrongDay = marked !== null && number !== undefined && number > this.#facts.days.length ? [marked[0]] : [];
    const day = this.#facts.days.find(({ day: each }) => each === (number ?? (marked?.[1] === '一' ? 1 : undefined)));
    if (this.#isPassing) this.#day = undefined;
    this.#isPassing = day !== undefined && !isHeading && this.#day === undefined && /^\s*[·•*-]\s/.test(folded);
    if (isHeading || day !== undefined) {
      if (isHeading && !/合计|total/.test(folded)) {
        this.#isJourney = isJourney(folded);
        this.#day = day;
        this.#owner = undefined;
      } else if (day !== undefined) {
        this.#day = day;
        this.#owner = undefined;
        this.#isJourney = false;
      }
    }
  }

  #judge(
    claims: readonly Claim[],
    mentions: readonly Mention[],
    clause: Clause,
  ): readonly (readonly [Claim, Verdict])[] {
    const words = clause.text.slice(clause.start, clause.end);
    const owners = mentions.flatMap((mention) => this.#inDay(mention.owners));
    const isTravelling = isJourney(words) || (owners.length === 0 && isJourney(clause.text.slice(0, clause.start)));
    const journey = (this.#isJourney || isTravelling) && this.#facts.journeys.length > 0;
    const mode = modeIn(words);
    const ways =
      mode !== undefined && !journey ? this.#judgeWay(claims, owners, mode, clause) : new Map<Claim, Verdict>();
    return claims.map((claim) => {
      const verdict = ways.get(claim) ?? this.#judgeClaim(claim, owners, journey, clause);
      return [claim, verdict === true || this.#isSourced(claim) ? true : verdict] as const;
    });
  }

  #judgeClaim(claim: Claim, owners: readonly Owner[], journey: boolean, clause: Clause): Verdict {
    if (claim.kind === 'date') return this.#judgeDate(claim, clause);
    if (claim.kind === 'count') return this.#judgeCount(claim);
    if (claim.kind === 'distance') return this.#judgeDistance(claim, owners);
    if (claim.kind === 'clock') return this.#judgeClock(claim, owners, journey, clause);
    if (claim.kind === 'money') return this.#judgeMoney(claim, owners, journey, clause);
    return this.#judgeDuration(claim, owners, journey);
  }

  #judgeDate(claim: Claim, clause: Clause): Verdict {
    const planned = this.#facts.days.map(({ date }) => date);
    const [value = 0] = claim.values;
    const isHeading = this.#day !== undefined && /第\s*\S{1,3}\s*天|\bday\s+\d/.test(clause.text.slice(0, claim.start));
    const allowed = isHeading && this.#day ? [this.#day.date] : planned;
    const matching = allowed.filter((date) => isSameDate(value, date));
    const weekdayFits = (date: number) => claim.weekday === undefined || weekdayOf(date) === claim.weekday;
    if (matching.some(weekdayFits)) return true;
    if (matching.length > 0) return { right: undefined };
    if (claim.weekday === undefined && this.#noted('date', claim).length > 0) return true;
    const [only] = matching.length === 1 ? matching : allowed.length === 1 ? allowed : [];
    return { right: only === undefined ? undefined : [only] };
  }

  #judgeCount(claim: Claim): Verdict {
    const rooms = this.#facts.days.flatMap(({ facts }) => facts);
    const allowed = [...this.#facts.trip, ...rooms].filter(({ kind, of }) => kind === 'count' && of === claim.of);
    if (allowed.some(({ value }) => claim.values.includes(value))) return true;
    const planned = new Set(allowed.filter(({ role }) => role === 'count').map(({ value }) => value));
    const isPlain = planned.size === 1 && (claim.of === 'nights' || claim.of === 'rooms');
    return { right: isPlain ? [...planned] : undefined };
  }

  #judgeDistance(claim: Claim, owners: readonly Owner[]): Verdict {
    const ways = this.#waysAround(owners);
    const all =
      ways.length > 0 ? ways : this.#facts.days.flatMap(({ owners: each }) => each.flatMap(({ way }) => way ?? []));
    if (all.some((way) => isSameDistance(claim, way)) || this.#noted('distance', claim).length > 0) return true;
    return { right: undefined };
  }

  #judgeDuration(claim: Claim, owners: readonly Owner[], journey: boolean): Verdict {
    const scope = owners.length > 0 ? owners : this.#owner ? [this.#owner] : [];
    const ways = this.#waysAround(owners).map(({ minutes }) => minutes);
    const day = this.#day?.facts ?? this.#facts.days.flatMap(({ facts }) => facts);
    const allowed = [
      ...ways,
      ...(journey ? this.#facts.journeys.flat() : []).filter(isKind('duration')).map(({ value }) => value),
      ...scope.flatMap(({ facts }) => facts.filter(isKind('duration')).map(({ value }) => value)),
      ...day.filter(isKind('duration')).map(({ value }) => value),
    ];
    const [value = 0] = claim.values;
    const slack = claim.isRough ? Math.max(roundingOf(value), value % 10 === 0 ? 5 : 0) : 0;
    if (allowed.some((each) => Math.abs(each - value) <= slack) || this.#noted('duration', claim).length > 0)
      return true;
    return { right: undefined };
  }

  /** A line such as "taxi 12 minutes, 13 yuan" tells of one way: all of it must be that way's. */
  #judgeWay(
    claims: readonly Claim[],
    owners: readonly Owner[],
    mode: Way['mode'],
    clause: Clause,
  ): ReadonlyMap<Claim, Verdict> {
    const told = claims.filter(({ kind }) => kind === 'duration' || kind === 'distance' || kind === 'money');
    const candidates = this.#waysAround(owners).filter((way) => way.mode === mode);
    const fresh = candidates.filter((way) => !this.#toldWays.has(way));
    const ways = owners.length === 0 && fresh.length > 0 ? fresh : candidates;
    if (
      told.length === 0 ||
      ways.length === 0 ||
      told.some((claim) => claim.kind === 'money' && cueOf(claim, clause).roles?.includes('total'))
    ) {
      return new Map();
    }
    const score = (way: Way) => told.filter((claim) => fitsWay(claim, way)).length;
    const best = Math.max(...ways.map(score));
    const [way, ...others] = ways.filter((each) => score(each) === best);
    if (way === undefined) return new Map();
    if (best === told.length) this.#toldWays.add(way);
    const isPlain = others.length === 0 && (best > 0 || ways.length === 1);
    return new Map(
      told.map((claim) => [
        claim,
        fitsWay(claim, way) ? true : { right: isPlain ? [wayValue(claim, way)] : undefined },
      ]),
    );
  }

  /** The ways to and from what is told of. */
  #waysAround(owners: readonly Owner[]): Way[] {
    const scope = owners.length > 0 ? owners : this.#owner ? [this.#owner] : [];
    const ways = scope.flatMap(({ day, position, way }) => {
      const next = this.#facts.days[day - 1]?.owners.find((other) => other.position === position + 1);
      return [way, next?.way].filter((each) => each !== undefined);
    });
    if (ways.length > 0) return [...new Set(ways)];
    const days = this.#day ? [this.#day] : this.#facts.days;
    return days.flatMap(({ owners: each }) => each.flatMap(({ way }) => way ?? []));
  }

  #judgeClock(claim: Claim, owners: readonly Owner[], journey: boolean, clause: Clause): Verdict {
    if (journey && owners.every(({ isStop }) => !isStop)) return this.#judgeJourneyClock(claim, owners, clause);
    const before = clause.text.slice(clause.start, claim.start);
    const after = clause.text.slice((claim.until ?? claim).end, clause.end);
    const scope = owners.length > 0 ? owners : this.#owner ? [this.#owner] : this.#ownersOfDay();
    return claim.until === undefined
      ? this.#judgeMoment(claim, scope, clockCue(before, after), isBeside(before, after))
      : this.#judgeHours(claim, claim.until, scope, isOpening(before));
  }

  #judgeMoment(claim: Claim, scope: readonly Owner[], cue: ReturnType<typeof clockCue>, isNamed: boolean): Verdict {
    const valuesOf = (owner: Owner) => {
      const windows = owner.windows.flat();
      if (cue?.includes('open')) return windows;
      const told = owner.facts.filter(
        (fact) => fact.kind === 'clock' && (cue === undefined || cue.includes(fact.role)),
      );
      return [...told.map(({ value }) => value), ...(cue === undefined ? windows : [])];
    };
    const allowed = scope.flatMap(valuesOf);
    const wide =
      allowed.length > 0
        ? allowed
        : scope.flatMap(({ facts, windows }) => [
            ...facts.filter(isKind('clock')).map(({ value }) => value),
            ...windows.flat(),
          ]);
    const all = wide.length > 0 ? wide : this.#allClocks();
    if (claim.values.some((value) => all.includes(value)) || this.#isNotedFor(claim, scope)) return true;
    const arrivals = scope.flatMap(({ facts }) =>
      facts.filter(({ role }) => role === 'arrive').map(({ value }) => value),
    );
    const plain = new Set(cue === undefined ? (isNamed ? arrivals : []) : allowed);
    return { right: plain.size === 1 ? [...plain] : undefined };
  }

  #judgeHours(from: Claim, until: Claim, scope: readonly Owner[], opening: boolean): Verdict {
    const stays = scope.flatMap((owner) =>
      owner.isStop ? [[valueIn(owner, 'arrive'), valueIn(owner, 'leave')] as const] : [],
    );
    const windows = scope.flatMap((owner) => owner.windows);
    const pairs = opening ? windows : stays;
    const fits = ([start, end]: readonly [number, number]) => from.values.includes(start) && until.values.includes(end);
    if (pairs.some(fits) || this.#isNotedFor(from, scope)) return true;
    // A span over several stops begins with one of them and ends with another.
    if (!opening && scope.length > 1) {
      const starts = stays.some(([start]) => from.values.includes(start));
      if (starts && stays.some(([, end]) => until.values.includes(end)) && this.#owner !== undefined) return true;
    }
    if (!opening && windows.some(fits) && stays.length === 0) return true;
    const [only, ...others] = new Set(pairs.map((pair) => pair.join('-')));
    const right = only !== undefined && others.length === 0 ? only.split('-').map(Number) : undefined;
    return { right };
  }

  #judgeJourneyClock(claim: Claim, owners: readonly Owner[], clause: Clause): Verdict {
    const isSecond = readClaims(clause.text.slice(0, claim.start)).some(({ kind }) => kind === 'clock');
    const direction = /返程|getting home|way home|回程/.test(clause.text)
      ? -1
      : /去程|getting there/.test(clause.text)
        ? 0
        : undefined;
    const chosen = direction === undefined ? undefined : this.#facts.journeys.at(direction);
    const journeys = chosen ? [chosen] : this.#facts.journeys;
    const role = isSecond ? 'arrive' : 'leave';
    const allowed = journeys.flatMap((facts) => facts.filter((fact) => fact.kind === 'clock' && fact.role === role));
    const any = [...journeys.flat(), ...owners.flatMap(({ facts }) => facts)].filter(isKind('clock'));
    const parts = [claim, ...(claim.until ? [claim.until] : [])];
    const isKnown = (part: Claim, facts: readonly Fact[]) => facts.some(({ value }) => part.values.includes(value));
    if (parts.every((part) => isKnown(part, parts.length > 1 || owners.length > 0 ? any : allowed))) return true;
    return { right: parts.length === 1 && allowed.length === 1 ? allowed.map(({ value }) => value) : undefined };
  }

  #judgeMoney(claim: Claim, owners: readonly Owner[], journey: boolean, clause: Clause): Verdict {
    const { roles, scope, words } = cueOf(claim, clause);
    const fits = (fact: Fact) => fact.kind === 'money' && (roles === undefined || roles.includes(fact.role));
    const layers = this.#moneyLayers(owners, journey, scope).map((facts) => facts.filter(fits));
    const allowed = layers.find((facts) => facts.length > 0) ?? this.#everyFact().filter(isKind('money'));
    const values = allowed.map(({ value }) => value);
    const isRight = (value: number) =>
      claim.values.some((told) => Math.abs(told - value) <= (claim.isRough && told % 10 === 0 ? value * 0.02 : 0.005));
    if (values.some(isRight) || this.#isNotedFor(claim, owners)) return true;
    if (isPerPerson(words)) {
      return values.some((value) => isRight(value / this.#facts.people)) ? true : { right: undefined };
    }
    const own = allowed.filter(({ role }) => roles !== undefined || role !== 'way');
    const plain = new Set(own.map(({ value }) => value));
    const isPlain = plain.size === 1 && (roles !== undefined || owners.length > 0);
    // What is right elsewhere in the plan may be meant for elsewhere: it is told of, and not changed.
    const elsewhere =
      owners.length === 0 && this.#everyFact().some(({ kind, value }) => kind === 'money' && isRight(value));
    return { right: isPlain && !elsewhere ? [...plain] : undefined };
  }

  /** Where a sum may come from, nearest first. */
  #moneyLayers(owners: readonly Owner[], journey: boolean, scope: 'trip' | 'day' | 'any'): (readonly Fact[])[] {
    const trip = [...this.#facts.trip.filter(({ role }) => role !== 'note'), ...this.#facts.journeys.flat()];
    const days = this.#day ? [this.#day] : [];
    const dayTotals = days.flatMap(({ facts }) => facts);
    if (scope === 'trip') return [trip];
    if (scope === 'day')
      return [dayTotals.length > 0 ? dayTotals : this.#facts.days.flatMap(({ facts }) => facts), trip];
    if (journey) return [this.#facts.journeys.flat(), trip];
    const factsOf = ({ facts, way }: Owner): Fact[] => [
      ...facts,
      ...(way ? [{ kind: 'money', role: 'way', value: way.costYuan } as const] : []),
    ];
    const implicit = this.#owner ? factsOf(this.#owner) : [];
    const named = owners.flatMap(factsOf);
    return owners.length > 0 ? [named, dayTotals, trip] : [implicit, [...dayTotals, ...(this.#day ? [] : trip)], trip];
  }

  #inDay(owners: readonly Owner[]): readonly Owner[] {
    const today = owners.filter(({ day }) => day === this.#day?.day);
    return today.length > 0 ? today : owners;
  }

  #ownersOfDay(): readonly Owner[] {
    return this.#day?.owners ?? this.#facts.days.flatMap(({ owners }) => owners);
  }

  /** Of several parts of the plan with one name, the one that the times beside it belong to. */
  #ownerOf(mention: Mention, claims: readonly Claim[]): Owner | undefined {
    const owners = this.#inDay(mention.owners);
    const times = claims.flatMap(({ kind, values }) => (kind === 'clock' ? values : []));
    const spans = claims.filter(({ kind, until }) => kind === 'clock' && until !== undefined);
    const stop = owners.find(
      (owner) => owner.isStop && spans.some(({ values }) => values.includes(valueIn(owner, 'arrive'))),
    );
    if (stop !== undefined) return stop;
    const timed = owners.find(({ facts }) => facts.some((fact) => fact.kind === 'clock' && times.includes(fact.value)));
    return timed ?? owners.find(({ position }) => position > (this.#owner?.position ?? -1)) ?? owners[0];
  }

  #isSourced(claim: Claim): boolean {
    const parts = [claim, ...(claim.until ? [claim.until] : [])];
    return parts.every((part) =>
      this.#sources.some(({ kind, value, of }) => kind === part.kind && of === part.of && part.values.includes(value)),
    );
  }

  #noted(kind: Claim['kind'], claim: Claim): readonly Fact[] {
    return this.#facts.trip.filter(
      (fact) => fact.role === 'note' && fact.kind === kind && fact.of === claim.of && claim.values.includes(fact.value),
    );
  }

  /** Notes about a place tell hours and prices too; they are not told within the list of a day. */
  #isNotedFor(claim: Claim, scope: readonly Owner[]): boolean {
    const isListed = this.#day !== undefined && scope.length === 0;
    return !isListed && this.#day === undefined && this.#noted(claim.kind, claim).length > 0;
  }

  #allClocks(): number[] {
    const all = [
      ...this.#facts.days.flatMap(({ owners }) => owners.flatMap(({ facts }) => facts)),
      ...this.#facts.journeys.flat(),
    ];
    return all.filter(isKind('clock')).map(({ value }) => value);
  }

  #everyFact(): readonly Fact[] {
    const { days, trip, journeys } = this.#facts;
    return [
      ...days.flatMap(({ owners, facts }) => [...facts, ...owners.flatMap((owner) => owner.facts)]),
      ...trip,
      ...journeys.flat(),
    ];
  }
}

/** Whether a time stands right beside a name, as the hour of a visit does: "9:30 到灵隐寺", "lunch at Louwailou at 12:30". */
function isBeside(before: string, after: string): boolean {
  return (
    (/^\s*(?:左右|前后)?\s*(?:在|到|去|来到|到达|抵达|前往|游览|参观|逛|[:：·])?\s*[^\s\d，。]/u.test(after) &&
      !/^[^，。]{0,6}(?:有|演出|表演|喷泉|集合|班)/u.test(after)) ||
    /\b(?:at|from)\s*$/.test(before)
  );
}

interface Clause {
  readonly start: number;
  readonly end: number;
  readonly text: string;
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

/** What the words around a sum say it is. */
function cueOf(claim: Claim, { text, start, end }: Clause) {
  const inClause = readClaims(text.slice(start, end)).map((each) => ({
    start: each.start + start,
    end: each.end + start,
  }));
  const from = inClause.findLast((each) => each.end <= claim.start)?.end ?? start;
  const until = inClause.find((each) => each.start >= claim.end)?.start ?? end;
  const [before, after] = [text.slice(from, claim.start), text.slice(claim.end, until)];
  return { ...moneyCue(before, after, text.slice(0, claim.start)), words: `${before} ${after}` };
}

function isKind(kind: Fact['kind']) {
  return (fact: Fact) => fact.kind === kind;
}

function valueIn({ facts }: Owner, role: Fact['role']): number {
  return facts.find((fact) => fact.kind === 'clock' && fact.role === role)?.value ?? -1;
}

function isSameDate(told: number, date: number): boolean {
  const [year, month, day] = [Math.floor(told / 10_000), Math.floor(told / 100) % 100, told % 100];
  return (
    (year === 0 || year === Math.floor(date / 10_000)) &&
    (month === 0 || month === Math.floor(date / 100) % 100) &&
    (day === 0 || day === date % 100)
  );
}

function weekdayOf(date: number): number {
  return new Date(Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100)).getUTCDay();
}

function fitsWay(claim: Claim, way: Way): boolean {
  if (claim.kind === 'distance') return isSameDistance(claim, way);
  const [told = 0] = claim.values;
  const value = claim.kind === 'money' ? way.costYuan : way.minutes;
  return Math.abs(told - value) <= (claim.isRough ? roundingOf(told) : 0.005);
}

/** How far a rounded number may be from what it stands for: 40 for 38, 1 h 20 min for 76 minutes. */
function roundingOf(told: number): number {
  if (told >= 60 && told % 10 === 0) return 5;
  return told % 5 === 0 ? 2.5 : 0.005;
}

function wayValue(claim: Claim, way: Way): number {
  if (claim.kind === 'distance') return way.meters;
  return claim.kind === 'money' ? way.costYuan : way.minutes;
}

/** As exact as distances are worded: to 50 metres, from a kilometre on to 100. */
function isSameDistance(claim: Claim, { meters }: Way): boolean {
  const [told = 0] = claim.values;
  const worded = meters < 950 ? Math.max(50, Math.round(meters / 50) * 50) : Math.round(meters / 100) * 100;
  return told === worded || told === meters || (claim.isRough && Math.abs(told - meters) <= meters * 0.15);
}

function finish(
  sentence: string,
  edits: readonly { readonly start: number; readonly end: number; readonly to: string; readonly kind: Claim['kind'] }[],
  unverified: readonly string[],
): SentenceCheck {
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
