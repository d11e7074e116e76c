/**
 * The JSON of Tencent ADP's bots, as loosely as it may come: whatever is read is checked where it is read.
 * Source: https://cloud.tencent.com/document/product/1759/105561 (v1), and the client that Tencent publishes for v2,
 * https://github.com/TencentCloudADP/adp-chat-client.
 */

/** What every `data:` of v2 may hold. */
export interface EventV2 {
  readonly Type?: unknown;
  readonly MessageId?: unknown;
  readonly ContentIndex?: unknown;
  readonly Text?: unknown;
  readonly Content?: unknown;
  readonly Message?: unknown;
  readonly Reference?: unknown;
  readonly Response?: unknown;
  readonly Error?: unknown;
}

export interface MessageV2 {
  readonly MessageId?: unknown;
  /** `reply` and `question` are for the customer, `thought` is the model's, the rest is of no interest here. */
  readonly Type?: unknown;
  readonly Contents?: unknown;
}

export interface ReferenceV2 {
  readonly Index?: unknown;
  readonly Name?: unknown;
  readonly Url?: unknown;
}

/** What every `data:` of v1 may hold. */
export interface EventV1 {
  readonly type?: unknown;
  readonly payload?: unknown;
  readonly error?: unknown;
}

export interface ReplyV1 {
  readonly content?: unknown;
  readonly is_final?: unknown;
  /** The customer's own message, sent back. */
  readonly is_from_self?: unknown;
  /** Moderation: the reply must not be shown. */
  readonly is_evil?: unknown;
}

export interface ReferenceV1 {
  readonly id?: unknown;
  readonly name?: unknown;
  readonly url?: unknown;
  readonly doc_name?: unknown;
}
