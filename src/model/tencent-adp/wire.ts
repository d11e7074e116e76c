/**
 * The JSON of the chat interface of Tencent's agent development platform (智能体开发平台, ADP), formerly the knowledge
 * engine (LKE), in both of its versions. Whatever is read may be missing, null or of another type, so it is checked where
 * it is read; numbers may be strings.
 * Source: https://cloud.tencent.com/document/product/1759/129202 (v2), https://cloud.tencent.com/document/product/1759/105561
 * (v1), and the platform's own client, TencentCloudADP/adp-chat-client.
 */

/** An event of v2, told apart by `Type`. */
export interface EventV2 {
  readonly Type?: unknown;
  /** Of `request_ack`: the customer's own message, as the platform has recorded it. */
  readonly RequestAck?: WireRecord | null;
  /** Of `response.created`, `response.processing` and `response.completed`. */
  readonly Response?: WireRecord | null;
  /** Of `message.added`, `message.processing` and `message.done`. */
  readonly Message?: WireMessage | null;
  /** What the event is about, of all others. */
  readonly MessageId?: unknown;
  readonly ContentIndex?: unknown;
  /** Of `content.added`. */
  readonly Content?: WireContent | null;
  /** Of `text.delta` and `text.replace`. */
  readonly Text?: unknown;
  /** Of `reference.added`. */
  readonly Reference?: WireReferenceV2 | null;
}

export interface WireRecord {
  readonly RecordId?: unknown;
  /** `processing`, `success`; `error` and `failed` where no answer came about. */
  readonly Status?: unknown;
  readonly Messages?: readonly (WireMessage | null)[] | null;
  readonly StatInfo?: WireStatInfo | null;
}

export interface WireMessage {
  readonly MessageId?: unknown;
  /** `reply`, `question`, `thought`, `tool_call`, `task_execution`, `recommendation`, `notice`. */
  readonly Type?: unknown;
  readonly Contents?: readonly (WireContent | null)[] | null;
}

export interface WireContent {
  readonly Text?: unknown;
  readonly References?: readonly (WireReferenceV2 | null)[] | null;
}

export interface WireStatInfo {
  readonly InputTokens?: unknown;
  readonly OutputTokens?: unknown;
  readonly ModelName?: unknown;
}

export interface WireReferenceV2 {
  /** The number by which the text refers to it. */
  readonly Index?: unknown;
  readonly Name?: unknown;
  readonly Url?: unknown;
  readonly DocRefer?: { readonly DocName?: unknown; readonly Url?: unknown } | null;
  readonly WebSearchRefer?: { readonly Url?: unknown } | null;
}

/** An event of v1: `type` stands in the event's name too. */
export interface EventV1 {
  readonly type?: unknown;
  readonly payload?: WirePayload | null;
}

/** The payloads of all events of v1. */
export interface WirePayload {
  readonly record_id?: unknown;
  /** Of `reply`: the text so far, or its next piece, as `incremental` asked for. */
  readonly content?: unknown;
  readonly is_final?: unknown;
  /** True for the echo of the customer's own message. */
  readonly is_from_self?: unknown;
  /** True for what the platform's moderation forbids to show. */
  readonly is_evil?: unknown;
  /** Of `thought` and `token_stat`. */
  readonly procedures?: readonly (WireProcedure | null)[] | null;
  /** Of `reference`. */
  readonly references?: readonly (WireReferenceV1 | null)[] | null;
}

export interface WireProcedure {
  /** Of `thought`. */
  readonly debugging?: { readonly content?: unknown; readonly display_content?: unknown } | null;
  /** Of `token_stat`. */
  readonly input_count?: unknown;
  readonly output_count?: unknown;
}

export interface WireReferenceV1 {
  readonly id?: unknown;
  readonly name?: unknown;
  readonly url?: unknown;
  readonly doc_name?: unknown;
}

/** The body of a request of v2. */
export interface RequestV2 {
  readonly RequestId: string;
  readonly ConversationId: string;
  readonly AppKey: string;
  readonly VisitorId: string;
  readonly Contents: readonly (
    | { readonly Type: 'text'; readonly Text: string }
    | { readonly Type: 'custom_variables'; readonly CustomVariables: Readonly<Record<string, string>> }
  )[];
  readonly Incremental: boolean;
  readonly Stream: 'enable';
  readonly StreamingThrottle?: number | undefined;
  readonly SystemRole?: string | undefined;
  readonly SearchNetwork?: 'enable' | 'disable' | undefined;
  readonly ModelName?: string | undefined;
}

/** The body of a request of v1. */
export interface RequestV1 {
  readonly request_id: string;
  readonly content: string;
  readonly session_id: string;
  readonly bot_app_key: string;
  readonly visitor_biz_id: string;
  readonly incremental: boolean;
  readonly stream: 'enable';
  readonly streaming_throttle?: number | undefined;
  readonly system_role?: string | undefined;
  readonly search_network?: 'enable' | 'disable' | undefined;
  readonly model_name?: string | undefined;
  readonly custom_variables?: Readonly<Record<string, string>> | undefined;
  readonly visitor_labels?: readonly { readonly name: string; readonly values: readonly string[] }[] | undefined;
}
