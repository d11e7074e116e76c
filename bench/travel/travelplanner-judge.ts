import type { Itinerary } from '../../src/domain/itinerary.js';
import type { Accommodation, CityFacts, TourQuestion, Way } from './travelplanner-data.js';

// Reads the plans and the reference rows alone; nothing of the planner is used here.

interface Stay {
  readonly facts: CityFacts;
  readonly itinerary: Itinerary;
}

const roomTypes = { entire: 'Entire home/apt', private: 'Private room', shared: 'Shared room' } as const;

function roomFault({ wanted }: TourQuestion, room: Accommodation | undefined, nights: number): string | undefined {
  if (room === undefined) return 'accommodation: not one of the reference';
  const refused = room.house_rules.split(' & ');
  const forbidden = wanted.allows.find((word) => refused.includes(`No ${word}`));
  if (forbidden !== undefined) return `house rule: ${room.NAME} allows no ${forbidden}`;
  if (wanted.roomType !== undefined && room['room type'] !== roomTypes[wanted.roomType])
    return `room type: ${room['room type']}`;
  if (wanted.notShared && room['room type'] === roomTypes.shared) return 'room type: shared';
  return room['minimum nights'] > nights ? `minimum nights: ${room['minimum nights']} for ${nights}` : undefined;
}

/** What the meals and the nights of a stay cost by the rows of the reference. */
function stayCost({ facts, itinerary }: Stay, people: number): number {
  const meals = itinerary.days
    .flatMap(({ stops }) => stops)
    .filter(({ kind }) => kind === 'meal')
    .map(({ name }) => (facts.restaurants.find((row) => row.Name === name)?.['Average Cost'] ?? Number.NaN) * people);
  const own = itinerary.remarks.map((remark) => (remark.type === 'meal-on-your-own' ? remark.costYuan : 0));
  const nights = itinerary.days.map(({ overnight }) => {
    if (overnight === undefined) return 0;
    const room = facts.accommodations.find(({ NAME }) => NAME === overnight.name);
    return room === undefined ? Number.NaN : room.price * Math.ceil(people / room['maximum occupancy']);
  });
  return [...meals, ...own, ...nights].reduce((sum, amount) => sum + amount, 0);
}

/** Every hard constraint that a tour breaks, by its name. */
export function tourFaults(question: TourQuestion, ways: readonly Way[], stays: readonly Stay[]): readonly string[] {
  const { wanted, hops, cities } = question;
  const faults: string[] = [];
  if (stays.length !== cities.length || ways.length !== hops.length) faults.push('not all cities are visited');
  for (const stay of stays) {
    const nights = stay.itinerary.days.flatMap(({ overnight }) => (overnight === undefined ? [] : [overnight.name]));
    for (const name of new Set(nights)) {
      const room = stay.facts.accommodations.find(({ NAME }) => NAME === name);
      const fault = roomFault(question, room, nights.filter((night) => night === name).length);
      if (fault !== undefined) faults.push(fault);
    }
    if (nights.length !== 2) faults.push(`nights: ${nights.length} in ${stay.facts.name}`);
    const known = new Set([...stay.facts.attractions, ...stay.facts.restaurants].map(({ Name }) => Name));
    const strange = stay.itinerary.days.flatMap(({ stops }) => stops).find(({ name }) => !known.has(name));
    if (strange !== undefined) faults.push(`not in the reference: ${strange.name}`);
  }
  const eaten = stays.flatMap(({ facts, itinerary }) =>
    itinerary.days
      .flatMap(({ stops }) => stops)
      .flatMap(({ name, kind }) =>
        kind === 'meal' ? (facts.restaurants.find((row) => row.Name === name)?.Cuisines ?? '').split(', ') : [],
      ),
  );
  const missed = wanted.cuisines.filter((cuisine) => !eaten.includes(cuisine));
  if (missed.length > 0) faults.push(`cuisine: ${missed.join(', ')} not eaten`);
  if (wanted.noFlight && ways.some(({ mode }) => mode === 'flight')) faults.push('transportation: a flight');
  if (wanted.noDriving && ways.some(({ mode }) => mode === 'self-driving')) faults.push('transportation: self-driving');
  const cost =
    ways.reduce((sum, way) => sum + way.cost, 0) + stays.reduce((sum, stay) => sum + stayCost(stay, wanted.people), 0);
  if (!(cost <= wanted.budget)) faults.push(`budget: ${cost} of ${wanted.budget}`);
  return faults;
}
