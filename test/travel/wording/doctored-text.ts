import fc from 'fast-check';

/** A text with one number or one name changed, and what was changed. */
export interface Doctored {
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly line: string;
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Every number of a text that says something, with where it stands; those within names are part of the names. */
function numbersIn(text: string, names: readonly string[]) {
  const spans = names.flatMap((name) =>
    [...text.matchAll(new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'))].map(
      ({ index }) => [index, index + name.length] as const,
    ),
  );
  const all = [...text.matchAll(/\d{1,2}:\d{2}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g)];
  return all.filter(({ index }) => !spans.some(([start, end]) => index >= start && index < end));
}

/** Changes one number of a text into another that could stand there. */
export function withOtherNumber(text: string, names: readonly string[]): fc.Arbitrary<Doctored> {
  const numbers = numbersIn(text, names);
  return fc
    .tuple(fc.nat(Math.max(0, numbers.length - 1)), fc.integer({ min: 1, max: 40 }), fc.boolean())
    .map(([index, by, isMore]) => {
      const match = numbers[index]!;
      const [from] = match;
      const to = changed(from, by, isMore);
      return replaced(text, match.index, from, to);
    });
}

function changed(from: string, by: number, isMore: boolean): string {
  if (from.includes(':')) {
    const [hours = 0, minutes = 0] = from.split(':').map(Number);
    return clock((hours * 60 + minutes + (isMore ? by : -by) * 5 + 24 * 60) % (24 * 60));
  }
  const value = Number(from.replaceAll(',', ''));
  const other = isMore || value <= by ? value + by : value - by;
  const text = from.includes('.') ? other.toFixed(from.split('.')[1]?.length ?? 0) : String(other);
  return from.includes(',')
    ? Number(text).toLocaleString('en-US', { minimumFractionDigits: from.split('.')[1]?.length ?? 0 })
    : text;
}

/** Puts another name in place of one. */
export function withOtherName(
  text: string,
  names: readonly string[],
  others: readonly string[],
): fc.Arbitrary<Doctored> {
  const places = names.flatMap((name) => {
    const found: { name: string; index: number }[] = [];
    for (let index = text.indexOf(name); index >= 0; index = text.indexOf(name, index + 1)) found.push({ name, index });
    return found;
  });
  return fc.tuple(fc.nat(Math.max(0, places.length - 1)), fc.nat(Math.max(0, others.length - 1))).map(([at, by]) => {
    const { name, index } = places[at]!;
    return replaced(text, index, name, others[by]!);
  });
}

function replaced(text: string, index: number, from: string, to: string): Doctored {
  const lineStart = text.lastIndexOf('\n', index) + 1;
  const doctored = text.slice(0, index) + to + text.slice(index + from.length);
  const lineEnd = doctored.indexOf('\n', index);
  return { text: doctored, from, to, line: doctored.slice(lineStart, lineEnd < 0 ? undefined : lineEnd) };
}
