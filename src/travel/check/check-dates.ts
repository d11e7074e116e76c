import type { CheckedTrip } from './checked-trip.js';
import { daysLater } from './clock-time.js';
import type { Violation } from './violation.js';

/** The days are those that were asked for, in order, with their holidays named rightly. */
export function checkDates({ itinerary, request, calendar }: CheckedTrip): Violation[] {
  const violations: Violation[] = [];
  if (itinerary.days.length !== request.days) {
    violations.push({
      rule: 'dates',
      message: `The trip has ${itinerary.days.length} days; ${request.days} were asked for`,
    });
  }
  for (const [index, day] of itinerary.days.entries()) {
    const date = daysLater(request.startDate, index);
    if (day.day !== index + 1 || day.date !== date) {
      violations.push({
        rule: 'dates',
        day: index + 1,
        message: `Day ${index + 1} must be ${date}, found ${day.date}`,
      });
    }
    if (calendar !== undefined && calendar.holidayOn(day.date)?.name !== day.holiday) {
      violations.push({ rule: 'dates', day: day.day, message: `The holiday of ${day.date} is not named rightly` });
    }
  }
  return violations;
}
