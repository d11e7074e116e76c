import { findSynonymous, synonymsOf } from '../../text/synonyms.js';
import { isHanCode } from '../../text/tokenize.js';
import { nameDifferently, type Piece } from './han-names.js';
import { edge, type Standing, standings, type Wording } from './wording.js';

/** What stands between the same neighbours is compared up to this many units. */
const maxGap = 12;

/** A neighbour is sought over so many units that only frame. */
const maxReach = 3;

/**
 * Finds Chinese words and names of a claim that stand where a statement says something else: between the same
 * neighbours, the one has 上海 and the other 北京. Words that are added, left out or moved replace nothing; nor do words
 * that only hold the sentence together, nor known synonyms.
 *
 * @param names - words of letters that name something; others may be chosen freely
 * @param around - what else the words of the claim may stand in, such as headings
 * @returns the first such words of the claim; undefined when there are none
 */
export function findReplacement(
  claim: Wording,
  statements: readonly Wording[],
  names: ReadonlySet<string>,
  around: Wording,
): string | undefined {
  const here = standings(claim, [...statements, around]);
  const tells = (unit: string) => isHanCode(unit.charCodeAt(0)) || names.has(unit);
  for (let start = 0; start < here.length; start += 1) {
    if (here[start] !== 'missing' || !tells(claim.units[start] ?? edge)) continue;
    let end = start + 1;
    while (end < here.length && here[end] !== 'there' && claim.units[end] !== edge) end += 1;
    while (here[end - 1] === 'framing') end -= 1;
    const words = claim.units.slice(start, end).filter((_, index) => here[start + index] === 'missing');
    const isReplaced = statements.some((statement) =>
      gaps(claim, here, start, end, statement).some((gap) => saysElse(claim, words, { start, end }, statement, gap)),
    );
    if (isReplaced) return claim.units.slice(start, end).join('');
    start = end;
  }
  return undefined;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** @param words - those in the span of the claim that the statements have not */
function saysElse(claim: Wording, words: readonly string[], here: Span, statement: Wording, there: Span): boolean {
  const units = statement.units.slice(there.start, there.end);
  const isElse = units.some((unit, index) => statement.framing[there.start + index] === false && !words.includes(unit));
  if (!isElse || words.every((word) => units.includes(word))) return false;
  const isHan = words.every((word) => isHanCode(word.charCodeAt(0)));
  return !isHan || areDifferent(pieceOf(claim, here), pieceOf(statement, there));
}

/** The places of the statement that have the same neighbours as the claim's units from `start` to `end`. */
function gaps(
  claim: Wording,
  standing: readonly Standing[],
  start: number,
  end: number,
  statement: Wording,
): readonly Span[] {
  const lefts = neighbours(claim, standing, start - 1, -1, statement);
  const rights = neighbours(claim, standing, end, 1, statement);
  return lefts.flatMap((left) =>
    rights
      .filter((right) => right > left + 1 && right - left - 1 <= maxGap)
      .map((right) => ({ start: left + 1, end: right })),
  );
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

/** Some units with the Chinese characters around them. */
function pieceOf({ units }: Wording, { start, end }: Span): Piece {
  let first = start;
  let last = end;
  while (isHanCode((units[first - 1] ?? edge).charCodeAt(0))) first -= 1;
  while (isHanCode((units[last] ?? edge).charCodeAt(0))) last += 1;
  return { clause: units.slice(first, last).join(''), start: start - first, end: end - first };
}

function areDifferent(one: Piece, other: Piece): boolean {
  const wider = ({ clause, start, end }: Piece) => clause.slice(Math.max(0, start - 1), end + 1);
  const isSynonym = findSynonymous(wider(one)).some((word) =>
    synonymsOf(word).some((synonym) => wider(other).includes(synonym)),
  );
  return !isSynonym && nameDifferently(one, other);
}
