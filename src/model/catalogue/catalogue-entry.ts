import type { IndustryName } from '../../domain/industry-name.js';
import type { Price } from '../../domain/price.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import type { ChatModel } from '../chat-model.js';
import { isChatModel } from '../many/group-options.js';

/** Made for anything, for certain industries, or from data of one's own. */
export type ModelKind = 'general' | 'industry' | 'fine-tuned';

/** What a model can do beyond text. */
export type ModelAbility = 'tools' | 'vision' | 'reasoning' | 'structured-output' | 'web-search';

/** A model that a company has at hand, and what is known of it. */
export interface CatalogueEntry<Name extends string = string> {
  /** What the company calls it. Unique. */
  readonly name: Name;
  /** How it is reached; may be a group made by `fallback` or `balance`. */
  readonly model: ChatModel;
  readonly kind: ModelKind;
  /** Those that the model was made for. A model of kind `industry` names at least one; a general one fits all. */
  readonly industries?: readonly IndustryName[] | undefined;
  readonly abilities: readonly ModelAbility[];
  /** Tokens that request and reply may have together. Absent: not known. */
  readonly contextTokens?: number | undefined;
  /** Longest reply. Absent: not known. */
  readonly maxOutputTokens?: number | undefined;
  /** BCP 47: `zh`, `zh-Hant`, `en`. Absent: any. */
  readonly languages?: readonly string[] | undefined;
  /** Absent: not known, and sorted behind the known ones. */
  readonly price?: Price | undefined;
  /** For people: where it runs, who answers for it. */
  readonly note?: string | undefined;
}

const entryNames = [
  ...['name', 'model', 'kind', 'industries', 'abilities', 'contextTokens', 'maxOutputTokens', 'languages'],
  ...['price', 'note'],
];

const kinds: Readonly<Record<ModelKind, true>> = { general: true, industry: true, 'fine-tuned': true };

const abilities: Readonly<Record<ModelAbility, true>> = {
  tools: true,
  vision: true,
  reasoning: true,
  'structured-output': true,
  'web-search': true,
};

const industries: Readonly<Record<IndustryName, true>> = {
  finance: true,
  tourism: true,
  government: true,
  media: true,
  retail: true,
  education: true,
  healthcare: true,
  manufacturing: true,
  transport: true,
  energy: true,
};

/** @throws {ConfigurationError} an entry is unusable; the message names it and the field */
export function checkEntries(owner: string, entries: readonly CatalogueEntry[]): void {
  demand(Array.isArray(entries) && entries.length > 0, `${owner} needs a list of models with at least one in it`);
  const byName = new Set<string>();
  const byModel = new Map<string, CatalogueEntry>();
  entries.forEach((entry, index) => {
    const isNamed = typeof entry?.name === 'string' && entry.name.trim() !== '';
    demand(isNamed, `${owner}: entry ${index} has no "name"; give it a name of its own`);
    demand(!byName.has(entry.name), `${owner}: two entries have the name "${entry.name}"; names are unique`);
    byName.add(entry.name);
    checkEntry(`${owner} entry "${entry.name}"`, entry);
    const twin = byModel.get(entry.model.id);
    demand(
      twin === undefined || JSON.stringify(twin.price) === JSON.stringify(entry.price),
      `${owner}: the entries "${twin?.name}" and "${entry.name}" are the model ${entry.model.id} at different prices, ` +
        'which cannot be told apart in its usage; give one of the models another "name"',
    );
    byModel.set(entry.model.id, entry);
  });
}

/** @throws {ConfigurationError} it is no list, or holds an unknown name */
export function checkAbilities(owner: string, names: unknown): void {
  checkNames(`${owner}: "abilities"`, names, abilities);
}

/** @throws {ConfigurationError} it is not known */
export function checkIndustry(owner: string, name: unknown): void {
  checkNames(`${owner}: "industry"`, [name], industries);
}

/** @throws {ConfigurationError} it is not known */
export function checkKind(owner: string, name: unknown): void {
  checkNames(`${owner}: "kind"`, [name], kinds);
}

function checkEntry(owner: string, entry: CatalogueEntry): void {
  requireKnownOptions(owner, entry, entryNames);
  const { languages } = entry;
  demand(isChatModel(entry.model), `${owner}: "model" must be a ChatModel`);
  checkKind(owner, entry.kind);
  checkAbilities(owner, entry.abilities);
  checkNames(`${owner}: "industries"`, entry.industries ?? [], industries);
  demand(
    entry.kind !== 'industry' || Boolean(entry.industries?.length),
    `${owner}: a model of kind "industry" names at least one of "industries"`,
  );
  demandNumber(`${owner}: "contextTokens"`, entry.contextTokens, { from: 1, whole: true });
  demandNumber(`${owner}: "maxOutputTokens"`, entry.maxOutputTokens, { from: 1, whole: true });
  demand(
    languages === undefined || (Array.isArray(languages) && languages.every((tag) => /^[a-z]{2,3}(-|$)/i.test(tag))),
    `${owner}: "languages" must be a list of tags such as zh-Hant or en`,
  );
  if (entry.price !== undefined) {
    checkPrice(`${owner} price`, entry.price);
  }
}

/** As far as models are compared by it; `createPriceTable` checks the rest. */
function checkPrice(owner: string, price: Price): void {
  demand(typeof price === 'object' && price !== null, `${owner} must be an object with "currency" and "per"`);
  demand(['CNY', 'USD'].includes(price.currency), `${owner}: "currency" must be CNY or USD`);
  demandNumber(`${owner}: "perCall"`, price.perCall, { from: 0 });
  if (price.per === undefined) {
    demand(price.perCall !== undefined, `${owner}: give "per", "input" and "output", or "perCall" alone`);
    return;
  }
  demand(price.per === 1000 || price.per === 1_000_000, `${owner}: "per" must be 1000 or 1_000_000 tokens`);
  demand(Array.isArray(price.tiers ?? []), `${owner}: "tiers" must be a list of tiers`);
  for (const rates of [price, ...(price.tiers ?? [])]) {
    for (const name of ['input', 'output'] as const) {
      demand(rates[name] !== undefined, `${owner}: "${name}" is missing; write 0 where it costs nothing`);
      demandNumber(`${owner}: "${name}"`, rates[name], { from: 0 });
    }
  }
}

function checkNames(name: string, given: unknown, known: Readonly<Record<string, true>>): void {
  demand(Array.isArray(given), `${name} must be a list of ${Object.keys(known).join(', ')}`);
  for (const word of given) {
    demand(
      typeof word === 'string' && Object.hasOwn(known, word),
      `${name} holds ${JSON.stringify(word)}; known: ${Object.keys(known).join(', ')}`,
    );
  }
}
