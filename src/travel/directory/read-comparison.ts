import type { FoundCondition } from './found-condition.js';
import type { NumberField, PlaceRow, PlaceTable } from './place-kind.js';

/** Said of what is wished, not of what was found: 比我想的便宜一点 and 评分高吗 wish for nothing. */
const wished = '(?<!比[^,。!?;]{0,10})';
const stop = '(?![了吗么嘛])';
const cheaper = new RegExp(
  `${wished}(?:便宜(?:一?点|一?些|的)|更便宜|再便宜|价格(?:再|更)低|价格低(?:一?点|一?些))${stop}|(?<![a-z])(?:cheaper|less expensive|lower price)(?![a-z])`,
);
const better = new RegExp(
  `${wished}(?:评分|评价|口碑)(?:(?:再|更)(?:高|好)|(?:高|好)(?:一?点|一?些))的?${stop}|(?<![a-z])(?:better|higher)[ -](?:rated|rating)(?![a-z])`,
);
const money = /^(?:元|块|块钱|人民币|港币|美元|円|yuan|rmb|cny|usd|eur|gbp|dollars?|euros?|pounds?|[$€£¥])$/i;

/** The field that says what a thing costs. */
export function priceField(table: PlaceTable): NumberField | undefined {
  return numbersOf(table).find(({ unit, free, better: end }) => end !== 'high' && (free === true || money.test(unit)));
}

function numbersOf({ fields }: PlaceTable): readonly NumberField[] {
  return fields.filter((field): field is NumberField => field.type === 'number');
}

/**
 * Reads wishes by comparison: 再便宜一点, "higher rated".
 *
 * @param text - folded by `foldText`
 * @param atHand - what it is compared with; where its value is not known, nothing is read
 */
export function readComparison(text: string, table: PlaceTable, atHand: PlaceRow): readonly FoundCondition[] {
  const liked = numbersOf(table).find((field) => field.better === 'high');
  return [
    ...beyond(cheaper.exec(text), priceField(table), atHand, (value) => ({
      max: rounded(value - (value >= 2 ? 1 : 0.1)),
    })),
    ...beyond(better.exec(text), liked, atHand, (value) => ({ min: rounded(value + 0.1) })),
  ];
}

function beyond(
  match: RegExpExecArray | null,
  field: NumberField | undefined,
  row: PlaceRow,
  conditionOf: (value: number) => FoundCondition['condition'],
): readonly FoundCondition[] {
  const value = field === undefined ? undefined : row[field.name];
  if (match === null || field === undefined || typeof value !== 'number') return [];
  return [{ field: field.name, condition: conditionOf(value), start: match.index, end: match.index + match[0].length }];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
