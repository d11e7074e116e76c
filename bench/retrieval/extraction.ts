/**
 * Measures the offline model's answers from the right passage: `npx tsx bench/retrieval/extraction.ts <folder>`.
 *
 * A task is a folder with `corpus.jsonl` ({ id, text, title? }), `queries.jsonl` ({ id, text }) and `qrels.tsv`. Each
 * question is asked with its passage as the only evidence, or its passages where several are marked. Passages are put
 * into two halves by a hash of their id: develop on `dev`, and judge by `test`, which nothing was fitted on.
 *
 * The tasks mark passages, not answers. `--answers <folder>` gives `<task>.jsonl` ({ id, answers }): what the public
 * data set marks as right for each question. A reply is right when it holds one of them, white space, punctuation and
 * script aside. Questions whose passage holds none of their answers are left out and counted. Beside the offline model
 * stand the sentence nearest to the question, a sentence by chance, and the shortest run of sentences with an answer.
 *
 * `--show <number>` prints so many of the longest replies of the dev half; `--misses <number>` the wrong ones.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Passage } from '../../src/domain/passage.js';
import type { ChatRequest } from '../../src/model/chat-model.js';
import { offlineReply } from '../../src/model/offline/offline-reply.js';
import { offlineWords } from '../../src/model/offline/words.js';
import { isFunctionWord } from '../../src/text/function-words.js';
import { foldScript } from '../../src/text/script.js';
import { splitSentences } from '../../src/text/sentences.js';
import { tokenize } from '../../src/text/tokenize.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    queries: { type: 'string', default: '5000' },
    show: { type: 'string', default: '0' },
    answers: { type: 'string' },
    misses: { type: 'string', default: '0' },
  },
});
const folder = positionals[0];
if (folder === undefined)
  throw new Error(
    'usage: npx tsx bench/retrieval/extraction.ts <folder> [--answers <folder>] [--queries <most per task>]',
  );

interface Row {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
}

const linesOf = (task: string, file: string) =>
  readFileSync(join(folder, task, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
const readRows = (task: string, file: string) => linesOf(task, file).map((line) => JSON.parse(line) as Row);

function answer(question: string, passage: Passage, language: ChatRequest['language']): string {
  const evidence = { answerability: 'answerable', confidence: 1, passages: [passage] } as const;
  const request: ChatRequest = {
    instructions: '',
    messages: [
      {
        role: 'user',
        parts: [
          { type: 'text', text: question },
          { type: 'evidence', evidence },
        ],
      },
    ],
    tools: [],
    language,
    now: new Date(0),
  };
  let text = '';
  for (const chunk of offlineReply(request)) if (chunk.type === 'text-delta') text += chunk.delta;
  return text;
}

const plain = (text: string) => foldScript(text.normalize('NFKC').toLowerCase()).replace(/[\s\p{P}]/gu, '');

/** The sentence that has most words or Han pairs of the question; the first of several. */
function nearestSentence(question: string, text: string): string {
  const contentOf = (part: string) => {
    const { words, bigrams } = tokenize(part);
    return new Set([...words, ...bigrams].filter((token) => !isFunctionWord(token)));
  };
  const asked = contentOf(question);
  let nearest = '';
  let most = -1;
  for (const sentence of splitSentences(text)) {
    const found = [...contentOf(sentence.text)].filter((token) => asked.has(token)).length;
    if (found > most) {
      most = found;
      nearest = sentence.text;
    }
  }
  return nearest;
}

/** The shortest run of whole sentences that holds an answer; the whole text where none does. */
function shortestRun(sentences: readonly string[], answers: readonly string[]): string {
  let shortest = sentences.join('');
  for (let first = 0; first < sentences.length; first += 1) {
    for (let last = first + 1; last <= sentences.length; last += 1) {
      const run = sentences.slice(first, last).join('');
      if (run.length >= shortest.length) break;
      if (holdsAnswer(run, answers)) shortest = run;
    }
  }
  return shortest;
}

function holdsAnswer(text: string, answers: readonly string[]): boolean {
  return answers.some((answer) => plain(text).includes(plain(answer)));
}

function readAnswers(file: string): ReadonlyMap<string, readonly string[]> {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return new Map(
    rows.map((line) => JSON.parse(line) as { id: string; answers: string[] }).map((row) => [row.id, row.answers]),
  );
}

/** A number from a text, the same on every run. */
const numberOf = (text: string) => createHash('sha256').update(text).digest().readUInt32BE(0);

interface Reply {
  readonly question: string;
  readonly text: string;
  readonly share: number;
  /** Undefined where no answers are given. */
  readonly isRight: boolean | undefined;
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`.padStart(7);

function report(name: string, asked: number, replies: readonly Reply[]): void {
  const right = replies.filter(({ isRight }) => isRight).length;
  console.log(
    `  ${name.padEnd(18)} ${replies.some(({ isRight }) => isRight !== undefined) ? `answer inside ${percent(right, asked)}, ` : ''}` +
      `no reply ${percent(asked - replies.length, asked)}, mean length ${percent(
        replies.reduce((sum, { share }) => sum + share, 0),
        replies.length,
      )}, longer than a third ${percent(replies.filter(({ share }) => share > 1 / 3).length, replies.length)}`,
  );
}

function measure(task: string, language: ChatRequest['language']): void {
  const passages = new Map(readRows(task, 'corpus.jsonl').map((row) => [row.id, row]));
  const right = new Map(linesOf(task, 'qrels.tsv').map((line) => line.split('\t') as [string, string]));
  const queries = readRows(task, 'queries.jsonl');
  const marked = values.answers === undefined ? undefined : readAnswers(join(values.answers, `${task}.jsonl`));
  const step = Math.max(1, Math.ceil(queries.length / Number(values.queries)));
  for (const half of ['dev', 'test']) {
    const answerers = ['offline model', 'nearest sentence', 'sentence by chance', 'best possible'] as const;
    const replies = answerers.map((): Reply[] => []);
    let asked = 0;
    let leftOut = 0;
    for (const { id, text: question } of queries.filter((_, index) => index % step === 0)) {
      const row = passages.get(right.get(id) ?? '');
      if (row === undefined || (numberOf(row.id) % 2 === 0 ? 'dev' : 'test') !== half) continue;
      const { text, title = '' } = row;
      const answers = marked === undefined ? undefined : (marked.get(id) ?? []);
      if (answers !== undefined && !holdsAnswer(text, answers)) {
        leftOut += 1;
        continue;
      }
      asked += 1;
      const sentences = splitSentences(text).map((sentence) => sentence.text);
      const texts = [
        answer(question, { id: row.id, documentId: row.id, title, headings: [], text }, language),
        nearestSentence(question, text),
        sentences[numberOf(question) % sentences.length] ?? '',
        ...(answers === undefined ? [] : [shortestRun(sentences, answers)]),
      ];
      for (const [index, reply] of texts.entries()) {
        if (reply === offlineWords[language].notKnown) continue;
        const isRight = answers && holdsAnswer(reply, answers);
        replies[index]?.push({ question, text: reply, share: reply.length / text.length, isRight });
      }
    }
    console.log(`${task}, ${half} half: ${asked} questions${marked ? `, ${leftOut} left out` : ''}`);
    for (const [index, name] of answerers.entries()) {
      const own = replies[index] ?? [];
      if (own.length > 0) report(name, asked, own);
    }
    if (half === 'dev') show(replies[0] ?? []);
  }
}

function show(replies: readonly Reply[]): void {
  const longest = [...replies].sort((one, other) => other.share - one.share).slice(0, Number(values.show));
  const wrong = replies.filter(({ isRight }) => isRight === false).slice(0, Number(values.misses));
  for (const { question, text, share } of [...longest, ...wrong]) {
    console.log(`\n${share.toFixed(2)} ${question}\n  ${text}`);
  }
}

measure('zh_cmrc', 'zh-Hans');
measure('en_squad', 'en');
