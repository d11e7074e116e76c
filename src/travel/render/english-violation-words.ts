import type { BudgetScope, JourneyMode, TransportMode } from '../../domain/trip-request.js';
import type { ViolationTeller, ViolationWords } from './violation-words.js';

const needs = { 'step-free': 'a wheelchair', stroller: 'a pram' };
const journeys = { outbound: 'way there', inbound: 'way home' };
const scopes: Readonly<Record<BudgetScope, string>> = {
  total: 'The trip',
  attractions: 'Tickets',
  dining: 'Meals',
  hotel: 'The hotel',
  'inner-city-transport': 'Transport in the city',
  'intercity-transport': 'The journey there and back',
};
const byMode: Readonly<Record<TransportMode | JourneyMode, string>> = {
  walk: 'on foot',
  bus: 'by bus',
  metro: 'by metro',
  taxi: 'by taxi',
  drive: 'by car',
  train: 'by train',
  coach: 'by coach',
  flight: 'by plane',
};
const journeyMode: Readonly<Record<JourneyMode, string>> = {
  train: 'train',
  coach: 'coach',
  flight: 'flight',
  drive: 'drive',
};

const onDay = ({ day }: ViolationTeller) => (day === undefined ? '' : `Day ${day}: `);
const minutesOf = (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`);
const hoursOf = (minutes: number) => `${Math.round(minutes / 6) / 10} hours`;
const isOrAre = (scope: BudgetScope, one: string, more: string) =>
  scope === 'attractions' || scope === 'dining' ? more : one;
const either = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** What zhike says about broken rules in English. */
export const englishViolationWords: ViolationWords = {
  dates: (facts, teller) => {
    if (facts.problem === 'days')
      return `You asked for ${count(facts.asked, 'day', 'days')}; the plan has ${facts.found}.`;
    if (facts.problem === 'date')
      return `${onDay(teller)}it should be ${teller.date(facts.asked)}, and the plan says ${teller.date(facts.found)}.`;
    return facts.found === undefined
      ? `${teller.date(facts.date)} is a public holiday, which the plan does not say.`
      : `${teller.date(facts.date)} is not ${teller.words.holiday(facts.found)}, as the plan says.`;
  },
  party: ({ found, asked }, { words }) =>
    `The plan is for ${words.party(found) || 'nobody'}, but those who travel are ${words.party(asked)}.`,
  'unknown-place': ({ place, city }, teller) =>
    `${onDay(teller)}${teller.nameOf(place)} is not among the places that we know in ${teller.words.city(city)}.`,
  duplicate: ({ place }, teller) => `${onDay(teller)}${teller.nameOf(place)} comes up a second time.`,

  visits: ({ place }, teller) => `${onDay(teller)}${teller.nameOf(place)} is planned as a visit, but is no sight.`,

  'opening-hours': ({ place, arrive, leave, hours }, teller) =>
    `${onDay(teller)}${teller.nameOf(place)} is open ${either(hours)}, but the plan has you there ${arrive}–${leave}.`,
  'stated-hours': ({ place, found, hours }, teller) => {
    const right = hours.length > 0 ? `is open ${either(hours)}` : 'has no fixed hours';
    return `${onDay(teller)}${teller.nameOf(place)} ${right}, but the plan says ${found}.`;
  },
  'closed-day': ({ place, date }, teller) =>
    `${onDay(teller)}${teller.nameOf(place)} is closed on ${teller.date(date)}.`,
  'last-entry': ({ place, arrive, lastEntry }, teller) =>
    `${onDay(teller)}${teller.nameOf(place)} lets nobody in after ${lastEntry}, but the plan gets there at ${arrive}.`,
  'visit-length': ({ place, minutes, leastMinutes }, teller) =>
    `${onDay(teller)}${teller.nameOf(place)} takes at least ${minutesOf(leastMinutes)}, and the plan leaves ${Math.max(0, minutes)}.`,

  'day-order': ({ found }, teller) => `${onDay(teller)}“${found}” is not a time of day.`,
  overlap: ({ place, arrive, freeAt }, teller) =>
    `${onDay(teller)}${teller.nameOf(place)} begins at ${arrive}, though what comes before lasts until ${freeAt}.`,
  'travel-time': (facts, teller) => {
    const name = teller.nameOf(facts.place);
    if (facts.problem === 'late')
      return `${onDay(teller)}${name} cannot be reached before ${facts.earliest}, and the plan says ${facts.arrive}.`;
    const way = `from ${teller.nameOf(facts.from)} to ${name}`;
    const { distance } = teller.words;
    if (facts.problem === 'distance')
      return `${onDay(teller)}it is at least ${distance(facts.leastMeters)} ${way}; the plan counts ${distance(facts.meters)}.`;
    if (facts.problem === 'no-way') return `${onDay(teller)}going ${way} ${byMode[facts.mode]} makes no sense.`;
    return `${onDay(teller)}it takes at least ${minutesOf(facts.leastMinutes)} ${way} ${byMode[facts.mode]}, and the plan leaves ${facts.minutes}.`;
  },
  fare: ({ from, place, mode, yuan, rightYuan, isLeast }, teller) => {
    const { money } = teller.words;
    const way = `from ${teller.nameOf(from)} to ${teller.nameOf(place)} ${byMode[mode]}`;
    return `${onDay(teller)}going ${way} costs ${isLeast ? 'at least ' : ''}${money(rightYuan)}, not ${money(yuan)}.`;
  },

  'day-length': ({ problem, pace, start, end, allowed }, teller) => {
    const limit = `at a ${teller.words.pace[pace]} pace`;
    if (problem === 'early') return `${onDay(teller)}it begins at ${start}; ${limit} not before ${allowed}.`;
    if (problem === 'late') return `${onDay(teller)}it ends at ${end}; ${limit} it should be over by ${allowed}.`;
    return `${onDay(teller)}it runs from ${start} to ${end}; ${limit} a day has at most ${hoursOf(Number(allowed))}.`;
  },
  'free-hours': ({ problem, found, asked }, teller) =>
    problem === 'from'
      ? `${onDay(teller)}you are free from ${asked}, but the plan begins at ${found}.`
      : `${onDay(teller)}you have to be done by ${asked}, but the plan goes on until ${found}.`,
  'day-ends': ({ problem, found, asked }, teller) => {
    const verb = problem === 'start' ? 'start from' : 'end at';
    const verbs = problem === 'start' ? 'starts from' : 'ends at';
    return `${onDay(teller)}you want to ${verb} ${asked}, but the plan ${verbs} ${teller.nameOf(found)}.`;
  },
  'free-day': ({ place }, teller) =>
    `${onDay(teller)}it was to be left free, but ${teller.nameOf(place)} stands on it.`,
  appointments: ({ name, at, found }, teller) =>
    found === undefined
      ? `${onDay(teller)}you are expected at ${name} at ${at}, which is not in the plan.`
      : `${onDay(teller)}you are expected at ${name} at ${at}, but the plan has it at ${found}.`,
  rests: (facts, teller) =>
    facts.problem === 'missing'
      ? `${onDay(teller)}you want to rest for ${minutesOf(facts.minutes)} between ${facts.earliest} and ${facts.latest}; the plan leaves no time for it.`
      : `${onDay(teller)}the plan has a rest from ${facts.from} to ${facts.until}, but that time is taken.`,
  pace: ({ pace, visits, mostVisits }, teller) =>
    `${onDay(teller)}${visits} sights are too many at a ${teller.words.pace[pace]} pace; ${mostVisits} is the most.`,
  meals: (facts, teller) => {
    const day = onDay(teller);
    switch (facts.problem) {
      case 'missing':
        return `${day}there is no ${facts.meal}.`;
      case 'twice':
        return `${day}there is more than one ${facts.meal}.`;
      case 'no-time':
        return `${day}there is no time for ${facts.meal}.`;
      case 'hour':
        return `${day}${facts.meal} at ${teller.nameOf(facts.place)} begins at ${facts.arrive}; it should be between ${facts.from} and ${facts.until}.`;
      case 'no-food':
        return `${day}a meal is planned at ${teller.nameOf(facts.place)}, which serves none.`;
      case 'unnamed':
        return `${day}it is not clear whether ${teller.nameOf(facts.place)} is a visit, or which meal.`;
    }
  },

  'must-see': ({ name }, { day }) =>
    day === undefined ? `You asked for ${name}, which is not in the plan.` : `Day ${day}: ${name} is missing there.`,
  'must-not-see': ({ place, refused }, teller) =>
    `${onDay(teller)}${teller.nameOf(place)} is in the plan, though you did not want ${teller.words.quote(refused)}.`,
  cuisines: ({ tag }, { words }) => `You wanted to eat ${words.quote(tag)}, and no meal of the plan is that.`,
  'kind-limits': ({ tag, found, most }, { words, nameOf }) =>
    `You wanted at most ${most} of the kind ${words.quote(tag)}; the plan has ${found.length}: ${words.list(found.map(nameOf))}.`,
  rain: ({ place }, teller) => `${onDay(teller)}it will rain, and ${teller.nameOf(place)} is in the open.`,
  access: ({ place, need }, teller) => `${onDay(teller)}${teller.nameOf(place)} is not fit for ${needs[need]}.`,
  'free-only': ({ place, yuan }, teller) =>
    `${onDay(teller)}${teller.nameOf(place)} costs ${teller.words.money(yuan)}, and you wanted free sights only.`,
  'any-of': ({ broken }, { others }) =>
    `The plan keeps none of your alternatives as a whole. ${others(broken).join(' ')}`,

  modes: ({ mode, asked }, teller) =>
    `${onDay(teller)}one way goes ${byMode[mode]}, and you wanted to go ${either(asked.map((each) => byMode[each]))} only.`,
  'no-walking': ({ from, place }, teller) =>
    `${onDay(teller)}the way from ${teller.nameOf(from)} to ${teller.nameOf(place)} is on foot, and you did not want to walk.`,
  'taxi-beyond': ({ place, mode, meters, beyondKm }, teller) =>
    `${onDay(teller)}it is ${teller.words.distance(meters)} to ${teller.nameOf(place)}; beyond ${beyondKm} km you wanted a taxi, but the plan goes ${byMode[mode]}.`,
  'journey-modes': ({ direction, mode, asked }) =>
    `You wanted the ${journeys[direction]} to be ${either(asked.map((each) => byMode[each]))}; in the plan it is ${byMode[mode]}.`,
  journey: (facts, { words }) => {
    switch (facts.problem) {
      case 'missing':
        return `There are connections from ${words.city(facts.from)} to ${words.city(facts.to)}, but the journey is not in the plan.`;
      case 'wrong-way':
        return `The journey in the plan does not go from ${words.city(facts.from)} to ${words.city(facts.to)} and back.`;
      case 'one-way':
        return 'Only one half of the journey there and back is in the plan.';
      case 'before-arrival':
        return `Day 1: you arrive at ${facts.arrive}, but the plan begins at ${facts.start}.`;
      case 'timetable':
        return `No ${journeyMode[facts.mode]} leaves ${words.city(facts.from)} at ${facts.depart}, as far as we know.`;
    }
  },
  'return-in-time': ({ place, mode, depart, found, latest }, teller) =>
    `The ${journeyMode[mode]} home leaves at ${depart}: be at ${teller.nameOf(place)} by ${latest}; the plan gets there at ${found}.`,

  overnight: (facts, teller) => {
    const day = onDay(teller);
    if (facts.problem === 'missing') return `${day}there is no hotel for the night.`;
    const place = teller.nameOf(facts.place);
    switch (facts.problem) {
      case 'no-hotel':
        return `${day}the night is planned at ${place}, which has no beds.`;
      case 'not-ended':
        return `${day}the night is at ${place}, but the day does not end there.`;
      case 'not-started':
        return `${day}the night is at ${place}, but the next day does not start there.`;
      case 'rooms':
        return `${day}you need at least ${count(facts.leastRooms, 'room', 'rooms')} at ${place}; the plan has ${facts.rooms}.`;
    }
  },
  stay: ({ place, asked }, teller) =>
    `${onDay(teller)}you wanted to stay at ${teller.words.quote(asked)}, but the night is at ${teller.nameOf(place)}.`,
  'stay-with': ({ place, tag }, teller) =>
    `${onDay(teller)}you wanted a place to stay with ${teller.words.quote(teller.words.obstacle.stayFeature[tag] ?? tag)}, which ${teller.nameOf(place)} does not offer.`,
  'minimum-nights': ({ place, nights, leastNights }, teller) =>
    `You cannot stay at ${teller.nameOf(place)} for fewer than ${count(leastNights, 'night', 'nights')}; the plan has ${nights}.`,
  beds: ({ place, found, asked }, teller) => {
    const wanted = count(asked, 'bed', 'beds');
    const rest = found === undefined ? 'the plan does not say so' : `in the plan it is ${found}`;
    return `${onDay(teller)}you wanted rooms with ${wanted} at ${teller.nameOf(place)}; ${rest}.`;
  },

  cost: (facts, teller) => {
    const { money } = teller.words;
    const amounts = `${money(facts.right)}, not ${money(facts.yuan)}`;
    switch (facts.problem) {
      case 'stop':
        return `${onDay(teller)}${teller.nameOf(facts.place)} costs ${amounts}.`;
      case 'night':
        return `${onDay(teller)}the night at ${teller.nameOf(facts.place)} costs ${amounts}.`;
      case 'journey':
        return `The journey from ${teller.words.city(facts.from)} costs ${amounts}.`;
      case 'day':
        return `${onDay(teller)}everything together costs ${amounts}.`;
      case 'sum':
        return `${scopes[facts.scope]} ${isOrAre(facts.scope, 'comes', 'come')} to ${amounts}.`;
    }
  },
  budget: ({ scope, yuan, maxYuan }, { words }) =>
    `${scopes[scope]} ${isOrAre(scope, 'costs', 'cost')} ${words.money(yuan)}, which is more than your ${words.money(maxYuan)}.`,

  told: (facts, teller) => {
    switch (facts.problem) {
      case 'unkept':
        return `Your wish ${teller.words.quote(facts.wish)} cannot be kept, which the plan does not say.`;
      case 'book-ahead': {
        const note = facts.englishNote ?? facts.note;
        return `${onDay(teller)}the plan does not say how ${teller.nameOf(facts.place)} has to be booked: ${note.replace(/[。.]$/u, '')}.`;
      }
      case 'access':
        return `${onDay(teller)}nobody knows whether ${teller.nameOf(facts.place)} is fit for ${needs[facts.need]}, which the plan does not say.`;
    }
  },
};

function count(value: number, one: string, more: string): string {
  return `${value} ${value === 1 ? one : more}`;
}
