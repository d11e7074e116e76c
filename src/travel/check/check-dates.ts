import { type PersonKind, partySize } from '../../domain/party.js';
import type { CheckedTrip } from './checked-trip.js';
import { daysLater } from './clock-time.js';
import { type Violation, violation } from './violation.js';

const kinds: readonly PersonKind[] = ['adult', 'child', 'student', 'senior'];

function checkParty({ itinerary, request }: CheckedTrip): Violation[] {
  const isSame = kinds.every((kind) => (itinerary.party[kind] ?? 0) === (request.party[kind] ?? 0));
  if (isSame && partySize(itinerary.party) > 0) return [];
  return [violation('party', { found: itinerary.party, asked: request.party })];
}

/** The days are those that were asked for, in order, with their holidays named rightly, and so is the party. */
export function checkDates(trip: CheckedTrip): Violation[] {
  const { itinerary, request, calendar } = trip;
  const violations: Violation[] = checkParty(trip);
  const found = itinerary.days.length;
  if (found !== request.days) violations.push(violation('dates', { problem: 'days', found, asked: request.days }));
  for (const [index, day] of itinerary.days.entries()) {
    const spot = { day: index + 1 };
    const asked = daysLater(request.startDate, index);
    if (day.day !== index + 1 || day.date !== asked)
      violations.push(violation('dates', { problem: 'date', found: day.date, asked }, spot));
    if (calendar !== undefined && calendar.holidayOn(day.date)?.name !== day.holiday)
      violations.push(violation('dates', { problem: 'holiday', date: day.date, found: day.holiday }, spot));
  }
  return violations;
}
