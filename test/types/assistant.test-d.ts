import { describe, expectTypeOf, it } from 'vitest';
import {
  type Assistant,
  type ChatModel,
  type Citation,
  createAssistant,
  type Itinerary,
  offline,
  openaiCompatible,
  type Reply,
  type ReplyEvent,
  type ReplyStatus,
  type TurnStatus,
  ZhikeError,
} from 'zhike';

declare const assistant: Assistant;

describe('createAssistant()', () => {
  it('takes every option as undefined, for callers whose settings may be missing', () => {
    expectTypeOf(createAssistant({ name: undefined, model: undefined, tools: undefined })).toEqualTypeOf<Assistant>();
    expectTypeOf(createAssistant()).toEqualTypeOf<Assistant>();
  });

  it('refuses an option that it does not know', () => {
    // @ts-expect-error the option is called instructions
    createAssistant({ instruction: 'You serve the guests of a hotel.' });
  });

  it('takes any model', () => {
    expectTypeOf(offline()).toExtend<ChatModel>();
    expectTypeOf(openaiCompatible).returns.toExtend<ChatModel>();
  });
});

describe('send()', () => {
  const send = () => assistant.tenant('shop').conversation('customer').send('Where is my order?');

  it('awaits to a reply', async () => {
    const reply = await send();
    expectTypeOf(reply).toEqualTypeOf<Reply>();
    expectTypeOf(reply.text).toEqualTypeOf<string>();
    expectTypeOf(reply.citations).toEqualTypeOf<readonly Citation[]>();
    expectTypeOf(reply.itinerary).toEqualTypeOf<Itinerary | undefined>();
    expectTypeOf(reply.status).toEqualTypeOf<ReplyStatus>();
  });

  it('iterates over events that narrow by their type', async () => {
    for await (const event of send()) {
      expectTypeOf(event).toEqualTypeOf<ReplyEvent>();
      if (event.type === 'text-delta') expectTypeOf(event.delta).toEqualTypeOf<string>();
      if (event.type === 'citation') expectTypeOf(event.citation).toEqualTypeOf<Citation>();
      if (event.type === 'turn-end') expectTypeOf(event.status).toEqualTypeOf<TurnStatus>();
    }
  });
});

describe('ZhikeError.isInstance()', () => {
  it('narrows what was caught', () => {
    const caught: unknown = undefined;
    if (ZhikeError.isInstance(caught)) {
      expectTypeOf(caught.code).toEqualTypeOf<string>();
      expectTypeOf(caught.retryable).toEqualTypeOf<boolean>();
    }
  });
});
