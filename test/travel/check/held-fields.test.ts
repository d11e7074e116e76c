import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/domain/place.js';
import type { DayWish, TripAlternative, TripRequest } from '../../../src/domain/trip-request.js';
import { itineraryRules, type Rule } from '../../../src/travel/check-itinerary.js';

// Records, so that the compiler asks for every field that is added: which rules hold it? None stands where nothing can be
// broken: a matter of degree, or something for people to read.

type HeldBy<Thing> = Readonly<Record<keyof Thing, readonly Rule[]>>;

const matterOfDegree: readonly Rule[] = [];
const forPeople: readonly Rule[] = [];

const request: HeldBy<TripRequest> = {
  city: ['unknown-place', 'journey'],
  origin: ['journey', 'return-in-time'],
  startDate: ['dates'],
  days: ['dates'],
  party: ['party', 'cost', 'overnight'],
  budgets: ['budget'],
  economical: matterOfDegree,
  interests: matterOfDegree,
  pace: ['pace', 'day-length'],
  mustSee: ['must-see'],
  mustNotSee: ['must-not-see'],
  stayAt: ['stay'],
  modes: ['modes'],
  dayWishes: ['free-hours', 'day-ends'],
  noWalking: ['no-walking'],
  taxiBeyondKm: ['taxi-beyond'],
  journeyModes: ['journey-modes'],
  bedsPerRoom: ['beds'],
  stayWith: ['stay-with'],
  cuisines: ['cuisines'],
  freeOnly: ['free-only'],
  kindLimits: ['kind-limits'],
  needs: ['access', 'told'],
  unkept: ['told'],
  members: ['must-not-see'],
  rests: ['rests'],
  anyOf: ['any-of'],
};

const dayWish: HeldBy<Omit<DayWish, 'day'>> = {
  mustSee: ['must-see'],
  mustNotSee: ['must-not-see'],
  pace: ['pace', 'day-length'],
  from: ['free-hours'],
  until: ['free-hours'],
  startAt: ['day-ends'],
  endAt: ['day-ends'],
  appointments: ['appointments'],
  rests: ['rests'],
  rain: ['rain'],
  free: ['free-day'],
};

const place: HeldBy<Place> = {
  id: ['unknown-place', 'duplicate'],
  name: ['unknown-place'],
  aliases: ['must-see', 'must-not-see'],
  englishName: ['unknown-place'],
  city: ['unknown-place'],
  area: ['stay'],
  kind: ['visits', 'meals', 'overnight'],
  position: ['travel-time', 'fare'],
  openingHours: ['opening-hours', 'last-entry', 'closed-day', 'stated-hours'],
  closedDays: ['closed-day'],
  price: ['cost', 'free-only'],
  priceSeasons: ['cost', 'free-only'],
  roomPrice: ['cost'],
  holidayRoomPrice: ['cost'],
  sleeps: ['overnight'],
  minimumNights: ['minimum-nights'],
  visitMinutes: ['visit-length', 'last-entry'],
  mealsInside: ['meals'],
  tags: ['kind-limits', 'must-see', 'must-not-see', 'cuisines', 'stay-with'],
  rating: matterOfDegree,
  indoor: ['rain'],
  access: ['access', 'told'],
  holidayCrowd: matterOfDegree,
  address: forPeople,
  phone: forPeople,
  bookAhead: ['told'],
  englishBookAhead: forPeople,
  source: forPeople,
};

/** What the plan has to be in itself, whatever was asked for. */
const ofThePlan: readonly Rule[] = ['day-order', 'overlap'];

const alternative: HeldBy<TripAlternative> = {
  budgets: request.budgets,
  mustSee: request.mustSee,
  mustNotSee: request.mustNotSee,
  modes: request.modes,
  noWalking: request.noWalking,
  taxiBeyondKm: request.taxiBeyondKm,
  journeyModes: request.journeyModes,
  bedsPerRoom: request.bedsPerRoom,
  freeOnly: request.freeOnly,
};

describe('the rules', () => {
  it('hold every field of a request and of a place, and there is none besides', () => {
    const holding = [request, dayWish, place, alternative].flatMap((record) => Object.values(record).flat());
    expect([...new Set([...holding, ...ofThePlan])].toSorted()).toEqual([...itineraryRules].toSorted());
  });
});
