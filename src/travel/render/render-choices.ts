import type { Itinerary, PlanOutcome } from '../../domain/itinerary.js';
import type { Language } from '../../domain/language.js';
import type { AlternativePlan } from '../alternative/alternative-plans.js';
import { concessionWords, requestWishWords } from './concession-words.js';
import { inLanguage, type Voice } from './voice.js';

type NoPlan = Extract<PlanOutcome, { readonly status: 'no-plan' }>;

const letters = ['A', 'B', 'C'];
const mostSightsNamed = 5;

/** Whether an outcome leaves the customer a choice that is worth asking about. */
export function offersChoice({ options = [] }: NoPlan): boolean {
  return options.length > 1;
}

/**
 * What is in the way, in a short paragraph, and the plans to choose from, a line each; within a larger answer.
 *
 * @param reasons - sentences that name the obstacles, used where they say all there is to say
 */
export function composeChoice(
  { conflict = [], options = [] }: NoPlan,
  reasons: readonly string[],
  voice: Voice,
): string {
  const { choice, money } = voice.words;
  const isSaid = conflict.every(({ type }) => type === 'budget' || type === 'days') || conflict.length < 2;
  const why = isSaid ? reasons : [choice.conflict(conflict.map((wish) => requestWishWords(wish, voice)))];
  const lines = options.map(({ givesUp, itinerary }, index) =>
    choice.option(letters[index] ?? '', concessionWords(givesUp, voice), money(itinerary.costs.total)),
  );
  const paragraph = [...why, choice.chooseOne].join('\n');
  return [paragraph, lines.join('\n'), choice.howToChoose(letters.slice(0, options.length))].join('\n\n');
}

function sightNames({ days }: Itinerary, { words, plainNameOf }: Voice): string {
  const sights = days.flatMap(({ stops }) => stops.filter((stop) => stop.kind === 'visit'));
  return words.list(sights.slice(0, mostSightsNamed).map(plainNameOf));
}

/** In what another plan differs, in one clause after the other. */
function differenceWords({ difference, itinerary }: AlternativePlan, voice: Voice): string {
  const { words } = voice;
  const said = words.choice.difference;
  const { otherSights, savesYuan, fewerSights } = difference;
  return words.list([
    ...(otherSights > 0 ? [said.others(Math.round(otherSights * 100))] : []),
    ...(fewerSights > 0 ? [said.fewer(fewerSights)] : fewerSights < 0 ? [said.more(-fewerSights)] : []),
    ...(savesYuan > 0 ? [said.cheaper(words.money(savesYuan))] : []),
    ...(savesYuan < 0 ? [said.dearer(words.money(-savesYuan))] : []),
    said.total(words.money(itinerary.costs.total)),
  ]);
}

/** Says which plans were offered, to somebody who took another one, and how to take one of them. */
export function notAmongOffered(count: number, language: Language): string {
  const offered = letters.slice(0, count);
  return inLanguage(language, ({ words }) => words.choice.onlyOffered(offered) + words.choice.howToChoose(offered));
}

/** Words other plans to choose from: for each its character, in what it differs, and its first sights. */
export function renderAlternatives(alternatives: readonly AlternativePlan[], language: Language): string {
  return inLanguage(language, (voice) => {
    const { choice } = voice.words;
    if (alternatives.length === 0) return choice.noAlternatives;
    const lines = alternatives.map((plan, index) =>
      choice.alternative(
        letters[index] ?? '',
        choice.character[plan.character],
        differenceWords(plan, voice),
        sightNames(plan.itinerary, voice),
      ),
    );
    const asked = choice.howToChoose(letters.slice(0, alternatives.length));
    return [choice.alternativesFollow(alternatives.length), lines.join('\n'), asked].join('\n\n');
  });
}
