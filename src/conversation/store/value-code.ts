/**
 * The layout of packed values: a string whose UTF-16 code units are read as numbers, so that texts stand in it as they
 * are, lone surrogates included, and engines keep it in one piece.
 *
 * Each value begins with one unit. A range holds a small number besides; it counts from the range's beginning:
 *
 *     8000–ffff  whole number 0–7fff
 *     4000–7fff  wide text of 0–3fff units, which follow
 *     2000–3fff  narrow text (U+0000–U+00FF) of 0–1fff characters; half as many units follow, two characters in each
 *     1000–1fff  word: its number in the vocabulary
 *     0800–0fff  object: the number of its names in the vocabulary; the values follow, in the order of the names
 *     0400–07ff  list of 0–3ff values, which follow
 *     0000–03ff  the single codes below
 */
export const range = {
  integer: 0x8000,
  wideText: 0x4000,
  narrowText: 0x2000,
  word: 0x1000,
  object: 0x0800,
  list: 0x0400,
} as const;

export const code = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  /** Two units follow: a whole number below 2^32, the high one first. */
  longInteger: 4,
  /** Four units follow: a number as IEEE 754 has it. */
  double: 5,
  /** Its length follows, a value, then its units. */
  longText: 6,
  /** Its length follows, a value, then its values. */
  longList: 7,
  /** The number of its properties follows, a value, then name and value of each. */
  namedObject: 8,
  /** An object without a prototype: its value follows, as if it had the usual one. */
  bareObject: 9,
  /** The id of the turn. */
  turnId: 10,
  conversationId: 11,
  /** The number of a piece follows, a value. */
  piece: 12,
  /** A value that is not data of JSON's kinds; its number among those of the log follows, a value. */
  other: 13,
  /** Only between entries: the id of the turn of the following entries follows, a value. */
  turn: 14,
  /** The text that stands earlier in the log; how many units before this one follows, a value. */
  earlier: 15,
} as const;
