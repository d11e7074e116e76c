import { offlineWords } from '../model/offline/words.js';
import { wordsByLanguage } from '../text/words-by-language.js';

/** The sentences that zhike itself says to a customer. */
export interface AssistantWords {
  readonly handoff: string;
  readonly notKnown: string;
  readonly noAnswer: string;
  readonly withdrawn: string;
  /** Explicit label of generated text, with both elements that GB 45438-2025 asks for. */
  readonly label: string;
}

export const assistantWords = wordsByLanguage<keyof AssistantWords>(
  {
    handoff: '好的，正在为您转接人工客服，请稍候。您说的内容同事都能看到，不用再重复一遍。',
    notKnown: offlineWords['zh-Hans'].notKnown,
    noAnswer: '抱歉，这次没能组织出回答。请再说一遍，或者说“转人工”。',
    withdrawn: '抱歉，刚才的内容不适合展示，已经撤回。您可以换个问题，或者说“转人工”。',
    label: '本内容由AI生成，仅供参考',
  },
  {
    handoff:
      'Of course. I am passing you to a colleague; please hold on a moment. They can see what you wrote, so there is no need to repeat it.',
    notKnown: offlineWords.en.notKnown,
    noAnswer: 'Sorry, I could not put an answer together this time. Please say it again, or say "talk to a human".',
    withdrawn:
      'Sorry, what I wrote was not fit to be shown and has been taken back. Ask me something else, or say "talk to a human".',
    label: 'AI-generated content, for reference only',
  },
);
