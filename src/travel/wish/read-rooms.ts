import type { WishText } from './wish-text.js';

const rooms: readonly (readonly [beds: number, words: string])[] = [
  [
    2,
    '双床(?:房|间)?|两张床|两床房|标准?间|标准房|twin[- ]?(?:bed(?:ded)?s?)?(?: rooms?)?|(?:two|2)[- ]beds?(?: rooms?)|two (?:single |separate )?beds',
  ],
  [3, '三人间|三床房|三张床|triple rooms?|three[- ]bed(?:ded)? rooms?'],
  [4, '四人间|四床房|quad(?:ruple)? rooms?|four[- ]bed(?:ded)? rooms?'],
  [
    1,
    '大床(?:房|间)?|单床房|一张大?床|双人床|(?:single|one|double|king(?:[- ]size)?|queen)[- ]bed(?:ded)?(?: rooms?)?|double rooms?|king rooms?|queen rooms?',
  ],
];
const pattern = new RegExp(
  rooms.map(([beds, words]) => `(?<beds${beds}>(?<![a-z])(?:${words})(?![a-z]))`).join('|'),
  'g',
);
const denied =
  /(?:不要|不住|不想住?|别|不是|换掉|(?<![a-z])(?:no|not|don't want|instead of|rather than)(?: an?| in an?| the)?)\s*$/;

/** The beds that each room is to have: "双床房", "大床房", "a twin room". The last one said counts. */
export function readRooms(text: WishText): number | undefined {
  let beds: number | undefined;
  let refused: number | undefined;
  text.take(pattern, (match) => {
    const said = rooms.find(([count]) => match.groups?.[`beds${count}`] !== undefined)?.[0];
    if (denied.test(text.folded.slice(0, match.index))) refused = said;
    else beds = said;
    return true;
  });
  if (beds !== undefined || refused === undefined) return beds;
  // There are two usual kinds: who refuses one means the other.
  return refused === 1 ? 2 : refused === 2 ? 1 : undefined;
}
