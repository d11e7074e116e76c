/**
 * Finding places by talk, measured on the dialogues of CrossWOZ.
 *
 *   npx tsx bench/travel/crosswoz.ts <folder> [--file dialogues-dev.json] [--misses search|state|replay]
 *
 * The folder holds `attractions.json`, `restaurants.json`, `hotels.json` and the dialogues. Every third dialogue is kept
 * apart: its misses are never listed.
 *
 * 1. *Search*: from each annotated final query (`query`, or `queryInit` where the operator changed nothing) of a kind with
 *    `selectedResults`, to a result that holds all that was selected; beside it a literal filter.
 * 2. *State*: after each customer's turn, the wishes by kind and field against the `queryInit` of the operator's answer,
 *    right only when all triples (kind, field, value) are the same, metro and taxi included, `selectedResults` left out.
 *    Values are compared without spaces, lists without order, and what no row tells apart is the same (`sameValue`).
 *    - *State given*: the annotated final query of the turn before stands before the message, as for the published RuleDST,
 *      which was given the annotated acts of the customer besides; ours reads the words.
 *    - *Whole talk*: our own state is carried on, as for TRADE. Of the operators' own changes only those are known that
 *      their words show: who offers what does not meet a wish has let go of it.
 *    - *Whole talk, told*: the same with what operators changed by hand between `queryInit` and `query`, as an assistant
 *      knows of its own searches, and without the names of things that they had offered: one operator in five notes them.
 *    - *Ceiling*: a reader that reads every message as annotated, and knows of the operators as much as ours in *whole
 *      talk*; such names, which no message decides, are left as ours are.
 * 3. *Replay*: the customer's turns sent to an assistant without a language model. Each fact in its replies is compared
 *    with the row by a reader of replies that shares no code with the writer. A requested fact (act `Request`) counts as
 *    answered when the reply states that field, and as "said to be unknown" when it says so.
 * 4. *Speed* with 100 000 rows.
 */
import { parseArgs } from 'node:util';
import { type Dialogue, readDialogues, readTables } from './crosswoz/data.js';
import { crossWozDirectory, crossWozTables } from './crosswoz/directory.js';
import { replay } from './crosswoz/replay.js';
import { scoreSearch } from './crosswoz/search.js';
import { measureSpeed } from './crosswoz/speed.js';
import { scoreStates } from './crosswoz/state.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { file: { type: 'string', default: 'dialogues-dev.json' }, misses: { type: 'string' } },
});
const [folder] = positionals;
if (folder === undefined) {
  throw new Error('Name the folder with attractions.json, restaurants.json, hotels.json and the dialogues');
}
const tables = readTables(folder);
const directory = crossWozDirectory(tables);
const dialogues = readDialogues(folder, values.file);
const percent = (part: number, all: number) => `${part} of ${all} (${((100 * part) / all).toFixed(1)} %)`;

async function report(title: string, part: readonly Dialogue[], listed: string | undefined): Promise<void> {
  console.log(`\n${title}: ${part.length} dialogues`);
  const search = scoreSearch(part, directory);
  console.log(
    `  search   ${percent(search.found, search.queries)}, median ${search.medianRows} rows, a wish left out in ${search.leftOut}`,
  );
  console.log(`  literal  ${percent(search.literal, search.queries)}, median ${search.medianLiteralRows} rows`);
  const states = (['given', 'whole', 'told', 'ceiling'] as const).map((before) => scoreStates(part, directory, before));
  const [given, whole, told, ceiling] = states.map(({ right, all }) => percent(right, all));
  console.log(`  state    given ${given}; whole talk ${whole}, told ${told}; ceiling of the whole talk ${ceiling}`);
  const replayed = await replay(part, directory);
  const stated = Object.values(replayed.stated).reduce((sum, count) => sum + count, 0);
  console.log(
    `  replay   ${replayed.turns} turns, ${replayed.fromTables} answered from the tables; ${stated} facts stated, ${replayed.wrong.length} wrong`,
  );
  console.log(
    `           ${Object.entries(replayed.stated)
      .map(([field, count]) => `${field} ${count}`)
      .join(', ')}`,
  );
  console.log(
    `           requested facts ${percent(replayed.answered, replayed.requests)}, and ${replayed.saidUnknown} said to be unknown`,
  );
  for (const wrong of replayed.wrong.slice(0, 20)) console.log(`  wrong: ${wrong}`);
  if (listed === 'search') for (const miss of search.misses) console.log(`  - ${miss}`);
  if (listed === 'replay') for (const miss of replayed.misses) console.log(`  - ${miss}`);
  if (listed === 'state') {
    for (const { dialogue, before, text, acts, difference } of states[2]?.misses ?? []) {
      console.log(
        `${dialogue} before: ${before.slice(0, 60)}\n   said: ${text}\n     ${acts}\n     ${difference.join('  ')}`,
      );
    }
  }
}

await report(
  'looked at',
  dialogues.filter((_, index) => index % 3 !== 2),
  values.misses,
);
await report(
  'kept apart',
  dialogues.filter((_, index) => index % 3 === 2),
  undefined,
);
const speed = measureSpeed(crossWozTables(tables), 100_000);
console.log(
  `\nspeed with ${speed.rows} rows: build ${speed.buildMs.toFixed(0)} ms, first message ${speed.firstMessageMs.toFixed(0)} ms, search ${speed.searchMs.toFixed(1)} ms, message ${speed.messageMs.toFixed(2)} ms`,
);
