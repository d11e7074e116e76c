import { createAssistant } from '../../../src/assistant/create-assistant.js';
import type { Directory } from '../../../src/travel/directory/directory.js';
import { placeFinder } from '../../../src/travel/directory/place-finder.js';
import type { PlaceRow } from '../../../src/travel/directory/place-kind.js';
import type { Dialogue } from './data.js';

export interface ReplayScore {
  readonly turns: number;
  /** Replies that came from the tables. */
  readonly fromTables: number;
  /** Facts stated, by field. */
  readonly stated: Readonly<Record<string, number>>;
  readonly wrong: readonly string[];
  readonly requests: number;
  readonly answered: number;
  readonly saidUnknown: number;
  readonly misses: readonly string[];
}

const labels: Readonly<Record<string, string>> = {
  地址: '',
  电话: '',
  门票: '元',
  价格: '元',
  人均消费: '元',
  评分: '分',
  营业时间: '',
  地铁: '',
  游玩时间: '',
  酒店类型: '',
};

interface Book {
  readonly rows: ReadonlyMap<string, readonly PlaceRow[]>;
}

function bookOf({ tables }: Directory): Book {
  const rows = new Map<string, PlaceRow[]>();
  for (const table of tables)
    for (const row of table.rows) {
      const name = String(row[table.nameField]);
      rows.set(name, [...(rows.get(name) ?? []), row]);
    }
  return { rows };
}

/** What the row must be quoted as, written from the row alone. */
function quoted(row: PlaceRow, field: string): string | undefined {
  const value = row[field];
  if (value === null || value === undefined) return undefined;
  return field === '门票' && value === 0 ? '免费' : `${String(value)}${labels[field] ?? ''}`;
}

class FactCheck {
  readonly stated: Record<string, number> = {};
  readonly wrong: string[] = [];
  readonly #book: Book;

  constructor(book: Book) {
    this.#book = book;
  }

  /** Takes a reply apart by its lines: a name, and behind it or below it `field：value`. */
  check(id: string, reply: string): void {
    let subjects: readonly PlaceRow[] = [];
    for (const line of reply.split('\n')) {
      const item = /^(?:\d+\. )?(.+?)：(.*)$/.exec(line);
      const name = item?.[1] ?? '';
      const longest = [...this.#book.rows.keys()]
        .filter((known) => line.replace(/^\d+\. /, '').startsWith(`${known}：`))
        .sort((left, right) => right.length - left.length)[0];
      if (longest !== undefined) {
        subjects = this.#book.rows.get(longest) ?? [];
        this.#count('名称');
      } else if (/^\d+\. /.test(line)) this.wrong.push(`${id}: no such name: ${line}`);
      this.#checkFields(id, line, subjects);
      if (/^周边/.test(name)) for (const near of nearNames(item?.[2] ?? '')) this.#checkNear(id, near, subjects, name);
      const way = /^(.+)的地铁：(.+)$/.exec(line);
      if (way !== null) {
        this.#count('地铁');
        if (!(this.#book.rows.get(way[1] ?? '') ?? []).some((row) => row.地铁 === way[2]))
          this.wrong.push(`${id}: ${line}`);
      }
      this.#checkStray(id, line, subjects);
    }
  }

  #count(field: string): void {
    this.stated[field] = (this.stated[field] ?? 0) + 1;
  }

  #checkFields(id: string, line: string, subjects: readonly PlaceRow[]): void {
    for (const field of Object.keys(labels)) {
      for (const match of line.matchAll(new RegExp(`(?:^|；|：)${field}：`, 'g'))) {
        const rest = line.slice(match.index + match[0].length);
        if (rest.startsWith('资料里没有')) {
          if (!subjects.some((row) => row[field] === null || row[field] === undefined))
            this.wrong.push(`${id}: known after all: ${line}`);
          continue;
        }
        this.#count(field);
        const isRight = subjects.some((row) => {
          const value = quoted(row, field);
          return value !== undefined && (rest === value || rest.startsWith(`${value}；`));
        });
        if (!isRight) this.wrong.push(`${id}: ${field}: ${line}`);
      }
    }
  }

  #checkNear(id: string, near: string, subjects: readonly PlaceRow[], field: string): void {
    this.#count('周边');
    if (!subjects.some((row) => (row[field] as readonly string[] | undefined)?.includes(near)))
      this.wrong.push(`${id}: ${field}: ${near}`);
  }

  /** A phone number anywhere must be one of the things spoken of. */
  #checkStray(id: string, line: string, subjects: readonly PlaceRow[]): void {
    for (const [phone] of line.matchAll(/(?<![\d.-])(?:0\d{2,3}-?)?\d{7,8}(?![\d.])/g)) {
      if (!subjects.some((row) => `${String(row.电话)} ${String(row.名称)} ${String(row.地址)}`.includes(phone)))
        this.wrong.push(`${id}: stray number ${phone}: ${line}`);
    }
  }
}

function nearNames(text: string): readonly string[] {
  return text === '没有查到' ? [] : text.split('、').map((name) => name.trim());
}

/** Replays the customer's side of each dialogue against an assistant without a language model. */
export async function replay(dialogues: readonly Dialogue[], directory: Directory): Promise<ReplayScore> {
  const facts = new FactCheck(bookOf(directory));
  const assistant = createAssistant({ tools: [placeFinder({ directory })] });
  let turns = 0;
  let fromTables = 0;
  let requests = 0;
  let answered = 0;
  let saidUnknown = 0;
  const misses: string[] = [];
  for (const { id, turns: said } of dialogues) {
    const conversation = assistant.tenant('crosswoz').conversation(`dialogue-${id}`);
    for (const turn of said) {
      if (turn.role !== 'usr') continue;
      const sent = await conversation.send(turn.text);
      const text = sent.text.replace(/\\([\\`*_[\]|~<#>])/g, '$1');
      turns += 1;
      if (text.includes('：')) fromTables += 1;
      facts.check(id, text);
      for (const [intent, domain, slot] of turn.act) {
        if (intent !== 'Request' || !['景点', '餐馆', '酒店'].includes(domain)) continue;
        requests += 1;
        const state = answerState(slot, text);
        if (state === 'answered') answered += 1;
        else if (state === 'unknown') saidUnknown += 1;
        else misses.push(`${id} [${domain}-${slot}] ${turn.text}\n    → ${text.replaceAll('\n', ' / ').slice(0, 160)}`);
      }
    }
  }
  const { stated, wrong } = facts;
  return { turns, fromTables, stated, wrong, requests, answered, saidUnknown, misses };
}

function answerState(slot: string, reply: string): 'answered' | 'unknown' | 'missed' {
  const field = slot.startsWith('酒店设施') ? '酒店设施' : slot;
  if (field === '名称') return /^1\. /m.test(reply) ? 'answered' : /^没有找到/m.test(reply) ? 'unknown' : 'missed';
  const at = [...reply.matchAll(new RegExp(`${field}[^：\\n；]*：`, 'g'))];
  if (at.length === 0) return 'missed';
  const rest = at.map((match) => reply.slice(match.index + match[0].length));
  return rest.some((each) => !/^(?:资料里没有|没有查到)/.test(each)) ? 'answered' : 'unknown';
}
