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
