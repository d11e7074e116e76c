import type { Itinerary, TripRemark } from '../../domain/itinerary.js';
import type { Language } from '../../domain/language.js';
import { partySize } from '../../domain/party.js';
import type { Pace } from '../../domain/trip-request.js';
import { readDateParts } from './date-parts.js';
import { dayContext } from './day-context.js';
import { renderCosts } from './render-costs.js';
import { renderDay } from './render-day.js';
import { renderJourney } from './render-journey.js';
import { assumedHoliday, renderRemarks } from './render-remarks.js';
import { renderSources } from './render-sources.js';
import { inLanguage, type Voice } from './voice.js';

export interface RenderItineraryOptions {
  /** Yuan that the customer set for the whole trip. Default: the one of the itinerary's saving remark, if it has one. */
  readonly budgetYuan?: number | undefined;
  /** The pace that the customer asked for; told in the first sentence. */
  readonly pace?: Pace | undefined;
  /** True when the customer asked for a low cost; told in the first sentence. */
  readonly economical?: boolean | undefined;
  /** True when the customer refuses to walk; told in the first sentence. */
  readonly noWalking?: boolean | undefined;
  /** Kilometres beyond which the customer wants to go by taxi; told in the first sentence. */
  readonly taxiBeyondKm?: number | undefined;
  /** False words it as the nearest plan, where the wish itself could not be met. Default true. */
  readonly asWished?: boolean | undefined;
}

/**
 * Words an itinerary for the customer, as plain text with line breaks and indentation that reads well in a terminal and
 * in a chat bubble.
 *
 * Holds every visit with its hours and cost, every way with its minutes and fare, the nights, the totals, what the
 * customer should know, and the sources. Amounts are for the whole party. In English, a place that has an English name
 * is shown by it, with the Chinese name the first time.
 *
 * @example
 * const outcome = planTrip(request, places);
 * if (outcome.status === 'planned') console.log(renderItinerary(outcome.itinerary, 'zh-Hans'));
 */
export function renderItinerary(
  itinerary: Itinerary,
  language: Language,
  options: RenderItineraryOptions = {},
): string {
  return inLanguage(language, (voice) => composeItinerary(itinerary, options, voice));
}

/** The same within a larger answer. */
export function composeItinerary(itinerary: Itinerary, options: RenderItineraryOptions, voice: Voice): string {
  const { outbound, inbound, days } = itinerary;
  const { sentence, others } = assumedHoliday(itinerary, voice);
  const sections = [[openingOf(itinerary, options, voice), ...sentence].join('\n')];
  if (outbound) sections.push(renderJourney(outbound, 'outbound', voice));
  for (const day of days) sections.push(renderDay(day, dayContext(itinerary, day), voice));
  if (inbound) sections.push(renderJourney(inbound, 'inbound', voice));
  if (itinerary.costs.total > 0) sections.push(renderCosts(itinerary.costs, voice));
  sections.push(renderRemarks({ ...itinerary, remarks: others }, voice));
  if (itinerary.sources.length > 0) sections.push(renderSources(itinerary.sources, days[0]?.date ?? '', voice));
  return sections.join('\n\n');
}

/** The first sentence: where, when, who, and the total. */
export function openingOf(itinerary: Itinerary, options: RenderItineraryOptions, { words }: Voice): string {
  const { days, party, costs } = itinerary;
  const first = readDateParts(days[0]?.date ?? '');
  const last = readDateParts(days.at(-1)?.date ?? '');
  const sentence = words.opening({
    asWished: options.asWished ?? true,
    city: words.city(itinerary.city),
    days: days.length,
    nights: days.filter((day) => day.overnight !== undefined).length,
    dates: days.length === 1 ? words.dateWithYear(first) : words.dateRange(first, last),
    party: words.party(party),
    followed: [
      ...(options.pace ? [words.followedPace[options.pace]] : []),
      ...(options.economical ? [words.followedThrift] : []),
      ...(options.noWalking ? [words.followedNoWalking] : []),
      ...(options.taxiBeyondKm === undefined ? [] : [words.followedTaxi(options.taxiBeyondKm)]),
    ],
    totalYuan: costs.total,
    budgetYuan: options.budgetYuan ?? itinerary.remarks.find(isSaving)?.budgetYuan,
  });
  const people = partySize(party);
  const forAll = people > 1 && costs.total > 0 ? words.pricesForAll(people) : undefined;
  return forAll === undefined ? sentence : `${sentence}\n${forAll}`;
}

function isSaving(remark: TripRemark): remark is Extract<TripRemark, { type: 'saving' }> {
  return remark.type === 'saving';
}
