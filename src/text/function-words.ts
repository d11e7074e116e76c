import { once } from './once.js';
import { stemWord } from './stem.js';

const englishWords = `a an the is are was were be been am do does did have has had i me my we our you your it its this that
these those of to in on at for from with by and or but if not no can could will would should may how what when where which
who whom why there please hi hello hey thanks thank asap tell know want need get about so as up out just any some let us
plz pls thx kindly
bye good morning afternoon evening ok okay yes sorry`;

/** Verbs and measures that go with any subject. */
const lightWordList =
  'go get make use using have bring leave come give one each per person day today tomorrow find buy sell 去 来 给 坐 用 买'.split(
    ' ',
  );

const chineseCharacters =
  '的了吗呢么吧啊呀哦嗯哈请问谢我你您他她它们咱是有在会能可以和就都也还这那哪什怎个一不到为很太想要得地着过';

/** Phrases by which a customer asks, whatever it is about. The longer ones stand before those that they begin with. */
const chinesePhrases =
  '不好意思|麻烦问一下|请问一下|请教一下|请教|咨询一下|帮我查一下|帮我查下|查一下|查下|麻烦了|问一下|想问问|想问|问下|请问|你好|您好|大家好|早上好|下午好|晚上好|在吗|在不在|有人吗|哈喽|嗨|谢谢|多谢|感谢|再见|拜拜|麻烦|告诉我|介绍一下|介绍|知道|了解|是不是|能不能|不能|可不可以|可不可|有没有|要不要|会不会|可以|能否|是否|怎么样|怎么办|怎样|么样|怎么|如何|为什么|什么|哪些|哪个|哪种|多少|我们|你们|咱们|他们|我的|这个|那个|这些|那些|一下|现在|今天|明天|后天|昨天|帮我|帮忙|如果|需要|支持|在线等|应该|应当'.split(
    '|',
  );
const anyChinesePhrase = new RegExp(chinesePhrases.join('|'), 'g');

const functionWords = once(
  () =>
    new Set([
      ...englishWords.split(/\s+/).flatMap((word) => [word, stemWord(word)]),
      ...chineseCharacters,
      ...chinesePhrases.filter((phrase) => phrase.length === 2),
    ]),
);

const lightWords = once(() => new Set(lightWordList.map(stemWord)));

/** Whether a token, as `tokenize` writes it, only frames a sentence: `the`, 的, 请问. Words for asking count as framing. */
export function isFunctionWord(token: string): boolean {
  return functionWords().has(token);
}

/** Whether a token, as `tokenize` writes it, goes with any subject: `get`, 去. It may be asked about, but tells little. */
export function isLightWord(token: string): boolean {
  return lightWords().has(token);
}

/** Replaces the phrases that frame a Chinese question by spaces. @param text - as `normalizeText` writes it */
export function dropQuestionPhrases(text: string): string {
  return text.replace(anyChinesePhrase, ' ');
}
