import type { TurnEvent } from '../../domain/turn.js';
import type { LogEntry, NewLogEntry } from '../conversation-store.js';
import { ValueReader } from './value-reader.js';
import { type PackingContext, ValueWriter } from './value-writer.js';

/**
 * The log of one conversation in one string, a fraction of what its entries take as objects.
 *
 * An entry is packed as: the id of its turn where it differs from that of the entry before; the milliseconds since that
 * entry, or the time as it was given where it is no ISO 8601 time in UTC with milliseconds; the event.
 */
export class PackedLog {
  readonly #context: PackingContext;
  #packed = '';
  #turnId: string | undefined;
  #milliseconds = 0;
  #fence = 0;
  #others: readonly unknown[] | undefined;

  constructor(context: PackingContext) {
    this.#context = context;
  }

  /** The fence of the conversation's owner. */
  get fence(): number {
    return this.#fence;
  }

  /** Appends entries, all or none. */
  append(entries: readonly NewLogEntry[]): void {
    const writer = new ValueWriter(this.#context, this.#turnId, this.#others);
    let turnId = this.#turnId;
    let milliseconds = this.#milliseconds;
    let fence = this.#fence;
    let at: string | undefined;
    for (const entry of entries) {
      if (entry.turnId !== turnId) {
        turnId = entry.turnId;
        writer.writeTurn(turnId);
      }
      // Most entries of one write are of the same moment.
      const time = entry.at === at ? milliseconds : toMilliseconds(entry.at);
      writer.write(time === undefined ? entry.at : time - milliseconds);
      if (time !== undefined) {
        milliseconds = time;
        at = entry.at;
      }
      writer.write(entry.event);
      if (entry.event.type === 'owner-change') {
        fence = entry.event.fence;
      }
    }
    const endsTurn = entries.at(-1)?.event.type === 'turn-end';
    // Engines keep a sum of strings as a chain of them, which a streamed answer makes long; `join` copies it flat.
    this.#packed = endsTurn ? [this.#packed, writer.packed].join('') : this.#packed + writer.packed;
    this.#turnId = turnId;
    this.#milliseconds = milliseconds;
    this.#fence = fence;
    if (writer.newOthers.length > 0) {
      this.#others = [...(this.#others ?? []), ...writer.newOthers];
    }
  }

  /** All entries, oldest first. Nothing in them is shared with the log, or with what is read at another time. */
  read(): LogEntry[] {
    const reader = new ValueReader(this.#packed, this.#context, this.#others);
    const log: LogEntry[] = [];
    let milliseconds = 0;
    let at = '';
    while (!reader.isAtEnd) {
      const turnId = reader.readTurn();
      const time = reader.read();
      if (typeof time === 'string') {
        log.push({ sequence: log.length + 1, at: time, turnId, event: reader.read() as TurnEvent });
        continue;
      }
      if (time !== 0 || at === '') {
        milliseconds += time as number;
        at = new Date(milliseconds).toISOString();
      }
      log.push({ sequence: log.length + 1, at, turnId, event: reader.read() as TurnEvent });
    }
    return log;
  }
}

/** @returns undefined for a time that would not be written the same way again, or whose differences are not exact */
function toMilliseconds(at: string): number | undefined {
  const milliseconds = Date.parse(at);
  return milliseconds >= 0 && new Date(milliseconds).toISOString() === at ? milliseconds : undefined;
}
