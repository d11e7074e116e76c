const sentenceEnd = /[。!?!?…]["'”’」』)）]*$/u;

const question =
  /(?:吗|呢|吧|么|没|多少|几|哪|怎|什么|甚麼|啥|谁|誰|为何|為何|是否|能否|可否|有没有|有沒有|能不能|可不可以|行不行)|^(?:who|what|when|where|why|how|which|is|are|am|do|does|did|can|could|may|will|would|should)\b/iu;

/** Announces that more follows: a greeting, an opening. */
const opening =
  /^(?:(?:你|您)好|哈[喽啰]|嗨|在(?:吗|嗎|么|不在)?|有人(?:吗|嗎|在)?|请问(?:一下)?|請問(?:一下)?|我?想?问(?:一下|下)?|那个?|就是|hi|hello|hey|good (?:morning|afternoon|evening))[\s,,。.!!~?？]*$/iu;

/** From so many characters on a message is taken for a whole one: people who write in pieces write short ones. */
const longEnough = 16;

/**
 * Tells whether a customer's message reads as if nothing were to follow, so that it can be answered at once. Greetings,
 * openings ("请问一下") and short pieces without an end are often followed by more.
 */
export function readsAsFinished(text: string): boolean {
  const words = text.trim();
  return !opening.test(words) && (words.length >= longEnough || sentenceEnd.test(words) || question.test(words));
}
