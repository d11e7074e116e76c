import * as z from 'zod/mini';

const names = z.array(z.string());
const paces = z.enum(['relaxed', 'moderate', 'packed']);
const count = z.number();
const clock = z.string().check(z.regex(/^\d{2}:\d{2}$/, { error: 'Write the time as HH:MM' }));
const rests = z.array(
  z.strictObject({
    minutes: count.check(z.describe('How long, a multiple of 5')),
    earliest: clock,
    latest: clock,
  }),
);
const cityModes = z.array(z.enum(['walk', 'bus', 'metro', 'taxi', 'drive']));
const journeyModes = z.strictObject({
  outbound: z.optional(z.array(z.enum(['train', 'coach', 'flight', 'drive']))),
  inbound: z.optional(z.array(z.enum(['train', 'coach', 'flight', 'drive']))),
});
const budgetScopes = z.enum(['total', 'attractions', 'dining', 'hotel', 'inner-city-transport', 'intercity-transport']);
const holidays = z.enum([
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
  'weekend',
  'next-holiday',
]);

/**
 * A `TripWish` as a model sends it. Only its form is checked: a value out of range is answered to the customer, not sent
 * back to the model.
 */
export const tripInputSchema = z.strictObject({
  city: optional(z.string(), 'City to visit, as the customer names it: 杭州'),
  stays: optional(
    z.array(
      z.strictObject({
        city: z.string(),
        days: optional(count, 'Days of its own, a whole number from 1 to 30; the party travels on the morning after'),
        nights: optional(count, 'Nights, in place of days'),
        mustSee: optional(names, 'Names of places of this city that have to be in the plan'),
        mustNotSee: optional(names, 'Names of places of this city, or tags, that must not be in the plan'),
        cuisines: optional(names, 'Kinds of food to be eaten in this city'),
        interests: optional(names, 'Tags, where this city has others than the trip'),
        pace: z.optional(paces),
        stayAt: optional(z.string(), 'Hotel, or part of this city, to stay at'),
      }),
    ),
    'For a trip over two cities or more, in place of city: each city once, in the order of the trip. Leave out days and nights where only the length of the whole trip was said, and give that in days',
  ),
  origin: optional(
    z.string(),
    'City the party comes from and returns to. Leave out when the way there is not to be planned',
  ),
  startDate: optional(date(), 'First day, YYYY-MM-DD. For a holiday leave it out and give "holiday"'),
  endDate: optional(date(), 'Last day, YYYY-MM-DD'),
  notBefore: optional(date(), 'Where they name only a month (下个月, in March): its first day, YYYY-MM-DD'),
  holiday: optional(
    holidays,
    'Public holiday or weekend to travel in, in place of dates; its next occurrence is taken. national-day is 国庆, 十一. next-holiday: they want to go on holiday without saying which (节假日, 放假)',
  ),
  days: optional(count, 'Number of days, a whole number from 1 to 30'),
  party: optional(
    z.strictObject({
      adult: z.exactOptional(count),
      child: z.exactOptional(count),
      student: z.exactOptional(count),
      senior: z.exactOptional(count),
    }),
    'Everybody who travels, by the kind of ticket they need. Give all of them, also when only one number changes',
  ),
  budgets: optional(
    z.array(
      z.strictObject({
        scope: budgetScopes.check(
          z.describe('What the money is for; "total" unless the customer limits one kind of cost'),
        ),
        maxYuan: count.check(z.describe('Yuan for the whole trip, 0 or more')),
        perPerson: optional(
          z.boolean(),
          'True when the amount is for each person (人均); false: for everybody together',
        ),
      }),
    ),
    'Upper limits of what may be spent',
  ),
  economical: optional(z.boolean(), 'True when the customer wants it cheap (经济, 省钱, 性价比)'),
  interests: optional(
    names,
    'What they like, most important first, as tags: museum, lake, temple, garden, park, hiking, tea, food, night-view, family, shopping, historic-site, ancient-town, nature, art',
  ),
  pace: optional(paces, 'relaxed: few sights, late start. packed: as many as fit'),
  mustSee: optional(names, 'Names of places that have to be in the plan'),
  mustNotSee: optional(names, 'Names of places, or tags, that must not be in the plan: already seen, not liked'),
  stayAt: optional(z.string(), 'Hotel, or part of the city, to stay at'),
  modes: optional(cityModes, 'The only ways to get around that the customer accepts. Leave out when they do not mind'),
  dayWishes: optional(
    z.array(
      z.strictObject({
        day: count.check(z.describe('Number of the day, from 1')),
        mustSee: optional(names, 'Names of places, or tags, that have to be on this day'),
        mustNotSee: optional(names, 'Names of places, or tags, that must not be on this day'),
        pace: z.optional(paces),
        from: optional(clock, 'They are free from then on: their train arrives, they sleep long'),
        until: optional(clock, 'They have to be where the day ends by then: their train leaves'),
        startAt: optional(z.string(), 'Name of the place where the day begins, such as a station'),
        endAt: optional(z.string(), 'Name of the place where the day ends'),
        appointments: optional(
          z.array(z.strictObject({ place: z.string(), at: clock })),
          'Visits and meals at a fixed hour: a show, a booked table',
        ),
        rests: optional(rests, 'Rests of this day only'),
        rain: optional(z.boolean(), 'True when it will rain on this day'),
        free: optional(z.boolean(), 'True when nothing is to be planned for this day'),
      }),
    ),
    'Wishes for one day only, such as 第二天不想爬山',
  ),
  noWalking: optional(z.boolean(), 'True when they refuse to walk from place to place, however near'),
  taxiBeyondKm: optional(count, 'Ways within the city longer than this must go by taxi, in kilometres'),
  journeyModes: optional(journeyModes, 'The only ways to come to the city (outbound) and to go home (inbound)'),
  bedsPerRoom: optional(count, 'Beds in each room: 1 for a double bed (大床房), 2 for a twin room (双床房, 标间)'),
  stayWith: optional(names, 'What the hotel must offer, as tags: pets-allowed, entire-home, no-smoking'),
  cuisines: optional(names, 'Kinds of food that have to be eaten at least once, as tags: sichuan, vegetarian'),
  freeOnly: optional(z.boolean(), 'True when they want to see only sights without an entry fee'),
  kindLimits: optional(
    z.array(z.strictObject({ tag: z.string(), most: count })),
    'At most so many sights with a tag on the whole trip: at most one temple',
  ),
  needs: optional(
    z.array(z.enum(['step-free', 'stroller'])),
    'step-free: somebody uses a wheelchair or cannot climb stairs. stroller: they push a pram',
  ),
  rests: optional(rests, 'Rests of every day that are tied to no place: a nap after lunch (午睡)'),
  unkept: optional(
    names,
    "Wishes that none of these fields can hold, in the customer's own words: a diet, a guide. They are told that the plan leaves them aside",
  ),
  members: optional(
    z.array(z.strictObject({ member: z.string(), wants: z.optional(names), refuses: z.optional(names) })),
    'Where several members of the party each say what they want or refuse: by member, names of places or tags. Everybody gets something; do not repeat it in mustSee',
  ),
  anyOf: optional(
    z.array(
      z.strictObject({
        budgets: z.optional(z.array(z.strictObject({ scope: budgetScopes, maxYuan: count }))),
        mustSee: z.optional(names),
        mustNotSee: z.optional(names),
        modes: z.optional(cityModes),
        noWalking: z.optional(z.boolean()),
        taxiBeyondKm: z.optional(count),
        journeyModes: z.optional(journeyModes),
        bedsPerRoom: z.optional(count),
        freeOnly: z.optional(z.boolean()),
      }),
    ),
    'Sets of wishes of which at least one has to be kept: "meet any one of the following"',
  ),
  change: optional(
    z.strictObject({
      type: z.enum([
        'replace',
        'leave-out',
        'add',
        'skip-day',
        'rain',
        'closed',
        'late',
        'slower',
        'faster',
        'cheaper',
      ]),
      day: optional(count, 'Number of the day that it concerns, from 1'),
      place: optional(z.string(), 'Name of the stop or place: for replace, leave-out, add and closed'),
      by: optional(
        z.string(),
        'For replace: the name or tag of what they want to see instead, if they say so. With a day it needs no place: museum, day 2',
      ),
      date: optional(date(), 'For closed: the date; leave out when it is closed for good'),
      minutes: optional(count, 'For late: by how many minutes'),
      at: optional(clock, 'For late: what time it is now; leave out when the day has not begun'),
    }),
    'Something that happens to the plan that was shown, or is to be done to it: only what it concerns changes',
  ),
  alternatives: optional(
    z.boolean(),
    'True when the customer asks for other plans of the same trip (还有别的方案吗) without saying what should differ',
  ),
  choose: optional(count, 'Number, from 1, of the plan that the customer chooses among those just offered (A is 1)'),
  cheaper: optional(
    z.boolean(),
    'True when the customer finds the plan just shown too expensive (太贵了, 再便宜一点) and names no amount',
  ),
  showWhole: optional(z.boolean(), 'True when the customer asks to see all of the plan again, unchanged or not'),
  keepEarlier: optional(
    z.boolean(),
    'Default true: fields left out keep the value of the earlier call. False: only the fields of this call count; for another trip, or when the customer takes a wish back',
  ),
});

export type TripInput = z.infer<typeof tripInputSchema>;

function date() {
  return z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'Write the date as YYYY-MM-DD' }));
}

function optional<Schema extends z.ZodMiniType>(schema: Schema, description: string): z.ZodMiniOptional<Schema> {
  return z.optional(schema.check(z.describe(description)));
}
