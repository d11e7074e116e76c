import type { Evidence } from '../../domain/evidence.js';
import type { Passage } from '../../domain/passage.js';
import { passageCalibration } from './calibration.js';
import { judgeEvidence } from './gate.js';
import { PassageStatistics } from './passage-statistics.js';

/**
 * Judges whether passages found elsewhere answer a question, by their words alone: neither the scores nor the order that
 * they came with, and nothing of the knowledge that they come from.
 */
export function judgePassages(question: string, passages: readonly Passage[]): Evidence {
  const statistics = new PassageStatistics(passages);
  return judgeEvidence(question, statistics.score(question), statistics, passageCalibration);
}
