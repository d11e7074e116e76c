import type { LogEntry, NewLogEntry } from '../conversation-store.js';
import { ValueReader } from './value-reader.js';
import { type EarlierTexts, type PackingContext, ValueWriter } from './value-writer.js';

/** A place in the packed log, and what the entries after it build on. */
interface Anchor {
  /** Of the last entry before it. */
  readonly sequence: number;
  readonly position: number;
  readonly turnId: string | undefined;
  readonly milliseconds: number;
}

const beginning: Anchor = { sequence: 0, position: 0, turnId: undefined, milliseconds: 0 };

/**
 * The log of one conversation in one string, a fraction of what its entries take as objects.
 *
 * An entry is packed as: the id of its turn where it differs from that of the entry before; the milliseconds since that
 * entry, or the time as it was given where it is no ISO 8601 time in UTC with milliseconds; the event.
 */
export class PackedLog {
  readonly #context: PackingContext;
  #packed = '';
  #sequence = 0;
  #turnId: string | undefined;
  #milliseconds = 0;
  #others: readonly unknown[] | undefined;
  #earlier: EarlierTexts | undefined;
  /** Where reading begins that needs nothing older. */
  #checkpoint: Anchor = beginning;

  constructor(context: PackingContext) {
    this.#context = context;
  }

  /** Sequence of the last entry. */
  get sequence(): number {
    return this.#sequence;
  }

  /** The highest checkpoint so far. */
  get checkpoint(): number {
    return this.#checkpoint.sequence;
  }

  /** Appends entries, all or none. */
  append(entries: readonly NewLogEntry[]): void {
    // A copy, for a write that fails changes nothing.
    const earlier: EarlierTexts = new Map(this.#earlier);
    const writer = new ValueWriter(this.#context, this.#turnId, this.#others, this.#packed.length, earlier);
    let turnId = this.#turnId;
    let milliseconds = this.#milliseconds;
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
    }
    const endsTurn = entries.at(-1)?.event.type === 'turn-end';
    // Engines keep a sum of strings as a chain of them, which a streamed answer makes long; `join` copies it flat.
    this.#packed = endsTurn ? [this.#packed, writer.packed].join('') : this.#packed + writer.packed;
    this.#sequence += entries.length;
    // Between turns nothing is kept but what is packed.
    this.#earlier = endsTurn ? undefined : earlier;
    this.#turnId = turnId;
    this.#milliseconds = milliseconds;
    if (writer.newOthers.length > 0) {
      this.#others = [...(this.#others ?? []), ...writer.newOthers];
    }
  }

  /** Sets the checkpoint where it is higher than the one before. */
  raiseCheckpoint(sequence: number): void {
    if (sequence > this.#checkpoint.sequence) {
      this.#checkpoint = this.#decode(this.#checkpoint, Math.min(sequence, this.#sequence), () => {});
    }
  }

  /**
   * Entries after a sequence, oldest first. Nothing in them is shared with the log, or with what is read at another time.
   */
  read(after: number): LogEntry[] {
    const log: LogEntry[] = [];
    if (after < this.#sequence) {
      const from = after >= this.#checkpoint.sequence ? this.#checkpoint : beginning;
      this.#decode(from, this.#sequence, (entry) => {
        if (entry.sequence > after) {
          log.push(entry);
        }
      });
    }
    return log;
  }

  /** Reads on from a place up to a sequence. */
  #decode(from: Anchor, until: number, take: (entry: LogEntry) => void): Anchor {
    const reader = new ValueReader(this.#packed, this.#context, this.#others, from);
    let { sequence, milliseconds } = from;
    let isoTime = '';
    while (sequence < until) {
      const turnId = reader.readTurn();
      const time = reader.read();
      if (typeof time === 'number' && (time !== 0 || isoTime === '')) {
        milliseconds += time;
        isoTime = new Date(milliseconds).toISOString();
      }
      sequence += 1;
      take({
        sequence,
        at: typeof time === 'string' ? time : isoTime,
        ...(turnId !== undefined && { turnId }),
        event: reader.read() as LogEntry['event'],
      });
    }
    return { sequence, position: reader.position, turnId: reader.turnId, milliseconds };
  }
}

/** @returns undefined for a time that would not be written the same way again, or whose differences are not exact */
function toMilliseconds(at: string): number | undefined {
  const milliseconds = Date.parse(at);
  return milliseconds >= 0 && new Date(milliseconds).toISOString() === at ? milliseconds : undefined;
}
