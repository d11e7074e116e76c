import { findSynonymous, synonymsOf } from '../text/synonyms.js';
import { isHanCode } from '../text/tokenize.js';
import { edge, type Standing, standings, type Wording } from './wording.js';

/** What stands between the same neighbours is compared up to this many units. */
const maxGap = 12;

/** A neighbour is sought over so many units that only frame. */
const maxReach = 3;

/**
 * Finds Chinese words and names of a claim that stand where the statement says something else: between the same
 * neighbours, the one has 上海 and the other 北京. Words that are added, left out or moved replace nothing; nor do words
 * that only hold the sentence together, nor known synonyms.
 *
 * @param names - words of letters that name something; others may be chosen freely
 * @param around - other wordings in which the words of the claim may stand, such as headings
 * @returns the first such words of the claim; undefined when there are none
 */
export function findReplacement(
  claim: Wording,
  statement: Wording,
  names: ReadonlySet<string>,
  around: readonly Wording[],
): string | undefined {
  const here = standings(claim, [statement, ...around]);
  const there = standings(statement, [claim]);
  const tells = (unit: string) => isHanCode(unit.charCodeAt(0)) || names.has(unit);
  for (let start = 0; start < here.length; start += 1) {
    if (here[start] !== 'missing' || !tells(claim.units[start] ?? edge)) continue;
    let end = start + 1;
    while (end < here.length && here[end] !== 'there' && claim.units[end] !== edge) end += 1;
    while (here[end - 1] === 'framing') end -= 1;
    const words = claim.units.slice(start, end).filter((_, index) => here[start + index] === 'missing');
    for (const [from, to] of gaps(claim, here, start, end, statement)) {
      const units = statement.units.slice(from, to);
      const isElse = units.some((unit, index) => there[from + index] === 'missing' && !words.includes(unit));
      if (!isElse || words.every((word) => units.includes(word))) continue;
      const wider = [claim.units.slice(start - 1, end + 1).join(''), statement.units.slice(from - 1, to + 1).join('')];
      if (!areSynonymous(...(wider as [string, string]))) return claim.units.slice(start, end).join('');
    }
    start = end;
  }
  return undefined;
}

/** The places of the statement that have the same neighbours as the claim's units from `start` to `end`. */
function* gaps(
  claim: Wording,
  standing: readonly Standing[],
  start: number,
  end: number,
  statement: Wording,
): Generator<readonly [number, number]> {
  const lefts = neighbours(claim, standing, start - 1, -1, statement);
  const rights = neighbours(claim, standing, end, 1, statement);
  for (const left of lefts) {
    for (const right of rights) {
      if (right > left + 1 && right - left - 1 <= maxGap) yield [left + 1, right];
    }
  }
}

/** Where the statement has the claim's nearest unit in one direction, together with the one behind it. */
function neighbours(
  { units }: Wording,
  standing: readonly Standing[],
  from: number,
  step: 1 | -1,
  statement: Wording,
): readonly number[] {
  for (let reach = 0, at = from; reach < maxReach; reach += 1, at += step) {
    const near = units[at];
    if (near === undefined || standing[at] === 'missing') return [];
    const behind = units[at + step];
    const places =
      behind === undefined
        ? [step === 1 ? statement.units.length - 1 : 0]
        : step === 1
          ? (statement.pairs.get(`${near} ${behind}`) ?? [])
          : (statement.pairs.get(`${behind} ${near}`) ?? []).map((place) => place + 1);
    if (places.length > 0) return places;
    if (standing[at] !== 'framing' && near !== edge) return [];
  }
  return [];
}

function areSynonymous(one: string, other: string): boolean {
  return findSynonymous(one).some((word) => synonymsOf(word).some((synonym) => other.includes(synonym)));
}
