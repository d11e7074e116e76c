/** The languages that zhike words its own sentences in: simplified Chinese, traditional Chinese, English (BCP 47). */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';
