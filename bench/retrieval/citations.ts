/**
 * Measures citations on sentences made from passages: `npx tsx bench/retrieval/citations.ts <folder> [--sentences <per task>]`.
 *
 * A task is a folder with `corpus.jsonl` ({ id, text, title? }). Sentences of its passages are copied, lightly reworded
 * and doctored by script with a fixed seed. Printed: the share of copied and reworded sentences that their passage is
 * said not to support (false alarms), and the share of doctored ones that it is rightly said not to support, by task
 * and by kind of change; "exchange" puts another number or name of the same passage in. `--show <kind>` lists the wrong verdicts on one kind.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Passage } from '../../src/domain/passage.js';
import { CitationFinder } from '../../src/knowledge/citation/citation.js';
import { normalizeText } from '../../src/text/normalize.js';
import { splitSentences } from '../../src/text/sentences.js';
import { type Change, createRandom, doctorings, looseRewordings, type Maker, rewordings } from './citation-changes.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { sentences: { type: 'string', default: '400' }, show: { type: 'string' }, seed: { type: 'string' } },
});
const folder = positionals[0];
if (folder === undefined)
  throw new Error('usage: npx tsx bench/retrieval/citations.ts <folder> [--sentences <per task>]');
const perTask = Number(values.sentences);
const taskNames = ['zh_cmrc', 'zht_drcd', 'en_squad', 'zh_faq_qa', 'en_faq_qa'];

interface Tally {
  asked: number;
  supported: number;
  ms: number;
}

function readPassages(task: string): Passage[] {
  return readFileSync(join(folder ?? '', task, 'corpus.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { id: string; text: string; title?: string })
    .map(({ id, text, title = '' }) => ({ id, documentId: id, title, headings: [], text }));
}

const isLongEnough = (text: string) =>
  text.length <= 400 && ((text.match(/[\u3400-\u9fff]/g)?.length ?? 0) >= 10 || text.split(/\s+/).length >= 6);

function measure(task: string): Map<string, Tally> {
  const random = createRandom(Number(values.seed ?? 20_260_101));
  const passages = readPassages(task);
  const tallies = new Map<string, Tally>();
  const makers: readonly (readonly [string, Maker])[] = [
    ['copied', (text) => text],
    ['reworded', rewordings],
    ...looseRewordings,
    ...doctorings,
  ];
  const all = passages.flatMap((passage) =>
    splitSentences(passage.text)
      .filter(({ text }) => isLongEnough(text))
      .map(({ text }) => ({ text, passage })),
  );
  const step = Math.max(1, Math.floor(all.length / perTask));
  for (let at = 0; at < all.length; at += step) {
    const { text, passage } = all[at] as (typeof all)[number];
    const others = () => (passages[Math.floor(random() * passages.length)] as Passage).text;
    const change: Change = {
      random,
      others,
      passage: passage.text,
      support: normalizeText(`${passage.title}\n${passage.text}`),
    };
    for (const [kind, make] of makers) {
      const made = make(text, change);
      if (made === undefined || (kind !== 'copied' && made === text)) continue;
      const tally = tallies.get(kind) ?? { asked: 0, supported: 0, ms: 0 };
      tallies.set(kind, tally);
      const finder = new CitationFinder();
      finder.supportingPassage(text, [passage]);
      const start = performance.now();
      const isSupported = finder.supportingPassage(made, [passage]) !== undefined;
      tally.ms += performance.now() - start;
      tally.asked += 1;
      if (isSupported) tally.supported += 1;
      if (kind === values.show && isSupported !== (kind === 'copied' || kind === 'reworded' || kind === 'synonym')) {
        console.log(`\n[${task}] ${kind}\n  was: ${text}\n  now: ${made}`);
      }
    }
  }
  return tallies;
}

const percent = (part: number, whole: number) => (whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} %`);

function print(name: string, tallies: ReadonlyMap<string, Tally>): void {
  const cells = ['copied', 'reworded', ...[...looseRewordings, ...doctorings].map(([kind]) => kind)].map((kind) => {
    const { asked, supported } = tallies.get(kind) ?? { asked: 0, supported: 0 };
    return `${kind} ${percent(asked - supported, asked)} of ${asked}`.padEnd(26);
  });
  console.log(`${name.padEnd(10)} ${cells.join('')}`);
}

const sums = new Map<string, Map<string, Tally>>();
console.log(
  'Share said not to be supported: false alarms on copied, reworded and synonym, rightly caught on the rest.',
);
for (const task of taskNames) {
  const tallies = measure(task);
  print(task, tallies);
  for (const group of [task.startsWith('zh') ? 'Chinese' : 'English', 'all']) {
    const sum = sums.get(group) ?? new Map<string, Tally>();
    sums.set(group, sum);
    for (const [kind, { asked, supported, ms }] of tallies) {
      const before = sum.get(kind) ?? { asked: 0, supported: 0, ms: 0 };
      sum.set(kind, { asked: before.asked + asked, supported: before.supported + supported, ms: before.ms + ms });
    }
  }
}
for (const [group, tallies] of sums) print(group, tallies);
const total = [...(sums.get('all')?.values() ?? [])];
const ms = total.reduce((sum, tally) => sum + tally.ms, 0) / total.reduce((sum, tally) => sum + tally.asked, 0);
console.log(`${ms.toFixed(3)} ms a sentence against one passage already read`);
