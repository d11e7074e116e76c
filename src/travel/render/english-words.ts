import type { PersonKind } from '../../domain/party.js';
import type { DateParts } from './date-parts.js';
import { englishChangeWords } from './english-change-words.js';
import { englishChoiceWords } from './english-choice-words.js';
import { englishCity } from './english-city.js';
import type { OpeningFacts, TripWords } from './words.js';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const people: Readonly<Record<PersonKind, readonly [one: string, more: string]>> = {
  adult: ['adult', 'adults'],
  child: ['child', 'children'],
  student: ['student', 'students'],
  senior: ['senior', 'seniors'],
};
const meals = { lunch: 'Lunch', dinner: 'Dinner' };
const paces = { relaxed: 'relaxed', moderate: 'moderate', packed: 'packed' };

/** By the name without 节, as calendars give it both ways. */
const holidays: Readonly<Record<string, string>> = {
  元旦: 'New Year’s Day',
  春: 'Spring Festival',
  清明: 'Qingming Festival',
  劳动: 'Labour Day',
  端午: 'Dragon Boat Festival',
  中秋: 'Mid-Autumn Festival',
  国庆: 'National Day',
};

const money = (yuan: number) =>
  `¥${yuan.toLocaleString('en-US', { minimumFractionDigits: Number.isInteger(yuan) ? 0 : 2, maximumFractionDigits: 2 })}`;
const date = (value: DateParts) => `${weekdays[value.weekday]} ${value.day} ${months[value.month - 1]}`;
const dateWithYear = (value: DateParts) => `${date(value)} ${value.year}`;
const count = (value: number, [one, more]: readonly [string, string]) => `${value} ${value === 1 ? one : more}`;

/** What zhike says about trips in English. */
export const englishWords: TripWords = {
  money,
  distance: (meters) =>
    meters < 950 ? `${Math.max(50, Math.round(meters / 50) * 50)} m` : `${Math.round(meters / 100) / 10} km`,
  minutes: (minutes) => `${minutes} min`,
  wayTaking: (mode, minutes, isEstimate) => `${mode} ${isEstimate ? 'about ' : ''}${minutes}`,
  about: (minutes) => {
    const rounded = Math.round(minutes / 10) * 10;
    const parts = [
      ...(rounded >= 60 ? [`${Math.floor(rounded / 60)} h`] : []),
      ...(rounded % 60 ? [`${rounded % 60} min`] : []),
    ];
    return `about ${parts.join(' ')}`;
  },
  nextDay: (time) => `${time} (next day)`,
  list,
  quote: (name) => `“${name}”`,
  withNote: (text, note) => `${text} (${note})`,
  date,
  dateWithYear,
  dateOfRecord: (value) => `${value.day} ${months[value.month - 1]} ${value.year}`,
  dateRange: (from, until) =>
    from.year === until.year
      ? `${date(from)} to ${dateWithYear(until)}`
      : `${dateWithYear(from)} to ${dateWithYear(until)}`,
  party: (party) =>
    list(
      (['adult', 'child', 'student', 'senior'] as const)
        .filter((kind) => (party[kind] ?? 0) > 0)
        .map((kind) => count(party[kind] ?? 0, people[kind])),
    ),
  city: englishCity,
  ownNote: (note, englishNote) => englishNote ?? note,
  holiday: (name) =>
    list(name.split(/[\u3001,\uff0c和]/u).map((part) => holidays[part.trim().replace(/节$/u, '')] ?? part.trim())),
  mode: {
    walk: 'Walk',
    bus: 'Bus',
    metro: 'Metro',
    taxi: 'Taxi',
    drive: 'Drive',
    train: 'Train',
    coach: 'Coach',
    flight: 'Flight',
  },
  pace: paces,
  isOwnScript: (word) => !/\p{Script=Han}/u.test(word),

  followedPace: { relaxed: 'at a relaxed pace', moderate: 'at a moderate pace', packed: 'at a brisk pace' },
  followedThrift: 'at low cost',
  followedNoWalking: 'with a ride for every way',
  followedTaxi: (kilometers) => `with taxis beyond ${kilometers} km`,
  opening,
  pricesForAll: (size) => `All prices are for the ${size} of you together.`,
  outbound: 'Getting there',
  inbound: 'Getting home',

  dayTitle: (day, shownDate, holiday) => [`Day ${day}`, shownDate, ...(holiday ? [holiday] : [])].join(' · '),
  setOut: (time, place) => `${time} set out from ${place}`,
  freeTime: (span) => `${span} to yourselves`,
  rest: (from, until) => `${from}–${until} rest`,
  meal: (meal, place) => `${meal ? meals[meal] : 'Meal'} at ${place}`,
  ownMeal: (meal, yuan) =>
    yuan > 0 ? `${meals[meal]} where you like; ${money(yuan)} is set aside for it` : `${meals[meal]} where you like`,
  mealInside: (meal, yuan) =>
    yuan > 0 ? `${meals[meal]} inside; ${money(yuan)} is set aside for it` : `${meals[meal]} inside`,
  openAlways: 'always open',
  open: (hours) => `open ${hours}`,
  serving: (hours) => `open ${hours}`,
  ticket: (yuan) => `tickets ${money(yuan)}`,
  freeEntry: 'free',
  mealCost: (yuan) => `about ${money(yuan)}`,
  mealCostUnknown: 'price not known, not counted',
  emptyDay: 'No sights planned; the day is yours',
  backAt: (time, place) => `${time} back at ${place}`,
  checkIn: (time, place) => `${time} check in at ${place}`,
  backForNight: (time, place) => `${time} back at ${place} for the night`,
  arriveAt: (time, place) => `${time} arrive at ${place}`,
  overnight: (place) => `Night at ${place}`,
  withNight: (stay, rooms, yuan, beds) => {
    const kind = beds === undefined ? '' : beds === 1 ? 'double ' : beds === 2 ? 'twin ' : `${beds}-bed `;
    const details = [
      ...(rooms > 0 ? [count(rooms, [`${kind}room`, `${kind}rooms`])] : []),
      ...(yuan > 0 ? [money(yuan)] : []),
    ];
    return details.length > 0 ? `${stay}: ${details.join(', ')}` : stay;
  },
  dayTotal: (yuan, journeys) => {
    if (yuan === 0) return 'Nothing to pay today';
    const included = list(journeys.map((journey) => ({ outbound: 'the way there', inbound: 'the way home' })[journey]));
    return `Day total ${money(yuan)}${included ? `, including ${included}` : ''}`;
  },

  costs: {
    title: 'What it costs',
    attractions: 'Tickets',
    dining: 'Meals',
    hotel: 'Hotel',
    innerCityTransport: 'In the city',
    intercityTransport: 'There and back',
    total: 'Total',
    filler: ' ',
  },

  remarksTitle: 'Good to know',
  leftOut: {
    closed: (names, size) => `${names} ${be(size)} closed on these days, so we left ${it(size)} out.`,
    time: (names, size) =>
      `${names} ${be(size)} well worth seeing but did not fit this time; half a day more would help.`,
    budget: (names) => `${names} would cost rather much, so not this time; say so if you would like it all the same.`,
    distance: (names, size) => `${names} ${be(size)} too far from the rest to be worth the way this time.`,
    pace: (names) => `${names} would have made the days too rushed.`,
  },
  bookAhead: (name, note) => `${name}: ${sentence(note)}`,
  rain: (day, outside) =>
    outside === undefined
      ? `Rain on day ${day}: everything we planned for it is indoors.`
      : `Rain on day ${day}: we put indoor sights first; take rain gear for ${outside}, which lie at least partly in the open.`,
  accessUnconfirmed: (places, isStepFree) =>
    `We have no record of ${isStepFree ? 'step-free access' : 'pram access'} for ${places}; please call ahead and ask.`,
  holidayAnnounced: (holiday) =>
    `You travel over ${holiday}: expect crowds and higher room prices, and book trains, hotels and popular sights early.`,
  holidayNotAnnounced: (holiday, year) =>
    `The official days off for ${holiday} ${year} are not announced yet; we used the statutory holiday. Please check the dates again once they are out. Expect crowds, and book trains and hotels early.`,
  assumed: {
    party: (party) =>
      `You did not say how many of you travel, so we counted ${party}; tell us and we will work it out again.`,
    days: (days) => `You did not say how long, so we planned ${count(days, ['day', 'days'])}.`,
    dates: (dates) => `You did not say when, so we planned to start on ${dates}; any other date is fine.`,
    holiday: (holiday, [from, until], party) => {
      const month = (value: DateParts) => months[value.month - 1];
      const isOneDay = from.day === until.day && from.month === until.month;
      const start = from.month === until.month && !isOneDay ? `${from.day}` : `${from.day} ${month(from)}`;
      const days = `${holiday} (${isOneDay ? start : `${start} to ${until.day} ${month(until)}`})`;
      return party === undefined
        ? `You did not say which holiday, so we took the next one, ${days}; tell us another holiday or other dates, such as “National Day”, and we will plan for it.`
        : `You did not say which holiday or how many of you, so we took the next one, ${days}, and ${party}; tell us another holiday, other dates or how many you are, such as “National Day, three of us”, and we will plan for it.`;
    },
    pace: (pace) => `We planned ${pace ? `a ${pace}` : 'an even'} pace; say so if you would like it slower or faster.`,
    journeyNotCounted: (from) =>
      from
        ? `We know of no connection from ${from}, so the way there and back is not counted.`
        : 'The way there and back is not counted; tell us where you start and we will add it.',
    journeyCounted: (from) => `We counted the way there and back from ${from}.`,
    stay: (place) => `You did not say where to stay, so we chose ${place}.`,
    noStay: 'You did not say where to stay; the hotel is our choice and can be changed.',
  },
  unknownPlaces: (names) => `We could not find ${names} in our records; under another name we will gladly look again.`,
  saving: (budgetYuan, savedYuan) => `That is ${money(savedYuan)} below your budget of ${money(budgetYuan)}.`,
  budgetUsedUp: (budgetYuan) => `Your budget of ${money(budgetYuan)} is used in full; keep a little extra at hand.`,
  unkept: (wishes) => `The plan cannot take this into account; please ask on the spot: ${wishes}.`,
  member: (member, { places, avoided, missed }) => {
    const kept = [...(places ? [`${places} planned`] : []), ...(avoided ? [`no ${avoided}`] : [])];
    const all = [...kept, ...(missed ? [`${missed} did not fit`] : [])];
    return `For ${/^(?:i|我)$/i.test(member) ? 'you' : member}: ${all.join(', ')}.`;
  },
  kind: (tag) => tag.replaceAll('-', ' '),
  alternative: (number, of) => `Of the ${of} conditions that you gave, the plan meets number ${number}.`,
  estimates: 'Travel times and fares between stops are estimates; leave a little room.',
  timetable: 'Please check departure times and fares to and from the city when you book.',
  sourcesTitle: 'Sources',
  staleFacts: (value) =>
    `Some opening hours and prices are of ${months[value.month - 1]} ${value.year}; please check them on the spot.`,

  obstacle: {
    unknownCity: (city, knownCities) => `We have no sights for ${city} yet. We can plan: ${knownCities}.`,
    noCities: (city) => `We have no sights for ${city} yet.`,
    budget: (scope, maxYuan, neededYuan, days) => {
      const plan = days === undefined ? 'the cheapest plan' : `the cheapest plan for ${count(days, ['day', 'days'])}`;
      return maxYuan === 0
        ? `It cannot be done without spending on ${scope}: ${plan} comes to ${money(neededYuan)}.`
        : `${money(maxYuan)} is not enough for ${scope}: ${plan} comes to ${money(neededYuan)}.`;
    },
    scope: {
      total: 'the trip',
      attractions: 'tickets',
      dining: 'meals',
      hotel: 'the hotel',
      'inner-city-transport': 'getting around the city',
      'intercity-transport': 'the way there and back',
    },
    mustSee: {
      unknown: (name) => `We could not find ${name} in our records; under another name we will gladly look again.`,
      closed: (name) => `${name} is closed on the days you chose.`,
      time: (name) => `${name} does not fit into the time there is.`,
      contradicts: (name) => `You asked for ${name} and also to leave it out; which shall it be?`,
    },
    alternative: (number) =>
      `Number ${number} of your alternatives contradicts your other wishes, so it cannot be kept.`,
    tooManyWishes: (names) =>
      `These are too many for the time there is: ${names}. One more day, or one or two fewer, would do.`,
    modes: (asked, needed) =>
      `${asked} alone will not do for these places; the plan also needs: ${needed.toLowerCase()}.`,
    journeyModes: (asked, known) =>
      `We know of no way there by ${asked.toLowerCase()}; what we can offer is: ${known.toLowerCase()}.`,
    stay: (wanted, leastNights) => {
      if (leastNights === undefined) return `We found no place to stay with all of this: ${wanted}.`;
      const stays = wanted === '' ? 'The places to stay there' : `Places to stay with all of this (${wanted})`;
      return `${stays} take bookings of ${leastNights} nights or more, and this trip has fewer.`;
    },
    stayFeature: {
      'pets-allowed': 'pets allowed',
      'no-smoking': 'no smoking',
      'entire-home': 'an entire home',
      breakfast: 'breakfast',
      pool: 'a pool',
      gym: 'a gym',
      'step-free': 'step-free access',
      stroller: 'access for a pram',
    },
    noPlaces: (city, because) =>
      because === undefined
        ? `We have no sights to plan with in ${city} yet.`
        : {
            'free-only': `None of the sights we know in ${city} is free. Relax this wish and we can plan.`,
            needs: `None of the sights we know in ${city} is fit for a wheelchair or a pram. Tell us what you could manage and we will plan again.`,
            'must-not-see': `All sights we know in ${city} are among those you do not want to see. Relax this wish and we can plan.`,
          }[because],
  },
  change: englishChangeWords,
  choice: englishChoiceWords,
  nearestFollows: 'This is the closest we can offer:',
  offerChange: 'What would you like to change? We will plan it again.',

  invalid: {
    days: 'A trip can be 1 to 30 days long. How many days would you like?',
    party: 'A party can be 1 to 99 people. How many of you are there?',
    budgets: 'A budget cannot be below zero. What is your budget?',
    startDate: 'The first day has to be a day of the calendar, today or later. When would you like to set out?',
    endDate:
      'The last day has to be a day of the calendar, and not before the first. When would you like to come back?',
    city: 'Which city would you like to visit?',
    dayWishes: 'The day you mention is not part of the trip. Which day do you mean?',
  },
  invalidOther: 'That is something we cannot plan with. Could you say it another way?',
};

function opening(facts: OpeningFacts): string {
  const start = facts.asWished ? 'Here is your trip' : 'A trip';
  const nights = facts.nights > 0 ? [count(facts.nights, ['night', 'nights'])] : [];
  const length = list([count(facts.days, ['day', 'days']), ...nights]);
  const followed = facts.followed.map((wish) => `, ${wish}`).join('');
  return `${start} to ${facts.city}, ${length}${followed}: ${facts.dates}, for ${facts.party}, ${total(facts)}.`;
}

function total({ totalYuan, budgetYuan }: OpeningFacts): string {
  if (totalYuan === 0) return 'with nothing to pay';
  const spent = `${money(totalYuan)} in all`;
  if (budgetYuan === undefined || budgetYuan === 0) return spent;
  if (totalYuan > budgetYuan)
    return `${spent}, ${money(totalYuan - budgetYuan)} over the budget of ${money(budgetYuan)}`;
  return `${spent}, within your budget of ${money(budgetYuan)}`;
}

function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

function be(size: number): string {
  return size === 1 ? 'is' : 'are';
}

function it(size: number): string {
  return size === 1 ? 'it' : 'them';
}

function sentence(note: string): string {
  return `${note.trim().replace(/[\u3002.!;,\uff01\uff1b\uff0c\s]+$/u, '')}.`;
}
