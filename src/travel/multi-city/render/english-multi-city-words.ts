import type { BudgetScope } from '../../../domain/trip-request.js';
import type { MultiCityWords } from './multi-city-words.js';

const scopes: Readonly<Record<BudgetScope, string>> = {
  total: 'The whole trip',
  attractions: 'Tickets',
  dining: 'Meals',
  hotel: 'Hotels',
  'inner-city-transport': 'Getting around the cities',
  'intercity-transport': 'The ways between the cities',
};
const nightsOf = (nights: number) => `${nights} ${nights === 1 ? 'night' : 'nights'}`;

/** What zhike says about trips over several cities in English. */
export const englishMultiCityWords: MultiCityWords = {
  cityTitle: (city, nights) => (nights > 0 ? `${city} · ${nightsOf(nights)}` : city),
  wayTitle: (from, to, date) => `${from} → ${to} · ${date}`,
  betweenCities: 'Between cities',
  wholeTrip: 'The whole trip',
  obstacle: {
    inCity: (city, reason) => `${city}: ${reason}`,
    scope: {
      'intercity-transport': 'the ways between the cities',
      'inner-city-transport': 'getting around the cities',
    },
    noWay: (from, to) => `We know of no way from ${from} to ${to} that arrives on the same day.`,
    journeyModes: (from, to, asked, known) =>
      `We know of no way from ${from} to ${to} by ${asked.toLowerCase()}; what we can offer is: ${known.toLowerCase()}.`,
    car: (from, to, known) =>
      `From ${from} to ${to} there is only: ${known.toLowerCase()}. Your own car would be left behind on the way.`,
    unproven: 'What we planned did not pass our own check, so we cannot offer it.',
  },
  violation: {
    cities: (facts, { city }) => {
      if (facts.problem === 'order') {
        const route = (cities: readonly string[]) => cities.map(city).join(' → ');
        return `You asked for ${route(facts.asked)}, but the plan goes ${route(facts.found)}.`;
      }
      const name = city(facts.city);
      if (facts.problem === 'missing') return `You asked for ${name}, but the plan does not go there.`;
      return facts.problem === 'twice' ? `The plan goes to ${name} twice.` : `You did not ask for ${name}.`;
    },
    party: ({ found, asked }, { words }) =>
      `You travel as ${words.party(asked)}, but the plan is for ${words.party(found) || 'nobody'}.`,
    dates: (facts, { date, city }) => {
      if (facts.problem === 'start')
        return `The trip should begin on ${date(facts.asked)}, but the plan begins on ${date(facts.found)}.`;
      const name = city(facts.city);
      if (facts.problem === 'nights')
        return `You asked for ${nightsOf(facts.asked)} in ${name}, but the plan has ${nightsOf(facts.found)}.`;
      return facts.problem === 'gap'
        ? `${name} should follow on ${date(facts.asked)}, but begins on ${date(facts.found)}: the time between is missing.`
        : `${name} should follow on ${date(facts.asked)}, but begins on ${date(facts.found)}, before the last city is over.`;
    },
    'in-city': ({ city: name, violation }, { inCity, city }) => `${city(name)}: ${inCity(violation)}`,
    way: (facts, { words, date, city }) => {
      const way = `from ${city(facts.from)} to ${city(facts.to)}`;
      if (facts.problem === 'fare')
        return `The way ${way} costs ${words.money(facts.right)}, but the plan says ${words.money(facts.yuan)}.`;
      if (facts.problem === 'date')
        return `The way ${way} is on ${date(facts.found)}, but the day of it is ${date(facts.asked)}.`;
      if (facts.problem === 'timetable')
        return `We know of no ${words.mode[facts.mode].toLowerCase()} ${way} at ${facts.depart} as the plan has it.`;
      return facts.problem === 'missing'
        ? `The plan has no way ${way}.`
        : `One way leads elsewhere; it should go ${way}.`;
    },
    arrival: (facts, { nameOf, city }) =>
      facts.problem === 'early'
        ? `You reach ${city(facts.city)} at ${facts.arrive}, but the plan begins there at ${facts.start}.`
        : `The way to ${city(facts.city)} does not end at ${nameOf(facts.place)}, where the plan begins.`,
    departure: (facts, { words, nameOf, city }) =>
      facts.problem === 'late'
        ? `The ${words.mode[facts.mode].toLowerCase()} from ${city(facts.city)} leaves at ${facts.depart}; be there by ${facts.latest}, but the plan is there at ${facts.found}.`
        : `The way from ${city(facts.city)} does not begin at ${nameOf(facts.place)}, where the plan ends.`,
    nights: ({ date: night, places }, { words, nameOf, date }) =>
      places.length === 0
        ? `The night of ${date(night)} has no bed.`
        : `The night of ${date(night)} should not have these beds: ${words.list(places.map(nameOf))}.`,
    car: ({ from, to, mode }, { words, city }) =>
      `From ${city(from)} to ${city(to)} you go by ${words.mode[mode].toLowerCase()}, and elsewhere by your own car: it would be left behind.`,
    'journey-modes': ({ from, to, mode, asked }, { words, city }) =>
      `From ${city(from)} to ${city(to)} you asked for ${words.list(asked.map((each) => words.mode[each].toLowerCase()))}, but the plan has ${words.mode[mode].toLowerCase()}.`,
    'must-see': ({ name }) => `You asked for ${name}, but no city of the plan has it.`,
    cuisines: ({ tag, city: name }, { words, city }) =>
      name !== undefined
        ? `You asked for food of the kind ${words.quote(tag)} in ${city(name)}, but the plan has none.`
        : `You asked for food of the kind ${words.quote(tag)}, but no city of the plan has it.`,
    'kind-limits': ({ tag, found, most }, { words, nameOf }) =>
      `You asked for at most ${most} of ${words.quote(tag)} on the whole trip, but the plan has ${found.length}: ${words.list(found.map(nameOf))}.`,
    cost: ({ scope, yuan, right }, { words }) =>
      `${scopes[scope]} should come to ${words.money(right)}, but the plan says ${words.money(yuan)}.`,
    budget: ({ scope, yuan, maxYuan }, { words }) =>
      `${scopes[scope]} would cost ${words.money(yuan)}, more than the budget of ${words.money(maxYuan)}.`,
  },
};
