/**
 * The JSON of Tencent ADP's bots, as loosely as it may come: whatever is read is checked where it is read; numbers may be
 * strings.
 * Source: https://cloud.tencent.com/document/product/1759/129202 (v2), https://cloud.tencent.com/document/product/1759/105561
 * (v1), and the client that Tencent publishes, https://github.com/TencentCloudADP/adp-chat-client.
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
  readonly RequestAck?: unknown;
}

/** A reply, or the customer's message, as the platform records it. */
export interface RecordV2 {
  readonly RecordId?: unknown;
  /** `processing`, `success`; `failed` and `error` where no whole answer came about. */
  readonly Status?: unknown;
  readonly Messages?: unknown;
  /** `InputTokens`, `OutputTokens`, `TotalTokens`. */
  readonly StatInfo?: unknown;
}

export interface MessageV2 {
  readonly MessageId?: unknown;
  /** `reply` and `question` are for the customer, `thought` is the model's, the rest is of no interest here. */
  readonly Type?: unknown;
  readonly Contents?: unknown;
}

export interface ContentV2 {
  readonly Text?: unknown;
  readonly References?: unknown;
}

export interface ReferenceV2 {
  /** The number by which the text refers to it. */
  readonly Index?: unknown;
  readonly Name?: unknown;
  readonly Url?: unknown;
  /** `DocName`, `Url`. */
  readonly DocRefer?: unknown;
  /** `Url`. */
  readonly WebSearchRefer?: unknown;
}

/** What every `data:` of v1 may hold. */
export interface EventV1 {
  /** Also the name of the event. */
  readonly type?: unknown;
  readonly payload?: unknown;
}

/** The payloads of all events of v1 together. */
export interface PayloadV1 {
  readonly record_id?: unknown;
  readonly content?: unknown;
  readonly is_final?: unknown;
  /** The customer's own message, sent back. */
  readonly is_from_self?: unknown;
  /** Moderation: the reply must not be shown. */
  readonly is_evil?: unknown;
  /** Of a thought: `debugging.content`, `debugging.display_content`. Of a token count: `input_count`, `output_count`. */
  readonly procedures?: unknown;
  readonly references?: unknown;
}

export interface ReferenceV1 {
  readonly id?: unknown;
  readonly name?: unknown;
  readonly url?: unknown;
  readonly doc_name?: unknown;
}
