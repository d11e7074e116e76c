import type { ScoredPassage } from '../../domain/passage.js';
import { hashId } from '../../text/hash-id.js';
import { isRecord, toUnusableError } from './fault.js';

/** A passage as a knowledge base elsewhere gives it; only `text` must be there. */
export interface RemotePassage {
  /** Blank ones are left out. */
  readonly text: string;
  /** The passage's own id, unique in its document. Default: made of the text. */
  readonly id?: string | number | null | undefined;
  /** Default: the title, else made of the text. */
  readonly documentId?: string | number | null | undefined;
  /** Shown to the customer in citations. Default: the beginning of the text. */
  readonly title?: string | null | undefined;
  /** Headings above the passage, outermost first; for a question–answer pair, its question. Default none. */
  readonly headings?: readonly string[] | null | undefined;
  /** As the base gives it. Default: 1 for the first, falling with the rank. */
  readonly score?: number | null | undefined;
  /** Address that a customer may open; other things than http and https addresses are left out. */
  readonly source?: string | null | undefined;
  /** From 1. */
  readonly page?: number | null | undefined;
}

/** Passages with a score below `minScore` are left out, and those beyond `limit`. */
export interface PassageLimits {
  readonly limit: number;
  readonly minScore: number | undefined;
}

/** Most characters of a title that is made of the text. */
const titleLength = 40;

/**
 * Checks the passages of a stranger's answer and gives them their ids.
 *
 * @param given - best first
 * @throws {KnowledgeBaseError} it is no list of passages
 */
export async function readPassages(
  given: unknown,
  target: string,
  { limit, minScore }: PassageLimits,
): Promise<readonly ScoredPassage[]> {
  if (!Array.isArray(given)) throw toUnusableError(target, 'no list of passages');
  const passages = await Promise.all(given.map((item, place) => readPassage(item, place, target)));
  return passages
    .filter((found) => found !== undefined)
    .filter(({ score }) => minScore === undefined || score >= minScore)
    .slice(0, limit);
}

async function readPassage(given: unknown, place: number, target: string): Promise<ScoredPassage | undefined> {
  if (!isRecord(given)) throw toUnusableError(target, `a passage that is no object, at ${place}`);
  const { text, score } = given;
  if (typeof text !== 'string') throw toUnusableError(target, `a passage without text, at ${place}`);
  if (score !== undefined && score !== null && !Number.isFinite(score)) {
    throw toUnusableError(target, `a passage whose score is no number, at ${place}`);
  }
  if (text.trim() === '') return undefined;
  const { id, documentId, title, headings, source, page } = given;
  const ownTitle = toText(title);
  const hash = await hashId(text);
  const document = toId(documentId) ?? ownTitle ?? hash;
  const own = {
    source: isAddress(source) ? source : undefined,
    page: Number.isInteger(page) && (page as number) > 0 ? (page as number) : undefined,
  };
  return {
    passage: {
      id: `${document}#${toId(id) ?? hash}`,
      documentId: document,
      title: ownTitle ?? beginningOf(text),
      headings: Array.isArray(headings) ? headings.map(toText).filter((heading) => heading !== undefined) : [],
      text: text.trim(),
      ...(own.source !== undefined && { source: own.source }),
      ...(own.page !== undefined && { page: own.page }),
    },
    score: typeof score === 'number' ? score : 1 / (place + 1),
  };
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function toId(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : toText(value);
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https?:/i.test(value) && URL.canParse(value);
}

function beginningOf(text: string): string {
  const [line = ''] = text.trim().split('\n');
  const characters = [...line];
  return characters.length <= titleLength ? line : `${characters.slice(0, titleLength).join('')}…`;
}
