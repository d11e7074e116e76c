/** What a row holds in one field; `null` and a missing field both mean that the fact is not known. */
export type PlaceValue = string | number | readonly string[] | null | undefined;

/** One thing as the tenant has it: field name → value. */
export type PlaceRow = Readonly<Record<string, PlaceValue>>;

interface Named {
  /** As it stands in the rows, and as customers are told: `评分`. */
  readonly name: string;
  /** Other words that customers use for it, in any language: `['分数', 'rating']`. */
  readonly otherNames?: readonly string[] | undefined;
  /** Said in English replies in place of `name`. */
  readonly englishName?: string | undefined;
}

/** A number in one unit: a price, a rating. */
export interface NumberField extends Named {
  readonly type: 'number';
  /** Unit as it is said behind the number: `元`, `分`. */
  readonly unit: string;
  /** Other words for the unit: `['块', 'yuan']`. */
  readonly otherUnits?: readonly string[] | undefined;
  readonly englishUnit?: string | undefined;
  /** Whether 0 is said as "free of charge", and may be asked for so. Default: false. */
  readonly free?: boolean | undefined;
  /** Which end customers like: the order of what is found. Default: none. */
  readonly better?: 'high' | 'low' | undefined;
}

/** A length of time, or a range of them, in words: `2小时 - 3小时`, `1天`, `90 minutes`. */
export interface DurationField extends Named {
  readonly type: 'duration';
}

/** One of a few values: `经济型`. */
export interface ChoiceField extends Named {
  readonly type: 'choice';
}

/** Several members: dishes, facilities. */
export interface ListField extends Named {
  readonly type: 'list';
  /** Verbs before which customers name a member: `['吃', 'eat']`. */
  readonly verbs?: readonly string[] | undefined;
}

/** Names of things of a kind, this one or another, that are near. */
export interface NearbyField extends Named {
  readonly type: 'nearby';
  /** Name of the kind. */
  readonly of: string;
}

/** A text that is told as it is: an address, a phone number, opening hours. */
export interface TextField extends Named {
  readonly type: 'text';
}

export type PlaceField = NumberField | DurationField | ChoiceField | ListField | NearbyField | TextField;

/** A kind of thing with its table. */
export interface PlaceTable extends Named {
  /** The field that holds a row's name. */
  readonly nameField: string;
  readonly fields: readonly PlaceField[];
  readonly rows: readonly PlaceRow[];
}

/** A way to get from one thing to another, of which the tables tell something at both ends: the metro stations. */
export interface PlaceWay extends Named {
  readonly from: string;
  readonly to: string;
  /** Field of the things that is told for both ends. Without it customers hear that this way is not known here. */
  readonly tells?: string | undefined;
}

/** From least to most, both inclusive, in the field's unit; hours for a length of time. */
export interface Range {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** What is wanted of one field: a range, or words of which each must hold. */
export type Condition = Range | readonly string[];

/** What is wanted of a thing: field name → condition. The name itself is a field as well. */
export type PlaceWish = Readonly<Record<string, Condition>>;

export function isWords(condition: Condition): condition is readonly string[] {
  return Array.isArray(condition);
}
