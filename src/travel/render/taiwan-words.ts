import { chineseWords } from './chinese-words.js';
import type { TripWords } from './words.js';

/**
 * What differs where traditional characters are read: the means of transport go by other names there. Written in
 * simplified characters, as all Chinese wording is; names of places and notes about them stay as they are given.
 */
export const taiwanWords: TripWords = {
  ...chineseWords,
  mode: { ...chineseWords.mode, bus: '公车', taxi: '计程车', drive: '自行开车', coach: '客运巴士' },
};
