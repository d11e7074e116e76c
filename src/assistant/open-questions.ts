import type { LogEntry } from '../conversation/conversation-store.js';
import type { TurnEvent } from '../domain/turn.js';

/** A question that was asked and not answered well. */
export interface OpenQuestion {
  /** As it was asked last. */
  readonly question: string;
  /** What the customer was told last; empty where it was nothing. */
  readonly answer: string;
  /** In how many turns it was asked; ways to write it that differ by punctuation, width or case are one. */
  readonly times: number;
  /** `no-evidence`: nothing in the knowledge answers it. `bad-rating`: somebody said that the answer was bad. */
  readonly reasons: readonly ('no-evidence' | 'bad-rating')[];
  /** ISO 8601. */
  readonly lastAskedAt: string;
  readonly turns: readonly { readonly conversationId: string; readonly turnId: string }[];
}

interface Found extends Omit<OpenQuestion, 'times' | 'reasons' | 'turns'> {
  readonly reasons: Set<'no-evidence' | 'bad-rating'>;
  readonly turns: { readonly conversationId: string; readonly turnId: string }[];
}

interface AskedTurn {
  readonly question: string;
  readonly at: string;
  readonly reasons: Set<'no-evidence' | 'bad-rating'>;
  readonly events: TurnEvent[];
}

/** Collects such questions from logs of conversations. */
export class OpenQuestions {
  readonly #textOf: (turn: readonly TurnEvent[]) => string;
  readonly #found = new Map<string, Found>();

  /** @param textOf - what the customer was shown in a turn */
  constructor(textOf: (turn: readonly TurnEvent[]) => string) {
    this.#textOf = textOf;
  }

  add(conversationId: string, log: readonly LogEntry[], since: string): void {
    const turns = new Map<string, AskedTurn>();
    for (const { at, turnId = '', event } of log) {
      const turn = turns.get(event.type === 'rating' ? event.turnId : turnId);
      if (event.type !== 'rating') turn?.events.push(event as TurnEvent);
      switch (event.type) {
        case 'turn-start':
          if (event.text !== '' && at >= since) {
            turns.set(turnId, { question: event.text, at, reasons: new Set(), events: [] });
          }
          break;
        case 'evidence':
          if (event.evidence.answerability === 'none') turn?.reasons.add('no-evidence');
          break;
        case 'tool-result':
          // What a tool has found is an answer too.
          if (event.outcome === 'done') turn?.reasons.delete('no-evidence');
          break;
        case 'rating':
          if (event.rating === 'bad') turn?.reasons.add('bad-rating');
          else turn?.reasons.delete('bad-rating');
          break;
      }
    }
    for (const [turnId, turn] of turns) {
      if (turn.reasons.size > 0) this.#note(turn, { conversationId, turnId });
    }
  }

  /** What was asked most comes first, then what was asked last. */
  list(): readonly OpenQuestion[] {
    return [...this.#found.values()]
      .map(({ reasons, turns, ...rest }) => ({ ...rest, times: turns.length, reasons: [...reasons], turns }))
      .sort((one, other) => other.times - one.times || (one.lastAskedAt < other.lastAskedAt ? 1 : -1));
  }

  #note({ question, at, reasons, events }: AskedTurn, turn: Found['turns'][number]): void {
    const key = question
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
    const known = this.#found.get(key);
    const isLater = known === undefined || known.lastAskedAt <= at;
    this.#found.set(key, {
      question: isLater ? question : known.question,
      answer: isLater ? this.#textOf(events) : known.answer,
      lastAskedAt: isLater ? at : known.lastAskedAt,
      reasons: new Set([...(known?.reasons ?? []), ...reasons]),
      turns: [...(known?.turns ?? []), turn],
    });
  }
}
