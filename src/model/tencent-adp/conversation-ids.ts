import { nanoid } from 'nanoid';
import { ConfigurationError } from '../../error/configuration-error.js';
import type { ChatRequest } from '../chat-model.js';

export type Conversation = NonNullable<ChatRequest['conversation']>;

/** By what names the platform knows a conversation and who talks in it. */
export interface PlatformIds {
  /** 32 to 64 of `a-z`, `A-Z`, `0-9`, `_` and `-`, as `visitorId` has 1 to 64. */
  readonly conversationId: string;
  readonly visitorId: string;
}

/**
 * Names a conversation for the platform: by a SHA-256 of tenant and conversation, so that each turn of one conversation
 * has the same ids, on every machine and after every restart, and no two conversations share them. A request that
 * belongs to no conversation gets ids of its own.
 *
 * @param toVisitorId - the caller's own name of the customer; what the platform does not allow in one is hashed
 * @throws {ConfigurationError} the caller's name is no text, or the runtime has no WebCrypto
 */
export async function toPlatformIds(
  owner: string,
  conversation: Conversation | undefined,
  toVisitorId: ((conversation: Conversation) => string) | undefined,
): Promise<PlatformIds> {
  if (conversation === undefined) {
    const id = nanoid(32);
    return { conversationId: id, visitorId: id };
  }
  const { tenantId, conversationId } = conversation;
  return {
    conversationId: await hash('conversation', tenantId, conversationId),
    visitorId:
      toVisitorId === undefined
        ? await hash('visitor', tenantId, conversationId)
        : await toAllowedId(owner, tenantId, toVisitorId(conversation)),
  };
}

async function toAllowedId(owner: string, tenantId: string, visitorId: unknown): Promise<string> {
  if (typeof visitorId !== 'string' || visitorId === '') {
    throw new ConfigurationError(`${owner}: "visitorId" must give a text that is not empty`);
  }
  return /^[a-zA-Z0-9_-]{1,64}$/.test(visitorId) ? visitorId : hash('named visitor', tenantId, visitorId);
}

/** @returns 64 hexadecimal digits */
async function hash(...names: readonly string[]): Promise<string> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (subtle === undefined) {
    throw new ConfigurationError(
      'tencentAdp() needs WebCrypto to name conversations; browsers have it only in pages loaded over https',
    );
  }
  // JSON keeps the names apart whatever is in them.
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(['zhike', ...names])));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
