import { judgeEvidence } from '../../src/knowledge/gate/gate.js';
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

export function measureGate(tasks: readonly Task[], most: number): readonly GateQuality[] {
  const taskOf = (name: string) => tasks.find((task) => task.name === name);
  return [
    ...tasks.flatMap((task) => (task.unanswered.length > 0 ? [judge(task, 'its own', task.unanswered, most)] : [])),
    ...crossings.flatMap(([corpus, questions]) => {
      const task = taskOf(corpus);
      const other = taskOf(questions);
      return task === undefined || other === undefined ? [] : [judge(task, questions, other.queries, most)];
    }),
  ];
}

function judge(task: Task, strangers: string, outside: readonly Row[], most: number): GateQuality {
  const index = indexOf(task.passages);
  const verdictsOf = (rows: readonly Row[]) =>
    sample(rows, most).map(({ text }) => judgeEvidence(text, index.search(text, 8), index));
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
