import type { ChangeWords } from './change-words.js';

const and = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
const days = (numbers: readonly number[]) => `${numbers.length === 1 ? 'day' : 'days'} ${and(numbers.map(String))}`;
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** What zhike says about changed plans in English. */
export const englishChangeWords: ChangeWords = {
  wish: {
    days: (count) => (count === 1 ? 'a single day' : `${count} days`),
    dates: (date) => `a start on ${date}`,
    party: (party) => party,
    origin: (city) => `the way from ${city}`,
    noOrigin: 'no way there and back',
    budget: (scope, amount, people) => `a budget${scope} of ${amount}${people > 1 ? ` for the ${people} of you` : ''}`,
    noBudget: (scope) => `no limit on the budget${scope}`,
    scope: {
      total: '',
      attractions: ' for tickets',
      dining: ' for meals',
      hotel: ' for the hotel',
      'inner-city-transport': ' for getting around the city',
      'intercity-transport': ' for the way there and back',
    },
    pace: (pace) => `a ${pace} pace`,
    dayPace: (day, pace) => `a ${pace} pace on day ${day}`,
    economical: 'lower costs in mind',
    modes: (modes) => `only ${modes.toLowerCase()} to get around`,
    beds: (beds) => (beds === 1 ? 'double rooms' : beds === 2 ? 'twin rooms' : `rooms of ${beds} beds`),
    taxiBeyond: (kilometers) => `taxis beyond ${kilometers} km`,
    dayFrom: (day, time) => `${day === undefined ? 'every day' : `day ${day}`} from ${time}`,
    dayUntil: (day, time) => `${day === undefined ? 'every day' : `day ${day}`} until ${time}`,
    rain: (day) => `rain on day ${day}`,
    freeDay: (day) => `day ${day} free`,
  },
  plannedAgain: (wishes, clauses) => sentence([`planned again with ${and(wishes)}`, ...clauses].join('; ')),
  changed: (wishes, clauses) => sentence(`${wishes.length > 0 ? `with ${and(wishes)}: ` : ''}${clauses.join('; ')}`),

  replaced: (day, removed, added) => `day ${day} now has ${and(added)} instead of ${and(removed)}`,
  added: (day, names) => `day ${day} now also has ${and(names)}`,
  removed: (day, names) => `day ${day} no longer has ${and(names)}`,
  moved: (name, from, to) => `${name} moves from day ${from} to day ${to}`,
  rearranged: (numbers) => `${days(numbers)} ${numbers.length === 1 ? 'has' : 'have'} been planned anew`,
  reordered: (numbers) => `the order on ${days(numbers)} is different`,
  otherMeals: (numbers) => `the meals on ${days(numbers)} are elsewhere`,
  otherTimes: (numbers) => `ways and times on ${days(numbers)} differ a little`,
  stay: (place) => `you now stay at ${place}`,
  journey: { outbound: 'the way there is by another connection', inbound: 'the way home is by another connection' },
  sameSights: 'the sights of each day stay the same',
  withOtherDays: (clause, count) =>
    `${clause}; ${count === 1 ? 'the other day stays as it is' : `the other ${count} days stay as they are`}`,
  total: (before, now) => `the total goes from ${before} to ${now}`,
  sameTotal: (total) => `the total is still ${total}`,
  unchangedDay: (day, date, sights) =>
    `Day ${day} (${date}) as before${sights.length > 0 ? `: ${sights.join(', ')}` : ''}`,
  wholePlanHint: 'Say “whole plan” to see all of it again.',

  alreadyOn: (name, day) => `${name} was on day ${day} already`,
  alreadyPlanned: (name, day) => `${name} is on day ${day} already, so nothing needs to change.`,
  notPlanned: (name, day) =>
    `${day === undefined ? 'The plan' : `Day ${day}`} has no ${name} in it, so nothing has changed. Tell me which stop to replace, if you like.`,
  stillWithinBudget: (wishes, total) =>
    `With ${and(wishes)} the plan still fits: it comes to ${total}, so nothing needs to change.`,
  cheapest: (total, ways) =>
    `The plan comes to ${total}, and I know of nothing cheaper.${ways.length > 0 ? ` To save more, you could ${ways.join(' or ')}.` : ''}`,
  spareANight: 'stay one night less',
  spareTickets: 'leave out the sights that charge for entry',
  fitsAlready:
    'I looked again, and the plan fits that already, so nothing has changed. Tell me which stop to replace, if you like.',
  planStands: 'The earlier plan stays as it was.',
};
