import type { Leg } from '../../domain/itinerary.js';
import type { OpeningWindow } from '../place/opening-hours.js';
import type { MealName } from './meal.js';

/** A visit or a meal with its times, minutes after midnight. */
export interface ScheduledStop {
  readonly kind: 'visit' | 'meal';
  readonly meal: MealName | undefined;
  readonly site: number;
  readonly leg: Leg;
  readonly arrive: number;
  readonly leave: number;
  /** The window that it lies in. */
  readonly window: OpeningWindow;
  /** Yuan for the whole party. */
  readonly costYuan: number;
}

/** A meal that the customer finds alone. */
export interface OwnMeal {
  readonly meal: MealName;
  readonly costYuan: number;
  /** The break within the day; undefined when it comes after the day's end, near the hotel. */
  readonly pause: { readonly from: number; readonly until: number } | undefined;
  /** Site of the sight inside which it is had; undefined elsewhere. */
  readonly inside: number | undefined;
}

/** A rest as it is taken, minutes after midnight. */
export interface ScheduledRest {
  readonly site: number;
  readonly from: number;
  readonly until: number;
}

/** A day that works: every time and cost is worked out. */
export interface DaySchedule {
  readonly startTime: number;
  readonly stops: readonly ScheduledStop[];
  readonly ownMeals: readonly OwnMeal[];
  readonly rests: readonly ScheduledRest[];
  readonly endLeg: Leg;
  readonly endTime: number;
  /** Yuan for the whole party. */
  readonly costs: { readonly attractions: number; readonly dining: number; readonly innerCityTransport: number };
  /** How pleasant the day runs, in points; what the sights themselves are worth is not in it. */
  readonly points: number;
}
