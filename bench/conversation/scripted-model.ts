import { noUsage } from '../../src/domain/usage.js';
import type { ChatModel } from '../../src/model/chat-model.js';

const answer =
  '您好,订单已经查到了:门票在使用日前一天18:00以前可以免费改期一次,改到周末需要补20元差价,您在订单详情页点“改期”即可。';

/** Answers at once, in one piece or in pieces of seven characters. */
export function scriptedModel(pieces = false): ChatModel {
  const deltas = pieces ? (answer.match(/.{1,7}/gu) ?? []) : [answer];
  return {
    id: 'scripted',
    async *stream() {
      for (const delta of deltas) {
        yield { type: 'text-delta', delta };
      }
      const usage = { ...noUsage, inputTokens: 900, outputTokens: 60, calls: 1 };
      yield { type: 'finish', reason: 'stop', rawReason: 'stop', usage };
    },
  };
}

export const question = '您好,我在小程序上订了西湖游船的票,想问一下能不能改到下个周末,需要补差价吗?';
