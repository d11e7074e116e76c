/**
 * Measures how short the offline model answers from the right passage: `npx tsx bench/retrieval/extraction.ts <folder>`.
 *
 * A task is a folder with `corpus.jsonl` ({ id, text, title? }), `queries.jsonl` ({ id, text }) and `qrels.tsv`. Each
 * question is asked with its passage as the only evidence. The tasks mark passages, not answers: whether a reply is
 * right is not measured. Printed instead: the mean length of a reply as a share of its passage, how many are longer than
 * a third, how many questions get no reply, and how many replies hold the sentence with most of the question's words.
 * `--show <number>` prints so many of the longest replies.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Passage } from '../../src/domain/passage.js';
import type { ChatRequest } from '../../src/model/chat-model.js';
import { offlineReply } from '../../src/model/offline/offline-reply.js';
import { offlineWords } from '../../src/model/offline/words.js';
import { isFunctionWord } from '../../src/text/function-words.js';
import { splitSentences } from '../../src/text/sentences.js';
import { tokenize } from '../../src/text/tokenize.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { queries: { type: 'string', default: '1000' }, show: { type: 'string', default: '0' } },
});
const folder = positionals[0];
if (folder === undefined)
  throw new Error('usage: npx tsx bench/retrieval/extraction.ts <folder> [--queries <most per task>]');

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

const plain = (text: string) => text.replace(/[\s\p{P}]/gu, '');

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

function measure(task: string, language: ChatRequest['language']): void {
  const passages = new Map(readRows(task, 'corpus.jsonl').map((row) => [row.id, row]));
  const right = new Map(linesOf(task, 'qrels.tsv').map((line) => line.split('\t') as [string, string]));
  const queries = readRows(task, 'queries.jsonl');
  const step = Math.max(1, Math.ceil(queries.length / Number(values.queries)));
  const replies: { readonly question: string; readonly text: string; readonly share: number }[] = [];
  let asked = 0;
  let sentences = 0;
  let holdNearest = 0;
  for (const { id, text: question } of queries.filter((_, index) => index % step === 0)) {
    const row = passages.get(right.get(id) ?? '');
    if (row === undefined) continue;
    asked += 1;
    const { text, title = '' } = row;
    const reply = answer(question, { id: row.id, documentId: row.id, title, headings: [], text }, language);
    if (reply === offlineWords[language].notKnown) continue;
    replies.push({ question, text: reply, share: reply.length / text.length });
    sentences += splitSentences(reply).length;
    if (plain(reply).includes(plain(nearestSentence(question, text)))) holdNearest += 1;
  }
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  const shares = replies.reduce((sum, { share }) => sum + share, 0);
  console.log(
    `${task.padEnd(10)} ${asked} questions, no reply ${percent(asked - replies.length, asked)}, ` +
      `mean length ${percent(shares, replies.length)} of the passage, ` +
      `longer than a third ${percent(replies.filter(({ share }) => share > 1 / 3).length, replies.length)}, ` +
      `${(sentences / replies.length).toFixed(2)} sentences a reply, ` +
      `hold the nearest sentence ${percent(holdNearest, replies.length)}`,
  );
  for (const { question, text, share } of [...replies]
    .sort((one, other) => other.share - one.share)
    .slice(0, Number(values.show))) {
    console.log(`\n${share.toFixed(2)} ${question}\n  ${text}`);
  }
}

measure('zh_cmrc', 'zh-Hans');
measure('en_squad', 'en');
