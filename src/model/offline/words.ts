import { wordsByLanguage } from '../../text/words-by-language.js';

/** What the offline model says in its own name. */
export interface OfflineWords {
  readonly greeting: string;
  readonly identity: string;
  readonly acknowledgement: string;
  readonly thanks: string;
  readonly goodbye: string;
  readonly notKnown: string;
  /** Comes before an extract that answers only in part. */
  readonly partly: string;
  readonly toolFailed: string;
  readonly nothingFound: string;
}

export const offlineWords = wordsByLanguage<keyof OfflineWords>(
  {
    greeting: '您好！请问有什么可以帮您？',
    identity:
      '我是自动客服助手，目前以离线方式工作：不连接大模型，只从商家提供的资料里查找答案并注明出处。需要的话，可以说“转人工”。',
    acknowledgement: '好的，还有什么需要，随时告诉我。',
    thanks: '不客气，还有需要随时找我。',
    goodbye: '再见，祝您一切顺利！',
    notKnown: '抱歉，现有资料里没有提到这一点，我不能凭猜测回答。您可以换个说法再问，或者说“转人工”，由同事为您解答。',
    partly: '资料里没有直接的回答，相关的内容是：',
    toolFailed: '抱歉，刚才的查询没有成功，请稍后再试，或者说“转人工”。',
    nothingFound: '没有查到结果。',
  },
  {
    greeting: 'Hello! How can I help you?',
    identity:
      'I am an automatic customer-service assistant, working offline at the moment: without a language model, I look answers up in the company\'s documents and say where they stand. If you prefer a person, say "talk to a human".',
    acknowledgement: 'All right. Tell me if there is anything else.',
    thanks: 'You are welcome. I am here if you need anything else.',
    goodbye: 'Goodbye, and all the best!',
    notKnown:
      'Sorry, the information I have does not cover this, and I will not guess. Try asking in other words, or say "talk to a human" and a colleague will help.',
    partly: 'The documents do not answer this directly; what they say on the subject:',
    toolFailed: 'Sorry, the look-up did not work just now. Please try again later, or say "talk to a human".',
    nothingFound: 'Nothing was found.',
  },
);
