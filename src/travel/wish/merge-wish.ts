import type { Party, PersonKind } from '../../domain/party.js';
import type { Appointment, DayWish, TripWish } from '../../domain/trip-request.js';
import { addDays, daysBetween } from '../calendar/calendar-date.js';
import { daysOfStays } from '../request/resolve-stays.js';
import { interestTags, isInterestTag } from './interest-tags.js';
import { mergeMembers } from './member-wishes.js';
import type { WishReading } from './wish-reading.js';

/**
 * What is wished after one more message: later words win over earlier ones.
 *
 * Lists grow; what is refused leaves the wishes and what is wished leaves the refusals. Another city takes along what
 * does not depend on the place; when it comes with its own time and without a word of correction, or is called another
 * trip, it is a new one: of the earlier wishes only who travels is kept.
 */
export function mergeWish(previous: TripWish, said: WishReading): TripWish {
  const next = ofKnownStays(previous, said);
  const { wish } = next;
  const moved = wish.city !== undefined && previous.city !== undefined && wish.city !== previous.city;
  const saysWhen = wish.days ?? wish.startDate ?? wish.holiday ?? wish.notBefore;
  if (next.another === true || (moved && !next.corrects && saysWhen !== undefined))
    return applyChange({ ...travellersOf(previous), ...wish, ...(wish.city ? {} : { city: previous.city }) }, next);
  const base = moved ? withoutPlaces(previous) : previous;
  const merged: Mutable<TripWish> = { ...base, ...wish };
  mergeStays(merged, wish);
  mergeTime(merged, wish);
  const refused = [...(wish.mustNotSee ?? []), ...(next.change.fewer ?? [])];
  const wanted = [...(wish.mustSee ?? []), ...(wish.interests ?? [])];
  set(merged, 'interests', union(without(base.interests, refused), wish.interests));
  set(merged, 'mustSee', union(withoutKinds(without(base.mustSee, refused), refused), wish.mustSee));
  const wantedOnDays = (wish.dayWishes ?? []).flatMap(({ mustSee = [] }) => mustSee);
  set(merged, 'mustNotSee', union(without(base.mustNotSee, [...wanted, ...wantedOnDays]), wish.mustNotSee));
  set(merged, 'budgets', mergeBudgets(base.budgets, wish.budgets));
  mergeSpecial(merged, base, wish);
  set(merged, 'dayWishes', nonEmpty(mergeDayWishes(withoutPlacesOnDays(base.dayWishes, refused), wish.dayWishes)));
  return applyChange(merged, next);
}

/** What is said of one city of several is said of the same trip: "苏州想去拙政园". */
function ofKnownStays({ stays, city }: TripWish, said: WishReading): WishReading {
  const isKnown = said.wish.stays === undefined && stays?.some((stay) => stay.city === said.wish.city) === true;
  return isKnown && said.another !== true ? { ...said, wish: { ...said.wish, city } } : said;
}

/** A new length of the whole trip is shared anew; lengths of all cities make up the whole; one city left is a trip there. */
function mergeStays(merged: Mutable<TripWish>, said: TripWish): void {
  if (merged.stays === undefined) return;
  if (said.stays === undefined && (said.days ?? said.endDate) !== undefined)
    merged.stays = withoutLengths(merged.stays);
  const [only, ...others] = merged.stays;
  if (only !== undefined && others.length === 0) {
    const days = daysOfStays([only]) ?? merged.days;
    delete merged.stays;
    set(merged, 'city', only.city);
    set(merged, 'days', days);
    return;
  }
  if (daysOfStays(merged.stays) === undefined) return;
  delete merged.days;
  delete merged.endDate;
}

function withoutLengths(stays: NonNullable<TripWish['stays']>): NonNullable<TripWish['stays']> {
  return stays.map(({ days: _, nights: __, ...stay }) => stay);
}

/** Who travels, and what they cannot do without. */
function travellersOf({ party, needs }: TripWish): TripWish {
  return { ...(party ? { party } : {}), ...(needs ? { needs } : {}) };
}

type Mutable<Value> = { -readonly [Name in keyof Value]: Value[Name] };

function set<Name extends keyof TripWish>(wish: Mutable<TripWish>, name: Name, value: TripWish[Name]): void {
  if (value === undefined) delete wish[name];
  else wish[name] = value;
}

function withoutPlaces({ mustSee, mustNotSee, stayAt, dayWishes, stays, ...rest }: TripWish): TripWish {
  // Tags such as `hiking` hold anywhere; names hold only where they are.
  const tags = mustNotSee?.filter((word) => /^[a-z-]+$/.test(word)) ?? [];
  return tags.length === 0 ? rest : { ...rest, mustNotSee: tags };
}

/** A date, a holiday and a length replace what contradicts them. */
function mergeTime(merged: Mutable<TripWish>, said: TripWish): void {
  if (said.startDate !== undefined) delete merged.holiday;
  if ((said.startDate ?? said.endDate ?? said.holiday) !== undefined) delete merged.notBefore;
  if (said.notBefore !== undefined && said.startDate === undefined) {
    delete merged.startDate;
    delete merged.endDate;
    delete merged.holiday;
  }
  if (said.startDate !== undefined && said.endDate === undefined) delete merged.endDate;
  if (said.holiday !== undefined && said.startDate === undefined) {
    delete merged.startDate;
    delete merged.endDate;
  }
  if (said.days !== undefined) delete merged.endDate;
  if (said.endDate !== undefined && said.days === undefined) delete merged.days;
}

/** Needs add up; money for tickets ends the wish for free sights, and walking is allowed again once it is named. */
function mergeSpecial(merged: Mutable<TripWish>, base: TripWish, said: TripWish): void {
  const tickets = said.budgets?.find(({ scope }) => scope === 'attractions')?.maxYuan ?? 0;
  if (tickets > 0) delete merged.freeOnly;
  if (said.modes?.includes('walk') === true) delete merged.noWalking;
  set(merged, 'stayWith', union(base.stayWith, said.stayWith));
  set(merged, 'cuisines', union(base.cuisines, said.cuisines));
  set(merged, 'unkept', union(base.unkept, said.unkept));
  set(merged, 'members', nonEmpty(mergeMembers(base.members ?? [], said.members ?? [])));
  set(merged, 'needs', nonEmpty([...new Set([...(base.needs ?? []), ...(said.needs ?? [])])]));
  const limits = [...(base.kindLimits ?? []), ...(said.kindLimits ?? [])];
  set(merged, 'kindLimits', nonEmpty([...new Map(limits.map((limit) => [limit.tag, limit])).values()]));
}

function union(
  first: readonly string[] | undefined,
  second: readonly string[] | undefined,
): readonly string[] | undefined {
  const words = [...new Set([...(first ?? []), ...(second ?? [])])];
  return words.length === 0 ? undefined : words;
}

function without(words: readonly string[] | undefined, gone: readonly string[]): readonly string[] | undefined {
  return words?.filter((word) => !gone.includes(word));
}

/** Whoever wants no museums any more gives up the ones wished for by name. */
function withoutKinds(names: readonly string[] | undefined, refused: readonly string[]): readonly string[] | undefined {
  const words = refused
    .flatMap((tag) => (isInterestTag(tag) ? interestTags[tag] : []))
    .filter((word) => word.length > 1);
  return names?.filter((name) => !words.some((word) => name.toLowerCase().includes(word)));
}

function mergeBudgets(first: TripWish['budgets'], second: TripWish['budgets']): TripWish['budgets'] {
  if (first === undefined || second === undefined) return second ?? first;
  return [...new Map([...first, ...second].map((budget) => [budget.scope, budget])).values()];
}

/** What is refused for the whole trip is wished on no day of it. */
function withoutPlacesOnDays(
  dayWishes: readonly DayWish[] | undefined,
  refused: readonly string[],
): readonly DayWish[] | undefined {
  return dayWishes?.flatMap(({ mustSee, ...others }) => {
    const kept = nonEmpty(withoutKinds(without(mustSee, refused), refused));
    const dayWish = kept === undefined ? others : { ...others, mustSee: kept };
    return saysSomething(dayWish) ? [dayWish] : [];
  });
}

function saysSomething(dayWish: DayWish): boolean {
  return Object.keys(dayWish).length > 1;
}

/** What is now wished for on one day moves there from the day that was named before. Kinds may be seen every day. */
function withoutMoved({ mustSee, ...others }: DayWish, names: readonly string[]): DayWish {
  const kept = nonEmpty(without(mustSee, names));
  return kept === undefined ? others : { ...others, mustSee: kept };
}

/** A place is booked once a day: another hour moves the booking. */
function mergeAppointments(
  first: DayWish['appointments'],
  second: DayWish['appointments'],
): readonly Appointment[] | undefined {
  const all = [...(first ?? []), ...(second ?? [])];
  return nonEmpty([...new Map(all.map((appointment) => [appointment.place, appointment])).values()]);
}

function mergeDayWishes(
  first: readonly DayWish[] | undefined,
  second: readonly DayWish[] | undefined,
): readonly DayWish[] | undefined {
  if (first === undefined || second === undefined) return second ?? first;
  const moved = second.flatMap(({ mustSee = [] }) => mustSee.filter((word) => !isInterestTag(word)));
  const days = new Map(first.map((wish) => [wish.day, withoutMoved(wish, moved)]));
  for (const wish of second) {
    const known = days.get(wish.day);
    const mustSee = union(without(known?.mustSee, wish.mustNotSee ?? []), wish.mustSee);
    const mustNotSee = union(without(known?.mustNotSee, wish.mustSee ?? []), wish.mustNotSee);
    const appointments = mergeAppointments(known?.appointments, wish.appointments);
    const { mustSee: _, mustNotSee: __, ...others } = { ...known, ...wish, ...(appointments ? { appointments } : {}) };
    // Whoever names something to do on a day that was to be free has changed their mind.
    if (wish.free !== true && (wish.mustSee ?? wish.appointments ?? wish.from ?? wish.until) !== undefined) {
      delete (others as Mutable<DayWish>).free;
    }
    days.set(wish.day, {
      ...others,
      ...(mustSee === undefined ? {} : { mustSee }),
      ...(mustNotSee === undefined ? {} : { mustNotSee }),
    });
  }
  return [...days.values()].filter(saysSomething).sort((left, right) => left.day - right.day);
}

/** Applies what was said relative to before: one more person, a day less, 500 yuan more. */
function applyChange(wish: TripWish, { change }: WishReading): TripWish {
  const changed: Mutable<TripWish> = { ...wish };
  if (change.budgetsLifted === true) {
    delete changed.budgets;
    delete changed.freeOnly;
  }
  if (change.party !== undefined) set(changed, 'party', addParty(wish.party ?? { adult: 1 }, change.party));
  if (change.days !== undefined) {
    const days = wish.days ?? lengthOf(wish) ?? daysOfStays(wish.stays ?? []);
    if (days !== undefined && days > 0) {
      changed.days = Math.max(1, days + change.days);
      set(changed, 'stays', changed.stays && withoutLengths(changed.stays));
      delete changed.endDate;
    }
  }
  if (change.shiftDays !== undefined) {
    if (changed.startDate !== undefined) changed.startDate = addDays(changed.startDate, change.shiftDays);
    if (changed.endDate !== undefined) changed.endDate = addDays(changed.endDate, change.shiftDays);
  }
  if (change.budgetYuan !== undefined && changed.budgets !== undefined) {
    const scope = changed.budgets.find((budget) => budget.scope === 'total')?.scope ?? changed.budgets[0]?.scope;
    const rise = change.budgetYuan;
    changed.budgets = changed.budgets.map((budget) =>
      budget.scope === scope ? { ...budget, maxYuan: Math.max(0, budget.maxYuan + rise) } : budget,
    );
  }
  const days = changed.days ?? lengthOf(changed);
  if (days !== undefined)
    set(changed, 'dayWishes', nonEmpty(changed.dayWishes?.filter((dayWish) => dayWish.day <= days)));
  return changed;
}

function nonEmpty<Item>(items: readonly Item[] | undefined): readonly Item[] | undefined {
  return items === undefined || items.length === 0 ? undefined : items;
}

function lengthOf({ startDate, endDate }: TripWish): number | undefined {
  return startDate === undefined || endDate === undefined ? undefined : daysBetween(startDate, endDate) + 1;
}

/** Adds people by kind; who leaves is taken from the kind named, then from the adults, and one person always stays. */
function addParty(party: Party, change: Party): Party {
  const sum: Partial<Record<PersonKind, number>> = { ...party };
  for (const kind of Object.keys(change) as PersonKind[])
    sum[kind] = Math.max(0, (sum[kind] ?? 0) + (change[kind] ?? 0));
  const people = Object.fromEntries(Object.entries(sum).filter(([, count]) => count > 0)) as Party;
  return Object.keys(people).length === 0 ? { adult: 1 } : people;
}
