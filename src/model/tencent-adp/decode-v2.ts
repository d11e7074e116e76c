import type { ChatChunk } from '../chat-model.js';
import { isRecord } from '../endpoint/vendor-fault.js';
import { AdpDecoder } from './adp-decoder.js';
import { idOf, listOf, textOf, toCount } from './read-values.js';
import type { EventV2, MessageV2, ReferenceV2 } from './wire.js';

/** Messages that are for the customer. */
const shownTypes: ReadonlySet<unknown> = new Set(['reply', 'question']);

interface Content {
  readonly messageId: string;
  text: string;
}

/** Turns the events of version 2 into chunks. Text is keyed by message and content, and may be replaced at any time. */
export class DecoderV2 extends AdpDecoder {
  readonly #types = new Map<string, unknown>();
  /** In the order of first sight. */
  readonly #contents = new Map<string, Content>();
  readonly #references = new Set<string>();

  protected take(event: EventV2 & Readonly<Record<string, unknown>>, chunks: ChatChunk[]): void {
    switch (event.Type) {
      case 'text.delta':
        this.#change(event, textOf(event.Text), 'append', chunks);
        break;
      case 'text.replace':
        this.#change(event, textOf(event.Text), 'replace', chunks);
        break;
      case 'content.added':
        if (isRecord(event.Content) && textOf(event.Content.Text) !== '') {
          this.#change(event, textOf(event.Content.Text), 'replace', chunks);
        }
        break;
      case 'message.added':
      case 'message.processing':
      case 'message.done':
        this.#learn(event.Message, chunks);
        break;
      case 'reference.added':
        this.#refer(event.Reference, chunks);
        break;
      case 'response.created':
      case 'response.processing':
        this.progress += 1;
        break;
      case 'response.completed':
        this.#complete(event.Response, chunks);
        break;
      case 'error':
        this.fail(event.Error);
    }
  }

  #change(event: EventV2, text: string, how: 'append' | 'replace', chunks: ChatChunk[]): void {
    const messageId = idOf(event.MessageId) ?? '';
    const key = `${messageId}/${idOf(event.ContentIndex) ?? '0'}`;
    const known = this.#contents.get(key);
    const content = known ?? { messageId, text: '' };
    this.#contents.set(key, content);
    if (text === '' && how === 'append') {
      return;
    }
    this.progress += 1;
    content.text = how === 'append' ? content.text + text : text;
    const type = this.#types.get(messageId);
    if (type === 'thought' && how === 'append') {
      this.reasoning += text;
      chunks.push({ type: 'reasoning-delta', delta: text });
    } else if (shownTypes.has(type)) {
      const isLast = [...this.#contents.keys()].at(-1) === key;
      if (
        how === 'append' &&
        isLast &&
        known !== undefined &&
        this.text.endsWith(content.text.slice(0, -text.length))
      ) {
        this.shown.append(text, chunks);
      } else {
        this.shown.replace(this.#visible(), chunks);
      }
    }
  }

  #learn(message: unknown, chunks: ChatChunk[]): void {
    if (!isRecord(message)) {
      return;
    }
    const { MessageId, Type }: MessageV2 = message;
    const id = idOf(MessageId) ?? '';
    this.progress += 1;
    const isNew = this.#types.get(id) !== Type;
    this.#types.set(id, Type);
    // Text may have come before anybody said whom it is for.
    if (isNew && shownTypes.has(Type)) {
      this.shown.replace(this.#visible(), chunks);
    }
  }

  #refer(reference: unknown, chunks: ChatChunk[]): void {
    if (!isRecord(reference)) {
      return;
    }
    const { Index, Name, Url }: ReferenceV2 = reference;
    const id = idOf(Index);
    const title = textOf(Name) || textOf(Url);
    const key = `${id} ${title}`;
    if (title === '' || this.#references.has(key)) {
      return;
    }
    this.#references.add(key);
    this.progress += 1;
    chunks.push({ type: 'reference', reference: { id, title, url: textOf(Url) || undefined } });
  }

  /** The final messages take the place of all that was said before. */
  #complete(response: unknown, chunks: ChatChunk[]): void {
    const { Messages, StatInfo, RecordId, Status } = isRecord(response) ? response : {};
    const final = listOf(Messages).filter(isRecord);
    const said = final
      .filter(({ Type }) => shownTypes.has(Type))
      .map(({ Contents }) =>
        listOf(Contents)
          .filter(isRecord)
          .map(({ Text }) => textOf(Text))
          .join(''),
      )
      .filter((text) => text !== '');
    if (said.length > 0) {
      this.shown.replace(said.join('\n\n'), chunks);
    }
    if (isRecord(StatInfo)) {
      this.inputTokens = toCount(StatInfo.InputTokens);
      this.outputTokens = toCount(StatInfo.OutputTokens);
    }
    this.responseId = idOf(RecordId);
    this.rawReason = idOf(Status);
    this.progress += 1;
    this.hasFinished = true;
    this.done = true;
  }

  /** What the customer sees: the contents of a message in a row, messages apart. */
  #visible(): string {
    const messages = new Map<string, string>();
    for (const { messageId, text } of this.#contents.values()) {
      if (shownTypes.has(this.#types.get(messageId))) {
        messages.set(messageId, (messages.get(messageId) ?? '') + text);
      }
    }
    return [...messages.values()].filter((text) => text !== '').join('\n\n');
  }
}
