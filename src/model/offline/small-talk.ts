import { foldScript } from '../../text/script.js';

export type SmallTalk = 'greeting' | 'identity' | 'acknowledgement' | 'thanks' | 'goodbye';

const patterns: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'identity',
    /^(?:请问)?(?:你|您)(?:们)?(?:是谁|是什么|叫什么(?:名字)?|是(?:不是)?(?:机器人|真人|人工智能|AI)(?:吗)?|能(?:做|干)(?:什么|嘛|啥)|会(?:做)?什么)$/i,
  ],
  [
    'identity',
    /^(?:who|what) are you$|^are you (?:a |an )?(?:robot|bot|human|real(?: person)?|ai|machine)$|^what can you do(?: for me)?$|^what(?:'s| is) your name$/i,
  ],
  ['thanks', /^(?:好的?|行|嗯+|ok|okay)*(?:谢谢|多谢|感谢|谢啦|谢了|辛苦了|麻烦了)(?:你|您|啦|了|哦|呀)*$/i],
  [
    'thanks',
    /^(?:ok(?:ay)?|great|perfect|good|alright)?(?:thank you|thanks|thx|cheers|many thanks)(?: (?:so|very) much| a lot)?$/i,
  ],
  [
    'acknowledgement',
    /^(?:(?:好|行|嗯+|对|是|可以|没问题|知道|明白|收到|了解|就这样|(?:挺|很|真|太|还)?(?:不错|满意)|(?:挺|很|真|太)好|ok|okay)(?:的|吧|了|啊|呀|滴|哒)*)+$/i,
  ],
  ['acknowledgement', /^(?:(?:ok(?:ay)?|alright|great|perfect|fine|good|sure|got it|i see|sounds good|yes|yep)\s?)+$/i],
  ['goodbye', /^(?:再见|拜拜|拜|88|回见|下次见|先这样)(?:了|吧|啦)?$/],
  ['goodbye', /^(?:good ?bye|bye(?: bye)?|see you(?: later)?|good night)$/i],
  [
    'greeting',
    /^(?:你好|您好|哈喽|哈啰|嗨|喂|在吗|在么|在不在|有人吗|早上好|上午好|中午好|下午好|晚上好|早|亲)(?:啊|呀|哈|吗|们)?$/,
  ],
  ['greeting', /^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|anyone there|hello there|hi there)$/i],
];

/** Recognises a message that carries nothing but a greeting, thanks, a goodbye, or the question who is speaking. */
export function recogniseSmallTalk(text: string): SmallTalk | undefined {
  const plain = foldScript(text.normalize('NFKC'))
    .replace(/[\p{P}\p{S}]+/gu, (mark) => (mark === "'" ? mark : ' '))
    .trim()
    .replace(/\s+/g, ' ');
  const compact = /\p{Script=Han}/u.test(plain) ? plain.replaceAll(' ', '') : plain;
  return patterns.find(([, pattern]) => pattern.test(compact))?.[0];
}
