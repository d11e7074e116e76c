import { judgeEvidence } from '../../src/knowledge/gate.js';
import { KeywordIndex } from '../../src/knowledge/keyword-index.js';
import { type Row, sample, type Task } from './tasks.js';

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

/** Questions of one task asked of another's corpus. */
const crossings: readonly (readonly [corpus: string, questions: string])[] = [
  ['zh_faq_qa', 'zh_faq_qq'],
  ['zh_faq_qa', 'zh_cmrc'],
  ['zh_faq_qq', 'zh_faq_qa'],
  ['zh_cmrc', 'zh_faq_qq'],
  ['zht_drcd', 'zh_cross_t2s'],
  ['en_faq_qa', 'en_faq_bank77'],
  ['en_faq_bank77', 'en_faq_hint3'],
  ['en_squad', 'en_faq_qa'],
];

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
  const index = new KeywordIndex();
  index.put(task.passages.map((passage) => ({ documentId: passage.documentId, passages: [passage] })));
  const verdictsOf = (rows: readonly Row[]) =>
    sample(rows, most).map(({ text }) => judgeEvidence(text, index.search(text, 8), index));
  const inside = verdictsOf(task.queries);
  const others = verdictsOf(outside);
  const confidences = inside.map(({ confidence }) => confidence).sort((one, other) => one - other);
  const threshold = confidences[Math.floor(confidences.length * 0.05)] ?? 0;
  const refused = (verdicts: typeof inside) =>
    verdicts.filter(({ answerability }) => answerability === 'none').length / verdicts.length;
  let wins = 0;
  for (const { confidence } of others) {
    for (const each of confidences) wins += each > confidence ? 1 : each === confidence ? 0.5 : 0;
  }
  return {
    corpus: task.name,
    strangers,
    areaUnderCurve: wins / (others.length * confidences.length),
    stopped: others.filter(({ confidence }) => confidence < threshold).length / others.length,
    refusedInside: refused(inside),
    refusedOutside: refused(others),
  };
}
