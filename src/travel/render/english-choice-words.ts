import type { ChoiceWords } from './choice-words.js';

const on = (day: number | undefined) => (day === undefined ? '' : ` on day ${day}`);
const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
const and = (items: readonly string[], word = 'and') =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What zhike says in English where the customer has to choose, and about what has happened to a plan. */
export const englishChoiceWords: ChoiceWords = {
  wish: {
    budget: (scope, amount) => `a budget of ${amount}${scope}`,
    scope: {
      total: '',
      attractions: ' for tickets',
      dining: ' for meals',
      hotel: ' for the hotel',
      'inner-city-transport': ' for getting around the city',
      'intercity-transport': ' for the way there and back',
    },
    mustSee: (name, day) => `seeing ${name}${on(day)}`,
    mustNotSee: (name, day) => `no ${name}${on(day)}`,
    pace: (pace, day) => `a ${pace} pace${on(day)}`,
    days: (days) => counted(days, 'day'),
    modes: (modes) => `only ${modes.toLowerCase()}`,
    journey: 'the way you travel there and back',
    stay: (name) => `staying at ${name}`,
    appointment: (day, place, at) => `${place} at ${at} on day ${day}`,
    day: (day) => `the times and places of day ${day}`,
    taxiBeyond: (km) => `a taxi beyond ${km} km`,
    freeOnly: 'free sights only',
    kindLimit: (tag, most) => `at most ${most} of ${tag}`,
    need: 'step-free access',
    anyOf: 'one of several conditions',
  },
  conflict: (wishes) => `${capital(and(wishes))} do not go together.`,
  chooseOne: 'One small concession is enough; here is what I can offer:',
  option: (letter, givesUp, total) => `${letter}. ${capital(and(givesUp))} (${total} in all)`,
  onlyOffered: (letters) => `There are only plans ${and(letters)}. `,
  howToChoose: (letters) => `Which one would you like? Reply ${and(letters, 'or')}, or tell me something else.`,
  givesUp: {
    budget: (scope, more) => `${more} more${scope}`,
    leftOut: (names, count) => `${count === 1 ? 'one sight' : counted(count, 'sight')} less: without ${names}`,
    refused: (name, day) => `${name}${on(day)} after all`,
    pace: (pace, day) => `a ${{ relaxed: 'relaxed', moderate: 'moderate', packed: 'packed' }[pace]} pace${on(day)}`,
    days: (days) => `${counted(days, 'day')} instead`,
    modes: 'any means of transport',
    other: (wish) => `giving up “${wish}”`,
  },
  alternativesFollow: (count) => (count === 1 ? 'There is another plan:' : `There are ${count} other plans:`),
  character: {
    cheap: 'Cheaper',
    relaxed: 'More relaxed',
    highlights: 'The famous sights',
    'off-the-beaten-track': 'Off the beaten track',
    'other-sights': 'Other sights',
  },
  alternative: (letter, character, difference, sights) => `${letter}. ${character}: ${difference}. With ${sights}.`,
  difference: {
    others: (percent) => (percent === 100 ? 'all sights are others' : `${percent}% of the sights are others`),
    cheaper: (amount) => `${amount} less`,
    dearer: (amount) => `${amount} more`,
    fewer: (count) => `${counted(count, 'sight')} fewer`,
    more: (count) => `${counted(count, 'sight')} more`,
    total: (amount) => `${amount} in all`,
  },
  noAlternatives:
    'I tried several other ways, and none of them really differs; the plan you have suits best. Tell me another length, budget or interest for something different.',
  happened: {
    replace: (stop, day) => (stop === undefined ? `One sight of day ${day ?? 1} exchanged` : `Without ${stop}`),
    leaveOut: (stop) => `Without ${stop}`,
    add: (place) => `With ${place}`,
    skipDay: (day) => `Day ${day} is free now`,
    rain: (day) => `It rains on day ${day}, so I chose what can be seen in the rain`,
    closed: (place) => `${place} is closed, so I planned around it`,
    late: (day, delay) => `You are ${delay} late on day ${day}, so I planned the rest of it again`,
    cheaper: 'With lower costs in mind',
    slower: 'A little slower',
    faster: 'A little faster',
  },
  stays: {
    'not-planned': 'It is not in the plan, so nothing has changed.',
    'already-planned': 'It is in the plan already, so nothing needs to change.',
    'suits-already': 'The plan is not affected, so nothing needs to change.',
    'at-its-end': 'It cannot go any further, so nothing has changed.',
  },
};
