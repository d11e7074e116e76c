/** What tells whether passages answer a question, in numbers. */
export interface EvidenceFeatures {
  /** Share of the question's weight that the best passage covers, lessened where it has not the form of fact asked for. */
  readonly coverage: number;
  /** How alike the question and a passage's sentence are. */
  readonly likeness: number;
  /** Logarithm of 1 more than the best passage's keyword score. */
  readonly strength: number;
  /** Share of the question's weight that no passage of the whole knowledge has. */
  readonly unknown: number;
  /** Logarithm of the number of passages: the more there are, the more of a question one of them has by chance. */
  readonly size: number;
}

/** The logarithm of the odds that the passages answer, for each feature's 1. */
export type EvidenceWeights = Readonly<Record<keyof EvidenceFeatures, number>> & { readonly bias: number };

/**
 * Fitted on public question–passage pairs, half of them without an answer: `npx tsx bench/retrieval/gate-fit.ts <folder>`.
 */
export const evidenceWeights: EvidenceWeights = {
  coverage: 2.44,
  likeness: 3.18,
  strength: 2.15,
  unknown: -0.64,
  size: -0.29,
  bias: -8.07,
};

/**
 * The same where only the passages found are known, not the knowledge that they come from: its size says nothing then.
 * Fitted in the same way, with `--passages`; the share of the size, a constant there, is part of the bias.
 */
export const passageWeights: EvidenceWeights = {
  coverage: 3.3,
  likeness: 3.83,
  strength: 1.36,
  unknown: -0.58,
  size: 0,
  bias: -7.47,
};

/** The chance that passages with such features answer the question, 0 to 1. */
export function chanceOfAnswer(features: EvidenceFeatures, weights: EvidenceWeights = evidenceWeights): number {
  const { bias, coverage, likeness, strength, unknown, size } = weights;
  const logOdds =
    bias +
    coverage * features.coverage +
    likeness * features.likeness +
    strength * features.strength +
    unknown * features.unknown +
    size * features.size;
  return 1 / (1 + Math.exp(-logOdds));
}
