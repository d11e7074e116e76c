import type { Language } from '../domain/language.js';
import type { Money } from '../domain/money.js';

const locales: Readonly<Record<Language, string>> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-US' };

/**
 * Writes an amount for a reader of the language: `¥0.0123`, `$0.0004`.
 *
 * Amounts below one hundredth have as many digits as are needed, up to a micro; others four, from one on two. A sign
 * that would mean another currency to the reader is made plain: yuan in English are `CN¥`, dollars in Chinese `US$`.
 */
export function formatMoney({ currency, micros }: Money, language: Language): string {
  const size = Math.abs(micros);
  const [cent, one] = [10_000, 1_000_000];
  const most = size < cent ? 6 : size < one ? 4 : 2;
  return new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: most,
  }).format(micros / one);
}
