import { describe, expect, it } from 'vitest';
import { createDirectory } from '../../../src/travel/directory/directory.js';
import type { PlaceWish } from '../../../src/travel/directory/place-kind.js';
import { englishTown } from './english-town.js';
import { startInterpreter } from './interpreter.js';

/** What the finder is called with: a search with all that is wished, or what is asked of things by name. */
type Call = {
  readonly kind: string;
  readonly where: PlaceWish;
  readonly asks: readonly string[];
  readonly names?: readonly string[];
};

const finds = (kind: string, where: PlaceWish): Call => ({ kind, where, asks: [] });
const tells = (kind: string, name: string, asks: readonly string[], where: PlaceWish = {}): Call => ({
  kind,
  names: [name],
  where,
  asks,
});
const free = { min: 0, max: 0 };

/** Talks of several messages, written before they were first run. */
const talks: readonly (readonly (readonly [said: string, call: Call])[])[] = [
  [
    ["Hi, I'm looking for a hotel under 400 yuan a night", finds('hotel', { price: { max: 400 } })],
    ['with breakfast, please', finds('hotel', { price: { max: 400 }, facilities: ['breakfast'] })],
    ["What's the phone number of Palm Court Inn?", tells('hotel', 'Palm Court Inn', ['phone'])],
  ],
  [
    [
      'Can you recommend a luxury hotel with a pool and a spa?',
      finds('hotel', { class: ['luxury'], facilities: ['pool', 'spa'] }),
    ],
    ['How much is it?', tells('hotel', 'Garden Palace', ['price'])],
    ['And where is it exactly?', tells('hotel', 'Garden Palace', ['address'])],
    ['Is there a gym?', tells('hotel', 'Garden Palace', [], { facilities: ['gym'] })],
  ],
  [
    [
      'Any hotel near the Old Lighthouse rated at least 4.5?',
      finds('hotel', { 'nearby sights': ['Old Lighthouse'], rating: { min: 4.5 } }),
    ],
    ['What restaurants are near it?', tells('hotel', 'Harbour View Hotel', ['nearby restaurants'])],
    ['What are the opening hours of Blue Crab?', tells('restaurant', 'Blue Crab', ['opening hours'])],
  ],
  [
    ['I want to eat Peking duck tonight. Where can I go?', finds('restaurant', { dishes: ['Peking duck'] })],
    ['What does it cost per person?', tells('restaurant', 'Golden Wok', ['price per person'])],
    [
      'Anything cheaper, maybe under 50 yuan?',
      finds('restaurant', { dishes: ['Peking duck'], 'price per person': { max: 50 } }),
    ],
    [
      'Actually, forget the duck, wonton soup would be fine',
      finds('restaurant', { dishes: ['wonton soup'], 'price per person': { max: 50 } }),
    ],
  ],
  [
    ['Which sights are free?', finds('sight', { ticket: free })],
    ['I have only one hour', finds('sight', { ticket: free, 'visit length': { max: 1 } })],
    ['Is Fort Hill open on Mondays?', tells('sight', 'Fort Hill', ['opening hours'])],
  ],
  [
    ['Find me a budget hotel', finds('hotel', { class: ['budget'] })],
    ['Sorry, I meant a comfort hotel', finds('hotel', { class: ['comfort'] })],
    ['not more than 400 yuan', finds('hotel', { class: ['comfort'], price: { max: 400 } })],
    ['Does Seaside Rooms have a laundry?', tells('hotel', 'Seaside Rooms', [], { facilities: ['laundry'] })],
  ],
  [
    ['Show me hotels between 200 and 400 yuan', finds('hotel', { price: { min: 200, max: 400 } })],
    ['better than 4.3 stars', finds('hotel', { price: { min: 200, max: 400 }, rating: { min: 4.3 } })],
    ["What's its address?", tells('hotel', 'Seaside Rooms', ['address'])],
  ],
  [
    ['Are there any restaurants near Garden Palace?', tells('hotel', 'Garden Palace', ['nearby restaurants'])],
    ['And sights?', tells('hotel', 'Garden Palace', ['nearby sights'])],
    ['How long does a visit to the Botanic Garden take?', tells('sight', 'Botanic Garden', ['visit length'])],
  ],
  [
    [
      'I need a hotel with free parking and a gym for two nights',
      finds('hotel', { facilities: ['free parking', 'gym'] }),
    ],
    ['How much does it cost?', tells('hotel', 'Harbour View Hotel', ['price'])],
    ['Too expensive. Something cheaper?', finds('hotel', { facilities: ['free parking', 'gym'], price: { max: 619 } })],
  ],
  [
    ['Which restaurants have a rating of 4.5 or more?', finds('restaurant', { rating: { min: 4.5 } })],
    [
      'Which of them is near Harbour View Hotel?',
      finds('restaurant', { rating: { min: 4.5 }, 'nearby hotels': ['Harbour View Hotel'] }),
    ],
    ['Do they serve oyster omelette?', tells('restaurant', 'Blue Crab', [], { dishes: ['oyster omelette'] })],
  ],
  [
    ['What time does the Shell Museum close?', tells('sight', 'Shell Museum', ['opening hours'])],
    ['And how much is a ticket?', tells('sight', 'Shell Museum', ['ticket'])],
    ['Is it free?', tells('sight', 'Shell Museum', [], { ticket: free })],
  ],
  [
    [
      'Looking for somewhere to stay close to the Botanic Garden, max 300 yuan',
      finds('hotel', { 'nearby sights': ['Botanic Garden'], price: { max: 300 } }),
    ],
    ['What about under 1000?', finds('hotel', { 'nearby sights': ['Botanic Garden'], price: { max: 1000 } })],
    [
      "I'd also like a spa",
      finds('hotel', { 'nearby sights': ['Botanic Garden'], price: { max: 1000 }, facilities: ['spa'] }),
    ],
  ],
  [
    ['Recommend a sight that takes 2 to 3 hours', finds('sight', { 'visit length': { min: 2, max: 3 } })],
    ["What's near there to eat?", tells('sight', 'Botanic Garden', ['nearby restaurants'])],
    ['Another sight please, with a ticket of no more than 30 yuan', finds('sight', { ticket: { max: 30 } })],
  ],
  [
    ['Is Station Lodge rated above 4?', tells('hotel', 'Station Lodge', [], { rating: { min: 4 } })],
    ['Does it have luggage storage?', tells('hotel', 'Station Lodge', [], { facilities: ['luggage storage'] })],
    ['What is the telephone number there?', tells('hotel', 'Station Lodge', ['phone'])],
  ],
  [
    ["I'd like a table somewhere with dim sum", finds('restaurant', { dishes: ['dim sum'] })],
    ["What's the rating of the Tea House?", tells('restaurant', 'Tea House', ['rating'])],
    ['No, I would rather have satay noodles', finds('restaurant', { dishes: ['satay noodles'] })],
  ],
  [
    ['A hotel for about 300 yuan please', finds('hotel', { price: { min: 240, max: 360 } })],
    ['and a pool', finds('hotel', { price: { min: 240, max: 360 }, facilities: ['pool'] })],
    ['Tell me more about Seaside Rooms', tells('hotel', 'Seaside Rooms', [])],
  ],
  [
    ['Do you have any hotels that offer an airport shuttle?', finds('hotel', { facilities: ['airport shuttle'] })],
    ['What class is it?', tells('hotel', 'Garden Palace', ['class'])],
    ['Which sights are nearby?', tells('hotel', 'Garden Palace', ['nearby sights'])],
  ],
  [
    [
      'Where can I get satay noodles for less than 40 yuan?',
      finds('restaurant', { dishes: ['satay noodles'], 'price per person': { max: 40 } }),
    ],
    ['Could you give me the address and phone number?', tells('restaurant', 'Noodle Corner', ['address', 'phone'])],
    ['Are there any hotels around there?', tells('restaurant', 'Noodle Corner', ['nearby hotels'])],
  ],
  [
    [
      'I want a hotel with a rating over 4.5 and a price below 700 yuan',
      finds('hotel', { rating: { min: 4.5 }, price: { max: 700 } }),
    ],
    ['Change the price to 1000 yuan at most', finds('hotel', { rating: { min: 4.5 }, price: { max: 1000 } })],
    ['never mind the rating', finds('hotel', { price: { max: 1000 } })],
  ],
];

const directory = createDirectory({ tables: englishTown });

describe('placeFinder, read in English over several messages', () => {
  it.each(talks.map((talk) => [talk.map(([said]) => said).join(' / '), talk] as const))('%s', async (_, talk) => {
    const say = startInterpreter(directory, 'en');
    const calls: unknown[] = [];
    for (const [said] of talk) calls.push(await say(said));
    expect(calls).toEqual(talk.map(([, call]) => ({ type: 'call', input: call })));
  });
});

describe('placeFinder, read in English after one or two messages', () => {
  it.each<[string, readonly string[], Call | undefined]>([
    ['a price after around', ['hotels around 300 yuan'], finds('hotel', { price: { min: 240, max: 360 } })],
    [
      'more than, denied',
      ["I don't want to spend more than 300 yuan on a hotel"],
      finds('hotel', { price: { max: 300 } }),
    ],
    ['what is not wished', ['hotels with a pool but without a spa'], finds('hotel', { facilities: ['pool'] })],
    [
      'one thing in the place of another',
      ['Find me a hotel with breakfast', 'with laundry instead of breakfast'],
      finds('hotel', { facilities: ['laundry'] }),
    ],
    [
      'what does not matter',
      ['a restaurant that serves wonton soup within 50 yuan', 'price per person does not matter'],
      finds('restaurant', { dishes: ['wonton soup'] }),
    ],
    [
      'the same asked of something else',
      ['Is there a spa at Garden Palace?', 'and a gym?'],
      tells('hotel', 'Garden Palace', [], { facilities: ['gym'] }),
    ],
    [
      'things that say themselves what they are near to',
      ['hotels near Botanic Garden'],
      finds('hotel', { 'nearby sights': ['Botanic Garden'] }),
    ],
    ['a trip, which is no search', ['3 days in the town for 2000 yuan'], undefined],
    ['thanks', ['Find me a budget hotel', 'thank you very much'], undefined],
  ])('%s', async (_, messages, call) => {
    const say = startInterpreter(directory, 'en');
    let intent: unknown;
    for (const message of messages) intent = await say(message);
    expect(intent).toEqual(call && { type: 'call', input: call });
  });
});
