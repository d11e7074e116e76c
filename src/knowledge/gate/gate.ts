import type { Evidence, EvidenceReasons } from '../../domain/evidence.js';
import type { ScoredPassage } from '../../domain/passage.js';
import { detectLanguage } from '../../text/detect-language.js';
import { normalizeText } from '../../text/normalize.js';
import type { TokenStatistics } from '../search/keyword-index.js';
import { type GateCalibration, indexCalibration } from './calibration.js';
import { correctQuestion } from './correct-question.js';
import { type ReadEvidence, readEvidence } from './evidence-features.js';
import { chanceOfAnswer } from './evidence-weights.js';

/** A question that leans on what was said before: 那门票呢？ What about tickets? */
const followUp = /^(?:那|那么|还有)?[^,。?!]{0,8}呢[\s?!。]*$|^(?:and|what about|how about)\b/;

/** Most passages that go on to the answer. */
export const maxPassages = 5;

/** Passages worth less than this share of the most valuable one do not go on to the answer. */
const minValueShare = 0.45;

/** The confidence of a question that names a thing without asking anything of it is at most this. */
const vagueConfidence = 0.4;

/** What a question loses of its confidence when all of it is unknown to the whole knowledge; half of it unknown, a quarter. */
const unknownPenalty = 0.9;

/** A question all of which one passage says needs only this share of the least confidence: 你们电话多少 is short, and means what it says. */
const wholeShare = 0.7;

/** Most unknown words that are named among the reasons. */
const maxUnknown = 5;

/**
 * Judges whether the passages found answer a question.
 *
 * The confidence is about the chance that they do: it grows with the share of the question's weight (rare words weigh
 * more) that the best passage covers, with how alike a sentence is to the question and with the best passage's keyword
 * score, and falls where no passage has the form of fact asked for: a time, a price. It falls further than the chance
 * where most of the question is unknown to the whole knowledge: 你们支持比特币付款吗 asks like a question that is
 * answered, and a wrong yes costs more than a refusal.
 *
 * @param found - what the index found, best first
 * @param statistics - of the index that was searched
 * @param calibration - for such statistics
 */
export function judgeEvidence(
  question: string,
  found: readonly ScoredPassage[],
  statistics: TokenStatistics,
  { weights, thresholds, corrects }: GateCalibration = indexCalibration,
): Evidence {
  const meant = corrects ? correctQuestion(question, statistics) : question;
  const read = readEvidence(meant, found, statistics);
  if (read === undefined) return { answerability: 'none', passages: [], confidence: 0 };
  const { features, passages } = read;
  const isFollowUp = followUp.test(normalizeText(question).trim());
  const chance = read.hasContent ? chanceOfAnswer(features, weights) * (1 - unknownPenalty * features.unknown ** 2) : 0;
  const confidence = isFollowUp ? Math.min(chance, vagueConfidence) : chance;
  const reasons = reasonsOf(read, isFollowUp);
  const limits = thresholds[detectLanguage(question)];
  if (confidence < limits.partial * (saysAll(read) ? wholeShare : 1))
    return { answerability: 'none', passages: [], confidence, reasons };
  const useful = passages.filter(({ value }) => value >= features.coverage * minValueShare);
  return {
    answerability: confidence >= limits.answerable ? 'answerable' : 'partial',
    passages: useful.slice(0, maxPassages).map(({ passage }) => passage),
    confidence,
    reasons,
  };
}

/** Whether one passage has all words of a question, in the form of the fact asked for. */
function saysAll({ features }: ReadEvidence): boolean {
  return features.coverage > 0.99 && features.unknown === 0;
}

function reasonsOf({ features, kind, passages, unknown }: ReadEvidence, isFollowUp: boolean): EvidenceReasons {
  return {
    coverage: round(passages[0]?.coverage ?? 0),
    likeness: round(features.likeness),
    strength: round(features.strength),
    unknownShare: round(features.unknown),
    unknown: unknown.slice(0, maxUnknown),
    asksFor: kind,
    hasForm: passages[0]?.hasForm ?? false,
    isFollowUp,
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
