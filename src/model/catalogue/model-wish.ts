import type { IndustryName } from '../../domain/industry-name.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import {
  type CatalogueEntry,
  checkAbilities,
  checkIndustry,
  checkKind,
  type ModelAbility,
  type ModelKind,
} from './catalogue-entry.js';
import type { CallSize } from './typical-cost.js';

/** What a model must be and be able to do. What is left out does not matter. */
export interface ModelWish {
  /** Finds the models made for it, and the general ones behind them. */
  readonly industry?: IndustryName | undefined;
  readonly kind?: ModelKind | undefined;
  /** All of them. */
  readonly abilities?: readonly ModelAbility[] | undefined;
  /** At least. A model whose size is not known fits no wish for one. */
  readonly contextTokens?: number | undefined;
  /** At least. A model whose longest reply is not known fits no wish for one. */
  readonly maxOutputTokens?: number | undefined;
  /** BCP 47: `zh-Hant`. A model of `zh` fits. */
  readonly language?: string | undefined;
  /** A typical call, by which prices are compared. Default: 2 000 tokens in, 500 out; in a route, the request at hand. */
  readonly expect?: CallSize | undefined;
}

/** One thing that a wish demands. */
interface Condition {
  /** Completes "no entry has …". */
  readonly words: string;
  holds(entry: CatalogueEntry): boolean;
}

const wishNames = ['industry', 'kind', 'abilities', 'contextTokens', 'maxOutputTokens', 'language', 'expect'];

/** @throws {ConfigurationError} a field is unknown or unusable */
export function checkWish(owner: string, wish: ModelWish): void {
  requireKnownOptions(owner, wish, wishNames);
  const { industry, kind, abilities, language, expect } = wish;
  if (industry !== undefined) checkIndustry(owner, industry);
  if (kind !== undefined) checkKind(owner, kind);
  if (abilities !== undefined) checkAbilities(owner, abilities);
  demandNumber(`${owner}: "contextTokens"`, wish.contextTokens, { from: 1 });
  demandNumber(`${owner}: "maxOutputTokens"`, wish.maxOutputTokens, { from: 1 });
  demand(language === undefined || typeof language === 'string', `${owner}: "language" must be a tag such as zh-Hant`);
  if (expect !== undefined) {
    requireKnownOptions(`${owner} expect`, expect, ['inputTokens', 'outputTokens']);
    demandNumber(`${owner}: "expect.inputTokens"`, expect.inputTokens ?? null, { from: 0 });
    demandNumber(`${owner}: "expect.outputTokens"`, expect.outputTokens ?? null, { from: 0 });
  }
}

export function fitsWish(entry: CatalogueEntry, wish: ModelWish): boolean {
  return conditionsOf(wish).every((condition) => condition.holds(entry));
}

/** Says why no entry fits a wish: what none has, or what the one that comes closest lacks. */
export function explainMisfit(entries: readonly CatalogueEntry[], wish: ModelWish): string {
  const conditions = conditionsOf(wish);
  const unmet = conditions.filter((condition) => !entries.some((entry) => condition.holds(entry)));
  if (unmet.length > 0) {
    return `no entry has ${unmet.map(({ words }) => words).join(', none has ')}`;
  }
  const lacking = entries.map((entry) => ({ entry, lacks: conditions.filter((condition) => !condition.holds(entry)) }));
  const closest = lacking.reduce((left, right) => (right.lacks.length < left.lacks.length ? right : left));
  const lacks = closest.lacks.map(({ words }) => words).join(' and ');
  return `no entry has all that is wished for; the closest, "${closest.entry.name}", lacks ${lacks}`;
}

/** Whether a model was made for certain industries, rather than for anything. */
export function isSpecialised({ kind, industries }: CatalogueEntry): boolean {
  return kind !== 'general' && Boolean(industries?.length);
}

function conditionsOf(wish: ModelWish): readonly Condition[] {
  const { industry, kind, abilities = [], contextTokens, maxOutputTokens, language } = wish;
  const conditions: Condition[] = abilities.map((ability) => ({
    words: `the ability "${ability}"`,
    holds: (entry) => entry.abilities.includes(ability),
  }));
  if (industry !== undefined) {
    conditions.push({
      words: `the industry "${industry}"`,
      holds: (entry) => !isSpecialised(entry) || Boolean(entry.industries?.includes(industry)),
    });
  }
  if (kind !== undefined) {
    conditions.push({ words: `the kind "${kind}"`, holds: (entry) => entry.kind === kind });
  }
  if (contextTokens !== undefined) {
    conditions.push({
      words: `a context of ${contextTokens} tokens`,
      holds: (entry) => (entry.contextTokens ?? 0) >= contextTokens,
    });
  }
  if (maxOutputTokens !== undefined) {
    conditions.push({
      words: `room for replies of ${maxOutputTokens} tokens`,
      holds: (entry) => (entry.maxOutputTokens ?? 0) >= maxOutputTokens,
    });
  }
  if (language !== undefined) {
    conditions.push({
      words: `the language "${language}"`,
      holds: ({ languages }) => languages === undefined || languages.some((known) => covers(known, language)),
    });
  }
  return conditions;
}

/** `zh` and `zh-Hant` cover each other, `zh-Hans` and `zh-Hant` do not. */
function covers(known: string, wished: string): boolean {
  const [shorter = '', longer = ''] = [known.toLowerCase(), wished.toLowerCase()].sort(
    (left, right) => left.length - right.length,
  );
  return longer === shorter || longer.startsWith(`${shorter}-`);
}
