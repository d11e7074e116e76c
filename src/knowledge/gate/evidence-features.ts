import type { ScoredPassage } from '../../domain/passage.js';
import { dropQuestionPhrases, isFunctionWord } from '../../text/function-words.js';
import { normalizeText } from '../../text/normalize.js';
import { readSearchable } from '../../text/question-content.js';
import { formFit, type QuestionKind, questionKind } from '../../text/question-kind.js';
import { tokenizeInOrder } from '../../text/tokenize.js';
import type { TokenStatistics } from '../search/keyword-index.js';
import { type QuestionUnit, SentenceMatcher } from '../search/sentence-match.js';
import { framingInOrder } from '../search/token-stream-weights.js';
import type { EvidenceFeatures } from './evidence-weights.js';
import { QuestionContent } from './question-coverage.js';
import { scoreScale } from './score-scale.js';

/** A passage that may go on to the answer. */
export interface JudgedPassage extends ScoredPassage {
  /** Share of the question's weight that it covers, 0 to 1. */
  readonly coverage: number;
  /** Whether it has the form of fact asked for. */
  readonly hasForm: boolean;
  /** Its coverage, lessened where it has not the form. */
  readonly value: number;
}

/** What a question and the passages found for it have in common. */
export interface ReadEvidence {
  readonly kind: QuestionKind;
  readonly features: EvidenceFeatures;
  /** Whether the question has words beside those that only ask or greet. */
  readonly hasContent: boolean;
  /** Words that no passage of the whole knowledge has. */
  readonly unknown: readonly string[];
  /** Most valuable first. */
  readonly passages: readonly JudgedPassage[];
}

/** Passages whose score is below this share of the best one's are left out. */
const minScoreShare = 0.35;

/** How much of a passage's worth depends on its having the form of fact asked for. */
const formShare = 0.27;

/**
 * Reads what tells whether passages answer a question. Undefined where nothing was found.
 *
 * @param found - best first
 */
export function readEvidence(
  question: string,
  found: readonly ScoredPassage[],
  statistics: TokenStatistics,
): ReadEvidence | undefined {
  const best = found[0];
  if (best === undefined) return undefined;
  const kind = questionKind(question);
  const content = new QuestionContent(question, kind, statistics);
  const near = found
    .filter(({ score }) => score >= best.score * minScoreShare)
    .map((scored) => {
      const { title, headings, text } = scored.passage;
      return { ...scored, whole: readSearchable([title, ...headings, text].join('\n')) };
    });
  const passages = near
    .map(({ passage, score, whole }) => {
      const coverage = content.coverage(whole);
      const fit = formFit(kind, passage.text);
      return { passage, score, coverage, hasForm: fit === 1, value: coverage * (1 - formShare * (1 - fit)) };
    })
    .sort((one, other) => other.value - one.value);
  const matcher = new SentenceMatcher(weighWords(question));
  const unknown = content.unknown(near.map(({ whole }) => whole));
  return {
    kind,
    hasContent: !content.isEmpty,
    unknown: unknown.words,
    passages,
    features: {
      coverage: passages[0]?.value ?? 0,
      likeness: Math.max(...near.map(({ whole }) => matcher.likeness(whole.plain))),
      strength: Math.log(1 + best.score * scoreScale(question, statistics)),
      unknown: unknown.share,
      size: Math.log(statistics.passageCount),
    },
  };
}

/** Words and Han characters in their order; those that only ask, alone or in a phrase such as 支持, count little. */
function weighWords(question: string): QuestionUnit[] {
  const subject = new Set(tokenizeInOrder(dropQuestionPhrases(normalizeText(question))));
  return tokenizeInOrder(question).map((token) => ({
    token,
    weight: isFunctionWord(token) || !subject.has(token) ? framingInOrder : 1,
  }));
}
