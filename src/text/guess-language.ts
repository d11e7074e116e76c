import type { Language } from '../domain/language.js';

/** Characters of traditional script only, those that everyday messages hardly do without. */
const traditional =
  /[個們來說時會對為過還沒後裡這樣麼點問題嗎請幫給訂單買賣價錢錯門開關電話號碼車站飛機場遊覽館島場東廣億萬從讓實現應該當經歷發貨郵運費優惠產質驗證邊遠間單雙詢員務處轉專線訊]/;

/**
 * Guesses in which language to answer, from the newest message that has words: a small stand-in for `languageOfTalk`,
 * which knows all characters of both scripts and tells names from sentences.
 *
 * @param texts - what the customer said, oldest first
 */
export function guessLanguage(texts: readonly string[]): Language {
  const telling = texts.findLast(
    (text) => /\p{Script=Han}/u.test(text) || (text.match(/\p{L}{2,}/gu)?.length ?? 0) > 1,
  );
  const text = telling ?? texts.at(-1) ?? '';
  if (!/\p{Script=Han}/u.test(text)) return 'en';
  return traditional.test(text) ? 'zh-Hant' : 'zh-Hans';
}
