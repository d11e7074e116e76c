import type { Language } from '../domain/language.js';

/** The sentences that zhike itself says to a customer. */
export interface AssistantWords {
  readonly handoff: string;
  readonly notKnown: string;
  readonly noAnswer: string;
  readonly withdrawn: string;
  /** Explicit label of generated text, with both elements that GB 45438-2025 asks for. */
  readonly label: string;
}

export const assistantWords: Readonly<Record<Language, AssistantWords>> = {
  'zh-Hans': {
    handoff: '好的，正在为您转接人工客服，请稍候。您说的内容同事都能看到，不用再重复一遍。',
    notKnown: '抱歉，现有资料里没有提到这一点，我不能凭猜测回答。您可以换个说法再问，或者说“转人工”，由同事为您解答。',
    noAnswer: '抱歉，这次没能组织出回答。请再说一遍，或者说“转人工”。',
    withdrawn: '抱歉，刚才的内容不适合展示，已经撤回。您可以换个问题，或者说“转人工”。',
    label: '本内容由AI生成，仅供参考',
  },
  'zh-Hant': {
    handoff: '好的，正在為您轉接人工客服，請稍候。您說的內容同事都能看到，不用再重複一遍。',
    notKnown:
      '抱歉，現有資料裡沒有提到這一點，我不能憑猜測回答。您可以換個說法再問，或者說「轉人工」，由同事為您解答。',
    noAnswer: '抱歉，這次沒能組織出回答。請再說一遍，或者說「轉人工」。',
    withdrawn: '抱歉，剛才的內容不適合展示，已經撤回。您可以換個問題，或者說「轉人工」。',
    label: '本內容由AI生成，僅供參考',
  },
  en: {
    handoff:
      'Of course. I am passing you to a colleague; please hold on a moment. They can see what you wrote, so there is no need to repeat it.',
    notKnown:
      'Sorry, the information I have does not cover this, and I will not guess. Try asking in other words, or say "talk to a human" and a colleague will help.',
    noAnswer: 'Sorry, I could not put an answer together this time. Please say it again, or say "talk to a human".',
    withdrawn:
      'Sorry, what I wrote was not fit to be shown and has been taken back. Ask me something else, or say "talk to a human".',
    label: 'AI-generated content, for reference only',
  },
};
