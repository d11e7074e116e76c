import type { Usage } from '../../domain/usage.js';
import type { SseItem } from '../../stream/sse-reader.js';
import type { ChatChunk } from '../chat-model.js';

/**
 * Turns what a response brings into chunks: one object for one reply. Knows nothing of time and transport.
 *
 * `push` is called until `done` is true or the body ends, then `finish` once.
 */
export interface ReplyDecoder {
  /** The text given out so far: what stands in the error of a reply that breaks. */
  readonly text: string;
  /** True when nothing more is to be expected, whether or not the body has ended. */
  readonly done: boolean;
  /** True once the endpoint said why the reply ends; a usage report may still follow. */
  readonly hasFinished: boolean;
  /** Counts what brought the reply forward, which heartbeats and empty chunks do not. */
  readonly progress: number;
  /**
   * Takes one item of the body and adds what it says to `chunks`.
   *
   * @throws {ModelError} the item carries an error, or is no part of a reply
   */
  push(item: SseItem, chunks: ChatChunk[]): void;
  /**
   * Ends the reply: adds what was held back and the `finish` to `chunks`.
   *
   * @throws {ModelError} kind `incomplete`: the body ended before the reply did; or the body was no reply
   */
  finish(chunks: ChatChunk[]): void;
  /** What the call has consumed so far, for replies that do not come to their end: one call, estimated. */
  consumed(): Usage;
}
