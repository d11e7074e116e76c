import type { IndustryName } from '../domain/industry-name.js';

/** The same words in both languages. Traditional Chinese is made from the simplified with `toTraditional`. */
export interface BothLanguages<Words> {
  readonly 'zh-Hans': Words;
  readonly en: Words;
}

/** Something that an assistant of this industry must never say, promise or do. */
export interface Caution {
  /** As told to the model, beginning "Never". */
  readonly rule: string;
  /** For the people who review the preset. */
  readonly reason: string;
  /** The law or rule that stands behind it, by its Chinese name without article numbers; none where it is good practice. */
  readonly source?: string | undefined;
}

/**
 * What code can see of a handoff rule in a customer's message.
 *
 * The patterns meet one sentence at a time, written in lower case and simplified characters with half-width
 * punctuation; a space between Chinese words has become a comma or is gone. A pattern that shall stay within a clause
 * uses `[^,]` for what stands between its words. No `g` or `y` flag.
 */
export interface Detection {
  /** Call for the rule, unless the sentence denies them, fears them, supposes them or tells them of the news. */
  readonly signs: readonly RegExp[];
  /** Call for the rule whatever stands around them: their negation is their meaning (不是我刷的), or the risk is too great. */
  readonly certain?: readonly RegExp[] | undefined;
  /** Read over before anything else, for words that look alike (跳楼价) and sentences that settle the matter (找到了). */
  readonly except?: readonly RegExp[] | undefined;
  /** Whether "if …" counts as well: where a life may be at stake, people ask in the abstract. Default: it does not. */
  readonly suppositions?: 'count' | undefined;
}

/** A kind of matter that a person must take over. */
export interface HandoffRule {
  /** Unique within its industry. */
  readonly id: string;
  /** When it applies, in words for people and for models. */
  readonly when: string;
  /** `now`: life, a person's safety or money is at stake and each minute counts. `soon`: within working hours. */
  readonly urgency: 'now' | 'soon';
  /** What the customer should read at once, before an operator answers; where waiting would harm. */
  readonly say?: BothLanguages<string> | undefined;
  /** Messages that call for the rule, as customers write them. */
  readonly examples: BothLanguages<readonly string[]>;
  readonly detect: Detection;
}

/** Something that the assistant may need to know from the customer. */
export interface Slot {
  /** Unique within its industry, camelCase. */
  readonly name: string;
  readonly title: BothLanguages<string>;
  readonly description: string;
  /**
   * The matters that cannot be dealt with without it: `all`, `none` (it only makes the answer better), or those named,
   * in words that a model reads ("returns", "delivery").
   */
  readonly neededFor: 'all' | 'none' | readonly string[];
  readonly example: string;
  /** Present when it must never be asked for or repeated in chat; `instead` is what the customer is told to do. */
  readonly sensitive?: { readonly instead: BothLanguages<string> } | undefined;
}

/** What a customer-service assistant of one industry starts from. */
export interface Industry {
  readonly name: IndustryName;
  readonly title: BothLanguages<string>;
  /** How far the preset is worked out: `full` is meant for use, `outline` is a start that a specialist must complete. */
  readonly depth: 'full' | 'outline';
  /** How an assistant of this industry works; the same from turn to turn. */
  readonly instructions: string;
  readonly cautions: readonly Caution[];
  readonly handoffRules: readonly HandoffRule[];
  readonly slots: readonly Slot[];
}
