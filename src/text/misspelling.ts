const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];

/**
 * Whether one word is likely a misspelling of the other: one letter added, left out, changed or swapped with its
 * neighbour; two of them from eight letters on. Short words and numbers are never misspelt.
 *
 * Optimal string alignment distance, one row at a time (https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance).
 */
export function isMisspelling(word: string, other: string): boolean {
  const shorter = Math.min(word.length, other.length);
  const most = shorter >= 8 ? 2 : 1;
  if (shorter < 4 || Math.abs(word.length - other.length) > most || /\d/.test(word + other)) return false;
  if (countDifferentLetters(word, other) > 2 * most) return false;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= word.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = word[row - 1] === other[column - 1];
      const isSwapped = word[row - 1] === other[column - 2] && word[row - 2] === other[column - 1];
      current.push(
        Math.min(
          (previous[column] ?? row) + 1,
          (current[column - 1] ?? row) + 1,
          (previous[column - 1] ?? row) + (isSame ? 0 : 1),
          isSwapped && row > 1 && column > 1 ? (beforePrevious[column - 2] ?? row) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    if (Math.min(...current) > most) return false;
    beforePrevious = previous;
    previous = current;
  }
  return (previous[other.length] ?? most + 1) <= most;
}

/** The words that a misspelt one may stand for: one letter added, left out, changed or swapped with its neighbour. */
export function possibleSpellings(word: string): readonly string[] {
  const spellings: string[] = [];
  for (let at = 0; at <= word.length; at += 1) {
    const before = word.slice(0, at);
    const from = word.slice(at);
    const after = word.slice(at + 1);
    const letter = word.charAt(at);
    const next = word.charAt(at + 1);
    for (const other of alphabet) {
      // Beside its like a letter added gives the same before and after it.
      if (other === letter) continue;
      spellings.push(before + other + from);
      if (letter !== '') spellings.push(before + other + after);
    }
    if (letter !== '' && letter !== next) spellings.push(before + after);
    if (next !== '' && letter !== next) spellings.push(before + next + letter + word.slice(at + 2));
  }
  return spellings;
}

/** How many letters only one of the words has: a change of one letter makes two at most, so that most pairs end here. */
function countDifferentLetters(word: string, other: string): number {
  let different = lettersOf(word) ^ lettersOf(other);
  let count = 0;
  for (; different !== 0; different &= different - 1) count += 1;
  return count;
}

/** A bit for each letter of the alphabet; other characters share them, which only hides differences. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index += 1) letters |= 1 << (word.charCodeAt(index) & 31);
  return letters;
}
