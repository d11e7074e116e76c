import type { Language } from '../../domain/language.js';
import { type EvidenceWeights, evidenceWeights, passageWeights } from './evidence-weights.js';

interface GateThresholds {
  /** Least confidence for `answerable`. */
  readonly answerable: number;
  /** Least confidence for `partial`. */
  readonly partial: number;
}

/** What the gate makes of the features, by what is known of the knowledge. */
export interface GateCalibration {
  readonly weights: EvidenceWeights;
  readonly thresholds: Readonly<Record<Language, GateThresholds>>;
  /** Whether a question is judged as it was likely meant: a few passages alone do not tell what is a typing error. */
  readonly corrects: boolean;
}

/** With the statistics of the index that was searched. Chosen so that about one in twenty answerable questions is refused. */
export const indexCalibration: GateCalibration = {
  weights: evidenceWeights,
  corrects: true,
  thresholds: {
    'zh-Hans': { answerable: 0.45, partial: 0.3 },
    'zh-Hant': { answerable: 0.45, partial: 0.3 },
    en: { answerable: 0.45, partial: 0.25 },
  },
};

/** With nothing but the passages found. Chosen so that two or three in a hundred answerable questions are refused. */
export const passageCalibration: GateCalibration = {
  weights: passageWeights,
  corrects: false,
  thresholds: {
    'zh-Hans': { answerable: 0.5, partial: 0.35 },
    'zh-Hant': { answerable: 0.5, partial: 0.35 },
    en: { answerable: 0.5, partial: 0.3 },
  },
};
