import type { Evidence } from '../../src/domain/evidence.js';
import { judgeEvidence } from '../../src/knowledge/gate/gate.js';
import { judgePassages } from '../../src/knowledge/gate/judge-passages.js';
import type { KeywordIndex } from '../../src/knowledge/search/keyword-index.js';
import { areaUnderCurve, crossings, indexOf, type Row, sample, stoppedShare, type Task } from './tasks.js';

export interface GateQuality {
  readonly corpus: string;
  /** Where the questions come from that the corpus does not answer. */
  readonly strangers: string;
  /** Chance that an answerable question has more confidence than one that is not. */
  readonly areaUnderCurve: number;
  /** Share of the others that a threshold stops at which one answerable question in twenty is refused. */
  readonly stopped: number;
  /** What the gate says by its own thresholds: shares of `none`. */
  readonly refusedInside: number;
  readonly refusedOutside: number;
}

/** Judges a question by the eight passages that an index finds for it. */
export type Gate = (question: string, index: KeywordIndex) => Evidence;

export const indexGate: Gate = (question, index) => judgeEvidence(question, index.search(question, 8), index);

/** The gate of a knowledge base elsewhere: of the index, nothing but the passages found is known. */
export const passageGate: Gate = (question, index) =>
  judgePassages(
    question,
    index.search(question, 8).map(({ passage }) => passage),
  );

export function measureGate(tasks: readonly Task[], most: number, gate: Gate): readonly GateQuality[] {
  const taskOf = (name: string) => tasks.find((task) => task.name === name);
  return [
    ...tasks.flatMap((task) =>
      task.unanswered.length > 0 ? [judge(task, 'its own', task.unanswered, most, gate)] : [],
    ),
    ...crossings.flatMap(([corpus, questions]) => {
      const task = taskOf(corpus);
      const other = taskOf(questions);
      return task === undefined || other === undefined ? [] : [judge(task, questions, other.queries, most, gate)];
    }),
  ];
}

function judge(task: Task, strangers: string, outside: readonly Row[], most: number, gate: Gate): GateQuality {
  const index = indexOf(task.passages);
  const verdictsOf = (rows: readonly Row[]) => sample(rows, most).map(({ text }) => gate(text, index));
  const inside = verdictsOf(task.queries);
  const others = verdictsOf(outside);
  const confidencesOf = (verdicts: typeof inside) => verdicts.map(({ confidence }) => confidence);
  const refused = (verdicts: typeof inside) =>
    verdicts.filter(({ answerability }) => answerability === 'none').length / verdicts.length;
  return {
    corpus: task.name,
    strangers,
    areaUnderCurve: areaUnderCurve(confidencesOf(inside), confidencesOf(others)),
    stopped: stoppedShare(confidencesOf(inside), confidencesOf(others)),
    refusedInside: refused(inside),
    refusedOutside: refused(others),
  };
}
