import { changeDay, changeStop, type Mutation, restate, stopsOf, visitsOf } from './mutation.js';

/** Ways to spoil prices, sums, nights and places. */
export const factMutations: readonly Mutation[] = [
  {
    what: 'a ticket at another price',
    rule: 'cost',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan).filter(({ place }) => place.price !== undefined));
      return stop === undefined ? undefined : changeStop(plan, stop, { costYuan: stop.stop.costYuan + 1 });
    },
  },
  {
    what: 'a sum that is wrong',
    rule: 'cost',
    spoil: ({ itinerary }) => {
      const { costs } = itinerary;
      return { itinerary: { ...itinerary, costs: { ...costs, total: costs.total - 1 } } };
    },
  },
  {
    what: 'a night at another price',
    rule: 'cost',
    spoil: (plan, pick) => {
      const day = pick(plan.itinerary.days.filter(({ overnight }) => overnight !== undefined));
      if (day?.overnight === undefined) return undefined;
      const overnight = { ...day.overnight, costYuan: day.overnight.costYuan - 10 };
      return changeDay(plan, day.day, { overnight });
    },
  },
  {
    what: 'a fare home that is wrong',
    rule: 'cost',
    spoil: ({ itinerary }) => {
      const { inbound } = itinerary;
      if (inbound === undefined) return undefined;
      return { itinerary: { ...itinerary, inbound: { ...inbound, costYuan: inbound.costYuan - 1 } } };
    },
  },
  {
    what: 'a ride at another fare than the table has',
    rule: 'fare',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan).filter((each) => each.stop.leg.costYuan > 0));
      if (stop === undefined) return undefined;
      return changeStop(plan, stop, { leg: { ...stop.stop.leg, costYuan: stop.stop.leg.costYuan - 1 } });
    },
  },
  {
    what: 'a taxi for nothing, without a table',
    rule: 'fare',
    spoil: (plan, pick) => {
      const { transport: _, ...options } = plan.options;
      const stop = pick(stopsOf(plan).filter((each) => each.stop.leg.mode === 'taxi'));
      if (stop === undefined) return undefined;
      return { ...changeStop(plan, stop, { leg: { ...stop.stop.leg, costYuan: 1 } }), options };
    },
  },
  {
    what: 'a night without a hotel',
    rule: 'overnight',
    spoil: (plan, pick) => {
      const day = pick(plan.itinerary.days.filter(({ overnight }) => overnight !== undefined));
      return day === undefined ? undefined : changeDay(plan, day.day, { overnight: undefined });
    },
  },
  {
    what: 'a night in another hotel than the one where the day ends',
    rule: 'overnight',
    spoil: (plan, pick) => {
      const day = pick(plan.itinerary.days.filter(({ overnight }) => overnight !== undefined));
      const others = plan.places.filter(({ id, kind }) => kind === 'hotel' && id !== day?.overnight?.placeId);
      const other = pick(others);
      if (day?.overnight === undefined || other === undefined) return undefined;
      return changeDay(plan, day.day, { overnight: { ...day.overnight, placeId: other.id, name: other.name } });
    },
  },
  {
    what: 'a room too few',
    rule: 'overnight',
    spoil: (plan, pick) => {
      const day = pick(plan.itinerary.days.filter(({ overnight }) => overnight !== undefined));
      if (day?.overnight === undefined) return undefined;
      return changeDay(plan, day.day, { overnight: { ...day.overnight, rooms: day.overnight.rooms - 1 } });
    },
  },
  {
    what: 'a place that nobody knows',
    rule: 'unknown-place',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan));
      return stop === undefined ? undefined : changeStop(plan, stop, { placeId: 'atlantis', name: 'Atlantis' });
    },
  },
  {
    what: 'a place under another name',
    rule: 'unknown-place',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan));
      return stop === undefined ? undefined : changeStop(plan, stop, { name: `${stop.stop.name}（新馆）` });
    },
  },
  {
    what: 'a day that begins nowhere',
    rule: 'unknown-place',
    spoil: (plan, pick) => {
      const day = pick(plan.itinerary.days);
      if (day === undefined) return undefined;
      return changeDay(plan, day.day, { start: { ...day.start, placeId: 'atlantis', name: 'Atlantis' } });
    },
  },
  {
    what: 'a place of another city',
    rule: 'unknown-place',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan));
      if (stop === undefined) return undefined;
      const places = plan.places.map((each) => (each.id === stop.place.id ? { ...each, city: '大城' } : each));
      return { places };
    },
  },
  {
    what: 'a place under an English name that is not its own',
    rule: 'unknown-place',
    alone: true,
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan));
      return stop === undefined ? undefined : changeStop(plan, stop, { englishName: 'Atlantis' });
    },
  },
  {
    what: 'a visit to what is no sight',
    rule: 'visits',
    spoil: (plan, pick) => {
      const visit = pick(visitsOf(plan));
      return visit === undefined ? undefined : restate(plan, visit.place.id, { kind: 'hotel-area' });
    },
  },
  {
    what: 'a place twice',
    rule: 'duplicate',
    spoil: (plan, pick) => {
      const stop = pick(stopsOf(plan));
      const other = pick(stopsOf(plan).filter((each) => each.stop.placeId !== stop?.stop.placeId));
      if (stop === undefined || other === undefined) return undefined;
      return changeStop(plan, stop, { placeId: other.stop.placeId, name: other.stop.name });
    },
  },
];
