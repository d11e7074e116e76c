import type { TripRemark } from '../../../src/domain/itinerary.js';
import type { JourneyMode } from '../../../src/domain/trip-request.js';
import {
  ask,
  askOnDay,
  clockOf,
  type Mutation,
  minutesOf,
  restate,
  type StopInDay,
  stopsOf,
  visitsOf,
  withoutStop,
} from './mutation.js';

const isOther = (id: string | undefined) => (place: { readonly id: string }) => place.id !== id;

/** Wishes that a plan does not keep, and plans that drop what was wished. */
export const wishMutations: readonly Mutation[] = [
  {
    what: 'a dropped must-see',
    rule: 'must-see',
    spoil: (plan, pick) => {
      const visit = pick(visitsOf(plan));
      if (visit === undefined) return undefined;
      return { ...withoutStop(plan, visit), ...ask(plan, { mustSee: [visit.place.name] }) };
    },
  },
  {
    what: 'a must-see on another day than it was asked for',
    rule: 'must-see',
    spoil: (plan, pick) => {
      const visit = pick(visitsOf(plan));
      const day = pick(plan.itinerary.days.filter((each) => each !== visit?.day));
      if (visit === undefined || day === undefined) return undefined;
      return askOnDay(plan, day.day, { mustSee: [visit.place.name] });
    },
  },
  {
    what: 'a place that was not wanted',
    rule: 'must-not-see',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan));
      return stop === undefined ? undefined : ask(plan, { mustNotSee: [stop.place.name] });
    },
  },
  {
    what: 'a kind that was not wanted on a day',
    rule: 'must-not-see',
    spoil: (plan, pick) => {
      const visit = pick(visitsOf(plan).filter(({ place }) => (place.tags?.length ?? 0) > 0));
      if (visit === undefined) return undefined;
      return askOnDay(plan, visit.day.day, { mustNotSee: visit.place.tags?.slice(0, 1) });
    },
  },
  {
    what: 'a kind of food that no meal is',
    rule: 'cuisines',
    alone: true,
    spoil: (plan, pick) => {
      const eaten = stopsOf(plan).filter(({ stop }) => stop.kind === 'meal');
      const tag = pick(
        ['sichuan', 'vegetarian'].filter((each) => !eaten.some(({ place }) => place.tags?.includes(each))),
      );
      return tag === undefined ? undefined : ask(plan, { cuisines: [tag] });
    },
  },
  {
    what: 'a kind of food that is seen and not eaten',
    rule: 'cuisines',
    alone: true,
    spoil: (plan, pick) => {
      const visit = pick(visitsOf(plan));
      if (visit === undefined) return undefined;
      const tags = [...(visit.place.tags ?? []), 'noodles'];
      return { ...restate(plan, visit.place.id, { tags }), ...ask(plan, { cuisines: ['noodles'] }) };
    },
  },
  {
    what: 'one sight of a kind too many',
    rule: 'kind-limits',
    spoil: (plan, pick) => {
      const tag = pick(visitsOf(plan).flatMap(({ place }) => place.tags ?? []));
      if (tag === undefined) return undefined;
      const most = visitsOf(plan).filter(({ place }) => place.tags?.includes(tag)).length - 1;
      return ask(plan, { kindLimits: [{ tag, most }] });
    },
  },
  {
    what: 'a sight in the open on a day of rain',
    rule: 'rain',
    spoil: (plan, pick) => {
      const visit = pick(visitsOf(plan).filter(({ place }) => place.indoor === false));
      if (visit === undefined) return undefined;
      const { day } = visit.day;
      return { request: { ...plan.request, mustSee: [], dayWishes: [{ day, rain: true }] } };
    },
  },
  {
    what: 'steps before a wheelchair',
    rule: 'access',
    spoil: (plan, pick) => {
      const visit = pick(visitsOf(plan).filter(({ place }) => place.access?.stepFree === false));
      return visit === undefined ? undefined : ask(plan, { needs: ['step-free'] });
    },
  },
  {
    what: 'a pram where none can go',
    rule: 'access',
    spoil: (plan, pick) => {
      const visit = pick(visitsOf(plan).filter(({ place }) => place.access?.stroller === false));
      return visit === undefined ? undefined : ask(plan, { needs: ['stroller'] });
    },
  },
  {
    what: 'steps before the table of a wheelchair',
    rule: 'access',
    spoil: (plan, pick) => {
      const meal = pick(stopsOf(plan).filter(({ stop }) => stop.kind === 'meal'));
      if (meal === undefined) return undefined;
      return {
        ...restate(plan, meal.place.id, { access: { stepFree: false } }),
        ...ask(plan, { needs: ['step-free'] }),
      };
    },
  },
  {
    what: 'steps before the bed of a wheelchair',
    rule: 'access',
    spoil: (plan, pick) => {
      const night = pick(plan.itinerary.days.flatMap(({ overnight }) => overnight ?? []));
      if (night === undefined) return undefined;
      return {
        ...restate(plan, night.placeId, { access: { stepFree: false } }),
        ...ask(plan, { needs: ['step-free'] }),
      };
    },
  },
  {
    what: 'a wheelchair at a place of which nobody knows',
    rule: 'told',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan));
      if (stop === undefined) return undefined;
      const remarks = plan.itinerary.remarks.filter(({ type }) => type !== 'access-unconfirmed');
      return {
        ...restate(plan, stop.place.id, { access: undefined }),
        ...ask(plan, { needs: ['step-free'] }),
        itinerary: { ...plan.itinerary, remarks },
      };
    },
  },
  {
    what: 'a wish that cannot be kept, passed over in silence',
    rule: 'told',
    alone: true,
    spoil: (plan) => ask(plan, { unkept: [...(plan.request.unkept ?? []), '要能看到雪'] }),
  },
  {
    what: 'a booking passed over in silence',
    rule: 'told',
    alone: true,
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan).filter(({ place }) => place.bookAhead !== undefined));
      if (stop === undefined) return undefined;
      const isOther = (each: TripRemark) => each.type !== 'book-ahead' || each.name !== stop.place.name;
      return { itinerary: { ...plan.itinerary, remarks: plan.itinerary.remarks.filter(isOther) } };
    },
  },
  {
    what: 'a ticket where only free sights were wanted',
    rule: 'free-only',
    spoil: (plan) => (visitsOf(plan).some(({ stop }) => stop.costYuan > 0) ? ask(plan, { freeOnly: true }) : undefined),
  },
  {
    what: 'a budget exceeded',
    rule: 'budget',
    spoil: (plan, pick) => {
      const { total, attractions, dining, hotel, innerCityTransport, intercityTransport } = plan.itinerary.costs;
      const scopes = [
        { scope: 'total', yuan: total },
        { scope: 'attractions', yuan: attractions },
        { scope: 'dining', yuan: dining },
        { scope: 'hotel', yuan: hotel },
        { scope: 'inner-city-transport', yuan: innerCityTransport },
        { scope: 'intercity-transport', yuan: intercityTransport },
      ] as const;
      const spent = pick(scopes.filter(({ yuan }) => yuan >= 1));
      if (spent === undefined) return undefined;
      return ask(plan, { budgets: [{ scope: spent.scope, maxYuan: spent.yuan - 1 }] });
    },
  },
  {
    what: 'a mode that was not wanted',
    rule: 'modes',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan).filter(({ stop: { leg } }) => leg.mode !== 'walk'));
      return stop === undefined ? undefined : ask(plan, { modes: ['walk'] });
    },
  },
  {
    what: 'a way on foot where walking was refused',
    rule: 'no-walking',
    alone: true,
    spoil: (plan, pick) => {
      const walked = ({ stop, index, day, place }: StopInDay) =>
        stop.leg.mode === 'walk' && (day.stops[index - 1]?.placeId ?? day.start.placeId) !== place.id;
      return pick(stopsOf(plan).filter(walked)) === undefined ? undefined : ask(plan, { noWalking: true });
    },
  },
  {
    what: 'a way home on foot where walking was refused',
    rule: 'no-walking',
    alone: true,
    spoil: (plan, pick) => {
      const walked = plan.itinerary.days.filter(
        ({ end, stops, start }) => end.leg.mode === 'walk' && (stops.at(-1) ?? start).placeId !== end.placeId,
      );
      return pick(walked) === undefined ? undefined : ask(plan, { noWalking: true });
    },
  },
  {
    what: 'a long way that is not by taxi',
    rule: 'taxi-beyond',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan).filter(({ stop: { leg } }) => leg.mode !== 'taxi' && leg.distanceMeters > 10));
      if (stop === undefined) return undefined;
      return ask(plan, { taxiBeyondKm: (stop.stop.leg.distanceMeters - 1) / 1000 });
    },
  },
  {
    what: 'a journey by another way than was wanted',
    rule: 'journey-modes',
    spoil: (plan, pick) => {
      const { outbound } = plan.itinerary;
      const modes: readonly JourneyMode[] = ['train', 'coach', 'flight', 'drive'];
      const other = pick(modes.filter((mode) => mode !== outbound?.mode));
      return outbound === undefined || other === undefined
        ? undefined
        : ask(plan, { journeyModes: { outbound: [other] } });
    },
  },
  {
    what: 'rooms with other beds',
    rule: 'beds',
    spoil: (plan, pick) => {
      const night = pick(plan.itinerary.days.flatMap(({ overnight }) => overnight ?? []));
      return night === undefined ? undefined : ask(plan, { bedsPerRoom: (night.bedsPerRoom ?? 0) + 1 });
    },
  },
  {
    what: 'a night in another hotel than the one that was wished for',
    rule: 'stay',
    spoil: (plan, pick) => {
      const night = pick(plan.itinerary.days.flatMap(({ overnight }) => overnight ?? []));
      const other = pick(plan.places.filter(({ kind }) => kind === 'hotel').filter(isOther(night?.placeId)));
      return night === undefined || other === undefined ? undefined : ask(plan, { stayAt: other.name });
    },
  },
  {
    what: 'a hotel of which nobody knows, passed over in silence',
    rule: 'stay',
    alone: true,
    spoil: (plan) => {
      const hasNight = plan.itinerary.days.some(({ overnight }) => overnight !== undefined);
      return hasNight ? ask(plan, { stayAt: 'Grand Atlantis' }) : undefined;
    },
  },
  {
    what: 'a hotel without what was asked for',
    rule: 'stay-with',
    alone: true,
    spoil: (plan) => {
      const hasNight = plan.itinerary.days.some(({ overnight }) => overnight !== undefined);
      return hasNight ? ask(plan, { stayWith: ['sauna'] }) : undefined;
    },
  },
  {
    what: 'a stay shorter than the hotel takes',
    rule: 'minimum-nights',
    alone: true,
    spoil: (plan, pick) => {
      const night = pick(plan.itinerary.days.flatMap(({ overnight }) => overnight ?? []));
      if (night === undefined) return undefined;
      return restate(plan, night.placeId, { minimumNights: plan.itinerary.days.length });
    },
  },
  {
    what: 'a sight more than the pace allows',
    rule: 'pace',
    spoil: (plan, pick) => {
      const full = plan.itinerary.days.filter(({ stops }) => stops.filter(({ kind }) => kind === 'visit').length > 3);
      const day = pick(full);
      return day === undefined ? undefined : askOnDay(plan, day.day, { pace: 'relaxed' });
    },
  },
  {
    what: 'a day that begins before the party is free',
    rule: 'free-hours',
    spoil: (plan, pick) => {
      const day = pick(plan.itinerary.days);
      if (day === undefined) return undefined;
      return askOnDay(plan, day.day, { from: clockOf(minutesOf(day.start.time) + 1) });
    },
  },
  {
    what: 'a day that goes on beyond the party’s own end',
    rule: 'free-hours',
    spoil: (plan, pick) => {
      const day = pick(plan.itinerary.days);
      if (day === undefined) return undefined;
      return askOnDay(plan, day.day, { until: clockOf(minutesOf(day.end.time) - 1) });
    },
  },
  {
    what: 'a day that begins elsewhere',
    rule: 'day-ends',
    spoil: (plan, pick) => {
      const { days, outbound } = plan.itinerary;
      const day = pick(outbound === undefined ? days : days.slice(1));
      const other = pick(plan.places.filter(isOther(day?.start.placeId)).filter(({ kind }) => kind === 'sight'));
      return day === undefined || other === undefined ? undefined : askOnDay(plan, day.day, { startAt: other.name });
    },
  },
  {
    what: 'a day that ends elsewhere',
    rule: 'day-ends',
    spoil: (plan, pick) => {
      const { days, inbound } = plan.itinerary;
      const day = pick(inbound === undefined ? days : days.slice(0, -1));
      const other = pick(plan.places.filter(isOther(day?.end.placeId)).filter(({ kind }) => kind === 'sight'));
      return day === undefined || other === undefined ? undefined : askOnDay(plan, day.day, { endAt: other.name });
    },
  },
  {
    what: 'something on a day that is to be free',
    rule: 'free-day',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan));
      return stop === undefined ? undefined : askOnDay(plan, stop.day.day, { free: true });
    },
  },
  {
    what: 'an appointment that is missed by a minute',
    rule: 'appointments',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan));
      if (stop === undefined) return undefined;
      const at = clockOf(minutesOf(stop.stop.arrive) + 1);
      return askOnDay(plan, stop.day.day, { appointments: [{ place: stop.place.name, at }] });
    },
  },
  {
    what: 'an appointment on another day',
    rule: 'appointments',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan));
      const day = pick(plan.itinerary.days.filter((each) => each !== stop?.day));
      if (stop === undefined || day === undefined) return undefined;
      return askOnDay(plan, day.day, { appointments: [{ place: stop.place.name, at: stop.stop.arrive }] });
    },
  },
  {
    what: 'a rest that a visit takes',
    rule: 'rests',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan));
      if (stop === undefined) return undefined;
      const { day, stop: visit } = stop;
      const minutes = minutesOf(visit.leave) - minutesOf(visit.arrive);
      return askOnDay(plan, day.day, { rests: [{ minutes, earliest: visit.arrive, latest: visit.leave }] });
    },
  },
  {
    what: 'a rest that begins within a visit',
    rule: 'rests',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan));
      if (stop === undefined) return undefined;
      const { placeId, name, leave } = stop.stop;
      const from = clockOf(minutesOf(leave) - 1);
      const rests = [{ placeId, name, from, until: clockOf(minutesOf(leave) + 4) }];
      const days = plan.itinerary.days.map((day) => (day === stop.day ? { ...day, rests } : day));
      return { itinerary: { ...plan.itinerary, days } };
    },
  },
  {
    what: 'alternatives of which each is broken once',
    rule: 'any-of',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan));
      if (stop === undefined) return undefined;
      const broken = [{ mustNotSee: [stop.place.name] }, { mustSee: ['Atlantis'] }];
      return ask(plan, { anyOf: broken });
    },
  },
  {
    what: 'alternatives of which each is walked',
    rule: 'any-of',
    alone: true,
    spoil: (plan, pick) => {
      const walked = stopsOf(plan).filter(({ stop: { leg } }) => leg.mode === 'walk' && leg.distanceMeters > 0);
      return pick(walked) === undefined ? undefined : ask(plan, { anyOf: [{ noWalking: true }] });
    },
  },
  {
    what: 'another party',
    rule: 'party',
    spoil: (plan) => ask(plan, { party: { ...plan.request.party, senior: (plan.request.party.senior ?? 0) + 1 } }),
  },
];
