import type { Itinerary } from '../../domain/itinerary.js';
import type { Language } from '../../domain/language.js';
import type { TripChange, UnchangedReason } from '../change/trip-change.js';
import { inLanguage, type Voice } from './voice.js';

/** The name of a place as the plan shows it, or in the customer's own words. */
function shownName(name: string, plans: readonly Itinerary[], { words, plainNameOf }: Voice): string {
  const stops = plans.flatMap(({ days }) => days.flatMap((day) => day.stops));
  const stop = stops.find((planned) => planned.name === name || planned.placeId === name);
  return stop === undefined ? words.quote(name) : plainNameOf(stop);
}

function happenedWords(change: TripChange, plans: readonly Itinerary[], voice: Voice): string {
  const { happened } = voice.words.choice;
  switch (change.type) {
    case 'replace':
      return happened.replace(change.stop === undefined ? undefined : shownName(change.stop, plans, voice), change.day);
    case 'leave-out':
      return happened.leaveOut(shownName(change.stop, plans, voice));
    case 'add':
      return happened.add(shownName(change.place, plans, voice));
    case 'skip-day':
      return happened.skipDay(change.day);
    case 'rain':
      return happened.rain(change.day);
    case 'closed':
      return happened.closed(shownName(change.place, plans, voice));
    case 'late':
      return happened.late(change.day, delayWords(change.minutes, voice));
    case 'cheaper':
    case 'slower':
    case 'faster':
      return happened[change.type];
  }
}

function delayWords(minutes: number, { words }: Voice): string {
  return minutes < 60 ? words.minutes(minutes) : words.about(minutes).replace(/^(?:约|about) ?/u, '');
}

/** One clause that says what has happened to a plan, to stand before what was changed in it. */
export function renderHappened(change: TripChange, plans: readonly Itinerary[], language: Language): string {
  return inLanguage(language, (voice) => happenedWords(change, plans, voice));
}

/** Why a plan stays as it is. */
export function renderUnchanged(reason: UnchangedReason, language: Language): string {
  return inLanguage(language, (voice) => voice.words.choice.stays[reason]);
}
