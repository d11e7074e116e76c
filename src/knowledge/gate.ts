import type { Evidence } from '../domain/evidence.js';
import type { Language } from '../domain/language.js';
import type { Passage, ScoredPassage } from '../domain/passage.js';
import { detectLanguage } from '../text/detect-language.js';
import { normalizeText } from '../text/normalize.js';
import { readSearchable } from '../text/question-content.js';
import { formFit, questionKind } from '../text/question-kind.js';
import type { TokenStatistics } from './keyword-index.js';
import { QuestionContent } from './question-coverage.js';

interface GateThresholds {
  /** Least confidence for `answerable`. */
  readonly answerable: number;
  /** Least confidence for `partial`. */
  readonly partial: number;
}

/** Chosen so that about one in twenty answerable questions is refused (see bench/retrieval). */
const thresholds: Readonly<Record<Language, GateThresholds>> = {
  'zh-Hans': { answerable: 0.55, partial: 0.36 },
  'zh-Hant': { answerable: 0.55, partial: 0.36 },
  en: { answerable: 0.55, partial: 0.36 },
};

/** A question that leans on what was said before: 那门票呢？ What about tickets? */
const followUp = /^(?:那|那么|还有)?[^,。?!]{0,8}呢[\s?!。]*$|^(?:and|what about|how about)\b/;

/** Most passages that go on to the answer. */
const maxPassages = 5;

/** Passages whose score is below this share of the best one's are left out. */
const minScoreShare = 0.35;

/** How much of a passage's worth depends on its having the form of fact asked for. */
const formShare = 0.27;

/** What a question loses of its confidence when all of it is unknown to the whole knowledge. */
const unknownPenalty = 0.4;

/** The confidence of a question that names a thing without asking anything of it is at most this. */
const vagueConfidence = 0.5;

/**
 * Judges whether the passages found answer a question.
 *
 * The confidence is the share of the question's weight (rare words weigh more) that the best passages cover, lessened
 * where a word is unknown to the whole knowledge, and where no passage has the form of fact asked for: a time, a price.
 *
 * @param found - what the index found, best first
 * @param statistics - of the index that was searched
 */
export function judgeEvidence(
  question: string,
  found: readonly ScoredPassage[],
  statistics: TokenStatistics,
): Evidence {
  const kind = questionKind(question);
  const content = new QuestionContent(question, kind, statistics);
  const best = found[0];
  if (best === undefined) return { answerability: 'none', passages: [], confidence: 0 };

  const judged = found
    .filter(({ score }) => score >= best.score * minScoreShare)
    .map(({ passage }) => {
      const text = readSearchable(wholeText(passage));
      const form = 1 - formShare * (1 - formFit(kind, passage.text));
      return { passage, text, value: content.coverage(text) * form };
    });
  const confidence =
    Math.max(...judged.map(({ value }) => value)) *
    (1 - unknownPenalty * content.unknownShare(judged.map(({ text }) => text)));
  const limits = thresholds[detectLanguage(question)];
  const isVague = followUp.test(normalizeText(question).trim());
  const settled = isVague ? Math.min(confidence, vagueConfidence) : confidence;
  if (settled < limits.partial) return { answerability: 'none', passages: [], confidence: settled };
  const useful = judged
    .filter(({ value }) => value >= limits.partial * 0.7)
    .sort((one, other) => other.value - one.value);
  return {
    answerability: settled >= limits.answerable ? 'answerable' : 'partial',
    passages: useful.slice(0, maxPassages).map(({ passage }) => passage),
    confidence: settled,
  };
}

function wholeText(passage: Passage): string {
  return [passage.title, ...passage.headings, passage.text].join('\n');
}
