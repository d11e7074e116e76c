import type { LogEntry } from '../conversation-store.js';

const maxCharacters = 2_000;
const maxQuestion = 80;
const maxAnswer = 120;

/** One line of talk. */
export interface SpokenLine {
  readonly from: 'customer' | 'assistant' | 'operator';
  readonly text: string;
}

/** What was said, by whom, oldest first. */
export function spokenLines(entries: readonly LogEntry[]): readonly SpokenLine[] {
  const lines: { from: SpokenLine['from']; text: string }[] = [];
  const add = (from: SpokenLine['from'], text: string, joins = false) => {
    const last = lines.at(-1);
    if (joins && last?.from === from) {
      last.text += text;
    } else if (text.trim() !== '') {
      lines.push({ from, text });
    }
  };
  for (const { event } of entries) {
    if (event.type === 'turn-start' || event.type === 'message-join') {
      add('customer', event.text);
    } else if (event.type === 'text-delta') {
      add('assistant', event.delta, true);
    } else if (event.type === 'operator-message') {
      add('operator', event.text);
    }
  }
  return lines;
}

/** A summary without a model: what was asked and how each answer begins. The newest of it that fits 2 000 characters. */
export function extractSummary(former: string, entries: readonly LogEntry[]): string {
  const lines = spokenLines(entries).map(({ from, text }) => {
    const flat = text.replace(/\s+/gu, ' ').trim();
    const limit = from === 'customer' ? maxQuestion : maxAnswer;
    const end = from === 'customer' ? -1 : flat.search(/[。!?!?]/u) + 1;
    const short = end > 0 && end < limit ? flat.slice(0, end) : flat.slice(0, limit);
    return `${from}: ${short}${short.length < flat.length ? ' …' : ''}`;
  });
  const whole = [...(former === '' ? [] : former.split('\n')), ...lines];
  let length = 0;
  const dropped = whole.findLastIndex((line) => {
    length += line.length + 1;
    return length > maxCharacters;
  });
  return whole.slice(dropped + 1).join('\n');
}
