import type { Language } from '../../domain/language.js';
import type { MissingSlot } from '../../domain/trip-request.js';
import { tripQuestion } from '../wish/trip-question.js';

/** Most telling first: without a city, nothing else helps. */
const order: readonly MissingSlot[] = ['city', 'dates', 'days', 'party'];

/**
 * One short question for what is missing; the first that matters when much is missing. Dates and days are asked for
 * together, as people say them together.
 *
 * @returns an empty text when nothing is missing
 */
export function renderMissing(missing: readonly MissingSlot[], language: Language): string {
  const slot = order.find((each) => missing.includes(each));
  if (slot === undefined) return '';
  return tripQuestion(slot === 'dates' && missing.includes('days') ? 'time' : slot, language);
}
