import {
  changeDay,
  changeStop,
  clockOf,
  isOnOneMap,
  type Mutation,
  minutesOf,
  type Pick,
  type SoundPlan,
  stopsOf,
  visitsOf,
} from './mutation.js';

const lengthOf = (stop: { readonly arrive: string; readonly leave: string }) =>
  minutesOf(stop.leave) - minutesOf(stop.arrive);

/** Whether the pace alone sets the hours of a day. */
const isOfPace =
  ({ request }: SoundPlan) =>
  ({ day }: { readonly day: number }) =>
    !request.dayWishes?.some((wish) => wish.day === day && (wish.from ?? wish.until) !== undefined);

function beginVisitAt(
  plan: SoundPlan,
  pick: Pick,
  timeFor: (window: { open: string; close: string; lastEntry?: string | undefined }) => number | undefined,
) {
  const visit = pick(stopsOf(plan).filter(({ place }) => place.openingHours?.length === 1));
  const window = visit?.place.openingHours?.[0];
  const arrive = window === undefined ? undefined : timeFor(window);
  if (visit === undefined || arrive === undefined) return undefined;
  return changeStop(plan, visit, { arrive: clockOf(arrive), leave: clockOf(arrive + lengthOf(visit.stop)) });
}

/** Ways to spoil the hours of a plan. */
export const timeMutations: readonly Mutation[] = [
  {
    what: 'a visit that begins before the opening',
    rule: 'opening-hours',
    spoil: (plan, pick) => beginVisitAt(plan, pick, ({ open }) => minutesOf(open) - 30),
  },
  {
    what: 'a visit that lasts beyond the closing',
    rule: 'opening-hours',
    spoil: (plan, pick) => {
      const visit = pick(stopsOf(plan).filter(({ place }) => place.openingHours?.length === 1));
      const close = visit?.place.openingHours?.[0]?.close;
      if (visit === undefined || close === undefined) return undefined;
      return changeStop(plan, visit, { leave: clockOf(minutesOf(close) + 1) });
    },
  },
  {
    what: 'opening hours that are not those of the day',
    rule: 'stated-hours',
    alone: true,
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan).filter(({ stop: { openingHours } }) => openingHours !== undefined));
      return stop === undefined ? undefined : changeStop(plan, stop, { openingHours: '00:05–23:55' });
    },
  },
  {
    what: 'opening hours of a place that has none',
    rule: 'stated-hours',
    alone: true,
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan).filter(({ place }) => !place.openingHours?.length));
      return stop === undefined ? undefined : changeStop(plan, stop, { openingHours: '00:05–23:55' });
    },
  },
  {
    what: 'an arrival after the last entry',
    rule: 'last-entry',
    spoil: (plan, pick) =>
      beginVisitAt(plan, pick, ({ lastEntry }) => (lastEntry === undefined ? undefined : minutesOf(lastEntry) + 1)),
  },
  {
    what: 'a visit on a weekday on which the place is closed',
    rule: 'closed-day',
    spoil: (plan, pick) => {
      const onPlan = new Set(stopsOf(plan).map(({ place }) => place.id));
      const swaps = visitsOf(plan).flatMap((visit) => {
        const weekday = new Date(`${visit.day.date}T00:00:00Z`).getUTCDay() || 7;
        return plan.places
          .filter((place) => place.kind === 'sight' && !onPlan.has(place.id))
          .filter(({ closedDays }) => closedDays?.openOnHolidays !== true || visit.day.holiday === undefined)
          .filter(({ closedDays }) => closedDays?.weekdays?.some((each) => each === weekday))
          .map(({ id, name }) => ({ visit, change: { placeId: id, name } }));
      });
      const swap = pick(swaps);
      return swap === undefined ? undefined : changeStop(plan, swap.visit, swap.change);
    },
  },
  {
    what: 'a visit cut short',
    rule: 'visit-length',
    spoil: (plan, pick) => {
      const visit = pick(visitsOf(plan));
      if (visit === undefined) return undefined;
      const least = visit.place.visitMinutes ?? 90;
      return changeStop(plan, visit, { leave: clockOf(minutesOf(visit.stop.arrive) + least - 1) });
    },
  },
  {
    what: 'a time that is none',
    rule: 'day-order',
    spoil: (plan, pick) => {
      const visit = pick(stopsOf(plan));
      return visit === undefined ? undefined : changeStop(plan, visit, { leave: '14:60' });
    },
  },
  {
    what: 'two stops exchanged without their times',
    rule: 'overlap',
    spoil: (plan, pick) => {
      const later = pick(stopsOf(plan).filter(({ index }) => index > 0));
      const before = later?.day.stops[later.index - 1];
      if (later === undefined || before === undefined) return undefined;
      const stops = later.day.stops.with(later.index - 1, later.stop).with(later.index, before);
      return changeDay(plan, later.day.day, { stops });
    },
  },
  {
    what: 'a stop that begins while the party is still on its way',
    rule: 'travel-time',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan).filter((each) => each.stop.leg.minutes > 0));
      if (stop === undefined) return undefined;
      return changeStop(plan, stop, { arrive: clockOf(stop.freeAt + stop.stop.leg.minutes - 1) });
    },
  },
  {
    what: 'a way twice as fast as the table has it',
    rule: 'travel-time',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan).filter((each) => each.stop.leg.minutes > 1));
      if (stop === undefined) return undefined;
      const { leg } = stop.stop;
      return changeStop(plan, stop, { leg: { ...leg, minutes: Math.floor(leg.minutes / 2) } });
    },
  },
  {
    what: 'a walk at three times the pace, without a table',
    rule: 'travel-time',
    spoil: (plan, pick) => {
      const { transport: _, ...options } = plan.options;
      const walks = stopsOf(plan).filter(({ stop }) => stop.leg.mode === 'walk' && stop.leg.distanceMeters > 1000);
      const stop = pick(walks.filter((each) => isOnOneMap(plan, each)));
      if (stop === undefined) return undefined;
      const leg = { ...stop.stop.leg, minutes: Math.floor(stop.stop.leg.minutes / 3) };
      return { ...changeStop(plan, stop, { leg }), options };
    },
  },
  {
    what: 'a ride in no time, without a table',
    rule: 'travel-time',
    spoil: (plan, pick) => {
      const { transport: _, ...options } = plan.options;
      const far = stopsOf(plan).filter((each) => each.stop.leg.distanceMeters > 9000);
      const stop = pick(far.filter((each) => isOnOneMap(plan, each)));
      if (stop === undefined) return undefined;
      return { ...changeStop(plan, stop, { leg: { ...stop.stop.leg, minutes: 1 } }), options };
    },
  },
  {
    what: 'a day that goes on beyond its end',
    rule: 'day-length',
    spoil: (plan, pick) => {
      const { days, inbound } = plan.itinerary;
      const day = pick((inbound === undefined ? days : days.slice(0, -1)).filter(isOfPace(plan)));
      if (day === undefined || minutesOf(day.start.time) > 20 * 60) return undefined;
      return changeDay(plan, day.day, { end: { ...day.end, time: '24:30' } });
    },
  },
  {
    what: 'a day that begins in the night',
    rule: 'day-length',
    spoil: (plan, pick) => {
      const { days, outbound } = plan.itinerary;
      const day = pick((outbound === undefined ? days : days.slice(1)).filter(isOfPace(plan)));
      return day === undefined ? undefined : changeDay(plan, day.day, { start: { ...day.start, time: '05:30' } });
    },
  },
  {
    what: 'a dropped meal',
    rule: 'meals',
    spoil: (plan, pick) => {
      const isNeeded = ({ day, stop }: ReturnType<typeof stopsOf>[number]) =>
        stop.meal === 'lunch'
          ? minutesOf(day.start.time) <= 660 && minutesOf(day.end.time) >= 810
          : minutesOf(day.start.time) <= 1020 && minutesOf(day.end.time) >= 1200;
      const meal = pick(stopsOf(plan).filter((each) => each.stop.kind === 'meal' && isNeeded(each)));
      if (meal === undefined) return undefined;
      return changeDay(plan, meal.day.day, { stops: meal.day.stops.toSpliced(meal.index, 1) });
    },
  },
  {
    what: 'lunch in the middle of the afternoon',
    rule: 'meals',
    spoil: (plan, pick) => {
      const meal = pick(stopsOf(plan).filter(({ stop }) => stop.meal === 'lunch'));
      return meal === undefined ? undefined : changeStop(plan, meal, { arrive: '14:31', leave: '15:31' });
    },
  },
  {
    what: 'a meal at a sight',
    rule: 'meals',
    spoil: (plan, pick) => {
      const meal = pick(stopsOf(plan).filter(({ stop }) => stop.kind === 'meal'));
      const sight = pick(plan.places.filter(({ kind }) => kind === 'sight'));
      if (meal === undefined || sight === undefined) return undefined;
      return changeStop(plan, meal, { placeId: sight.id, name: sight.name });
    },
  },
  {
    what: 'a train that is missed',
    rule: 'return-in-time',
    spoil: ({ itinerary }) => {
      const last = itinerary.days.at(-1);
      if (itinerary.inbound === undefined || last === undefined) return undefined;
      const depart = clockOf(minutesOf(last.end.time) + 9);
      return { itinerary: { ...itinerary, inbound: { ...itinerary.inbound, depart } } };
    },
  },
  {
    what: 'a train that does not run',
    rule: 'journey',
    spoil: ({ itinerary }) => {
      if (itinerary.inbound === undefined) return undefined;
      const depart = clockOf(minutesOf(itinerary.inbound.depart) + 7);
      return { itinerary: { ...itinerary, inbound: { ...itinerary.inbound, depart } } };
    },
  },
  {
    what: 'a first day that begins before the arrival',
    rule: 'journey',
    spoil: (plan) => {
      const [first] = plan.itinerary.days;
      const { outbound } = plan.itinerary;
      if (first === undefined || outbound === undefined) return undefined;
      return changeDay(plan, 1, { start: { ...first.start, time: clockOf(minutesOf(outbound.arrive) - 1) } });
    },
  },
  {
    what: 'a journey that is left out',
    rule: 'journey',
    spoil: ({ itinerary }) => {
      if (itinerary.outbound === undefined) return undefined;
      return { itinerary: { ...itinerary, outbound: undefined, inbound: undefined } };
    },
  },
  {
    what: 'a day that is left out',
    rule: 'dates',
    spoil: ({ itinerary }) => ({ itinerary: { ...itinerary, days: itinerary.days.slice(1) } }),
  },
  {
    what: 'a holiday that is none',
    rule: 'dates',
    spoil: (plan, pick) => {
      const day = pick(plan.itinerary.days.filter(({ holiday }) => holiday === undefined));
      return day === undefined ? undefined : changeDay(plan, day.day, { holiday: '国庆节' });
    },
  },
];
