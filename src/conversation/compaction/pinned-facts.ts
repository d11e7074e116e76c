import type { PinnedFact } from '../../domain/conversation-event.js';
import type { LogEntry } from '../conversation-store.js';

/** Newest facts win; older ones are dropped. */
const maxFacts = 40;
const maxValueCharacters = 200;

/** What is recognised in what a customer writes. Precision first: a wrong fact is worse than a missing one. */
const patterns: readonly (readonly [string, RegExp])[] = [
  [
    'order-number',
    /(?:订单号?|訂單號?|单号|單號|团号|order(?: number| no\.?| id)?)\s*(?:是|为|為|is|[::#])?\s*([A-Za-z]{0,4}-?\d[\w-]{2,30})/giu,
  ],
  ['phone', /(?<!\d)(1[3-9]\d{9})(?!\d)/gu],
  ['email', /([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/gu],
  ['date', /((?:\d{4}年)?\d{1,2}月\d{1,2}[日号]|\d{4}-\d{2}-\d{2})/gu],
  ['amount', /(?:预算|預算|budget)[^\d\n]{0,8}(\d[\d,]*(?:\.\d+)?\s*(?:元|块|塊|yuan|rmb)?)/giu],
  ['people', /(\d+|[一二两兩三四五六七八九十]+)\s*(?:个人|個人|位|大人|adults|people)/giu],
  ['name', /(?:我叫|我姓|my name is)\s*([\p{Script=Han}]{1,4}(?=[,,。.!!\s]|$)|[A-Z][a-z]+(?: [A-Z][a-z]+)?)/gu],
];

/** Details that a compacted log must not lose, word for word: from what the customer wrote and what tools were given. */
export function pinnedFactsIn(entries: readonly LogEntry[], former: readonly PinnedFact[]): readonly PinnedFact[] {
  const facts = new Map(former.map((fact) => [keyOf(fact), fact]));
  const pin = (name: string, value: string) => {
    const fact = { name, value: value.trim().slice(0, maxValueCharacters) };
    if (fact.value !== '') {
      // Said again, it is new again.
      facts.delete(keyOf(fact));
      facts.set(keyOf(fact), fact);
    }
  };
  for (const { event } of entries) {
    if (event.type === 'turn-start' || event.type === 'message-join') {
      for (const [name, pattern] of patterns) {
        for (const match of event.text.matchAll(pattern)) {
          pin(name, match[1] ?? match[0]);
        }
      }
    } else if (event.type === 'tool-call') {
      for (const [name, value] of inputValues(event.arguments)) {
        pin(name, value);
      }
    }
  }
  return [...facts.values()].slice(-maxFacts);
}

function keyOf({ name, value }: PinnedFact): string {
  return JSON.stringify([name, value]);
}

function inputValues(written: string): readonly (readonly [string, string])[] {
  try {
    const input: unknown = JSON.parse(written);
    return Object.entries(typeof input === 'object' && input !== null ? input : {}).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [],
    );
  } catch {
    return [];
  }
}
