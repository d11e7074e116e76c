import type { Itinerary, TripRemark } from '../../domain/itinerary.js';
import { type DateParts, readDateParts } from './date-parts.js';
import { section } from './section.js';
import type { Voice } from './voice.js';
import type { LeftOutReason } from './words.js';

type RemarkOf<Type extends TripRemark['type']> = Extract<TripRemark, { type: Type }>;

const leftOutReasons: readonly LeftOutReason[] = ['closed', 'time', 'pace', 'distance', 'budget'];

/**
 * What an honest travel agent adds: first what the customer should act on, then what was assumed, what was left out,
 * what is saved, and how exact the plan is.
 */
export function renderRemarks(itinerary: Itinerary, voice: Voice): string {
  return remarkSection(remarkLines(itinerary, voice), voice);
}

/** The same remarks, each by itself. */
export function remarkLines(itinerary: Itinerary, voice: Voice): readonly string[] {
  const { words } = voice;
  const remarks = [
    ...bookAhead(itinerary, voice),
    ...holidays(itinerary, voice),
    ...rain(itinerary, voice),
    ...access(itinerary, voice),
    ...members(itinerary, voice),
    ...alternatives(itinerary, voice),
    ...assumptions(itinerary, voice),
    ...journeyLeftOut(itinerary, voice),
    ...unknownPlaces(itinerary, voice),
    ...unkept(itinerary, voice),
    ...leftOut(itinerary, voice),
    ...savings(itinerary, voice),
    words.estimates,
    ...timetable(itinerary, voice),
  ];
  return [...new Set(remarks)];
}

/**
 * What a plan adds for a customer who has read the remarks on an earlier one: a section, or nothing. What is saved is
 * left to the total that stands beside it.
 */
export function newRemarks(itinerary: Itinerary, earlier: Itinerary, voice: Voice): string[] {
  const told = new Set(earlier.remarks.map((remark) => JSON.stringify(remark)));
  const fresh = { ...itinerary, remarks: itinerary.remarks.filter((remark) => !told.has(JSON.stringify(remark))) };
  const remarks = [
    ...bookAhead(fresh, voice),
    ...holidays(fresh, voice),
    ...rain(fresh, voice),
    ...access(fresh, voice),
    ...members(fresh, voice),
    ...alternatives(fresh, voice),
    ...assumptions(fresh, voice),
    ...unknownPlaces(fresh, voice),
    ...unkept(fresh, voice),
    ...leftOut(fresh, voice),
  ];
  return remarks.length > 0 ? [remarkSection(remarks, voice)] : [];
}

function remarkSection(remarks: readonly string[], { words }: Voice): string {
  return section(
    words.remarksTitle,
    [...new Set(remarks)].map((remark) => `· ${remark}`),
  );
}

function bookAhead(itinerary: Itinerary, { words, nameOf }: Voice): string[] {
  return remarksOf(itinerary, 'book-ahead').map((remark) =>
    words.bookAhead(nameOf(remark), withoutFree(words.ownNote(remark.note, remark.englishNote))),
  );
}

function holidays(itinerary: Itinerary, { words }: Voice): string[] {
  const year = readDateParts(itinerary.days[0]?.date ?? '').year;
  return remarksOf(itinerary, 'holiday').map(({ holiday, announced }) =>
    announced
      ? words.holidayAnnounced(words.holiday(holiday))
      : words.holidayNotAnnounced(words.holiday(holiday), year),
  );
}

function rain(itinerary: Itinerary, { words, nameOf }: Voice): string[] {
  return remarksOf(itinerary, 'rain').map(({ day, outside }) =>
    words.rain(day, outside.length > 0 ? words.list(outside.map(nameOf)) : undefined),
  );
}

function access(itinerary: Itinerary, { words, nameOf }: Voice): string[] {
  return remarksOf(itinerary, 'access-unconfirmed').map(({ needs, places }) =>
    words.accessUnconfirmed(words.list(places.map(nameOf)), needs.includes('step-free')),
  );
}

function members(itinerary: Itinerary, { words, plainNameOf }: Voice): string[] {
  const listed = (items: readonly string[]) => (items.length > 0 ? words.list(items) : undefined);
  return remarksOf(itinerary, 'member').map(({ member, places, avoided, missed }) =>
    words.member(member, {
      places: listed(places.map(plainNameOf)),
      avoided: listed(avoided.map(words.kind)),
      missed: listed(missed.map(words.kind)),
    }),
  );
}

function alternatives(itinerary: Itinerary, { words }: Voice): string[] {
  return remarksOf(itinerary, 'alternative').map(({ number, of }) => words.alternative(number, of));
}

function assumptions(itinerary: Itinerary, voice: Voice): string[] {
  const remarks = remarksOf(itinerary, 'assumed');
  // The sentence on a holiday names the party that was assumed with it.
  const hasHoliday = remarks.some(({ slot }) => slot === 'holiday');
  return remarks
    .filter(({ slot }) => !(hasHoliday && slot === 'party'))
    .map((remark) => assumption(remark, itinerary, voice));
}

/**
 * The sentence on the holiday that was chosen because the customer named none, to be told before anything else, and the
 * remarks that it does not tell.
 */
export function assumedHoliday(
  itinerary: Itinerary,
  voice: Voice,
): { readonly sentence: readonly string[]; readonly others: readonly TripRemark[] } {
  const { remarks } = itinerary;
  const holiday = remarksOf(itinerary, 'assumed').find(({ slot }) => slot === 'holiday');
  if (holiday === undefined) return { sentence: [], others: remarks };
  const isTold = (remark: TripRemark) => remark.type === 'assumed' && ['holiday', 'party'].includes(remark.slot);
  return {
    sentence: [assumption(holiday, itinerary, voice)],
    others: remarks.filter((remark) => !isTold(remark)),
  };
}

/** Worded from the plan itself wherever it shows what was assumed: that cannot drift from what the customer sees. */
function assumption({ slot, value }: RemarkOf<'assumed'>, itinerary: Itinerary, { words, nameOf }: Voice): string {
  const { assumed } = words;
  const [firstDay] = itinerary.days;
  switch (slot) {
    case 'party':
      return assumed.party(words.party(itinerary.party));
    case 'days':
      return assumed.days(new Set(itinerary.days.map(({ date }) => date)).size);
    case 'dates':
      return assumed.dates(words.dateWithYear(readDateParts(firstDay?.date ?? value)));
    case 'holiday': {
      const days: [DateParts, DateParts] = [
        readDateParts(firstDay?.date ?? ''),
        readDateParts(itinerary.days.at(-1)?.date ?? ''),
      ];
      const isAlone = remarksOf(itinerary, 'assumed').every((remark) => remark.slot !== 'party');
      return assumed.holiday(words.holiday(value), days, isAlone ? undefined : words.party(itinerary.party));
    }
    case 'pace':
      return assumed.pace(isPace(value) ? words.pace[value] : undefined);
    case 'origin-journey':
      return itinerary.outbound
        ? assumed.journeyCounted(words.city(itinerary.outbound.from))
        : assumed.journeyNotCounted(words.city(value));
    case 'stay':
      return firstDay?.overnight ? assumed.stay(nameOf(firstDay.overnight)) : assumed.noStay;
  }
}

function isPace(value: string): value is keyof Voice['words']['pace'] {
  return value === 'relaxed' || value === 'moderate' || value === 'packed';
}

/** Nobody said where the journey begins, so the customer should know that its costs are missing. */
function journeyLeftOut({ outbound, inbound, remarks }: Itinerary, { words }: Voice): string[] {
  const isTold = remarks.some((remark) => remark.type === 'assumed' && remark.slot === 'origin-journey');
  return outbound || inbound || isTold ? [] : [words.assumed.journeyNotCounted('')];
}

/** Notes often begin by saying that entry is free, which stands beside the visit already. */
function withoutFree(note: string): string {
  const rest = note.replace(
    /^\s*(?:免费(?:开放|参观|入园)?[,，、;；]\s*(?:但)?|free(?: of charge| entry| admission)?[,;:.](?:\s*but(?![a-z]))?)\s*/iu,
    '',
  );
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}

function unknownPlaces(itinerary: Itinerary, { words }: Voice): string[] {
  const names = remarksOf(itinerary, 'unknown-place').map((remark) => words.quote(remark.name));
  return names.length > 0 ? [words.unknownPlaces(words.list(names))] : [];
}

function unkept(itinerary: Itinerary, { words }: Voice): string[] {
  return remarksOf(itinerary, 'unkept').map(({ wishes }) => words.unkept(words.list(wishes.map(words.quote))));
}

function leftOut(itinerary: Itinerary, { words, nameOf }: Voice): string[] {
  const remarks = remarksOf(itinerary, 'left-out');
  return leftOutReasons.flatMap((reason) => {
    const names = remarks.filter((remark) => remark.reason === reason).map(nameOf);
    return names.length > 0 ? [words.leftOut[reason](words.list(names), names.length)] : [];
  });
}

function savings(itinerary: Itinerary, { words }: Voice): string[] {
  return remarksOf(itinerary, 'saving').flatMap(({ budgetYuan, costYuan }) => {
    if (costYuan > budgetYuan || budgetYuan === 0) return [];
    return costYuan === budgetYuan
      ? [words.budgetUsedUp(budgetYuan)]
      : [words.saving(budgetYuan, budgetYuan - costYuan)];
  });
}

/** Whoever drives has no timetable. */
function timetable({ outbound, inbound }: Itinerary, { words }: Voice): string[] {
  const scheduled = [outbound, inbound].some((journey) => journey !== undefined && journey.mode !== 'drive');
  return scheduled ? [words.timetable] : [];
}

function remarksOf<Type extends TripRemark['type']>(itinerary: Itinerary, type: Type): RemarkOf<Type>[] {
  return itinerary.remarks.filter((remark): remark is RemarkOf<Type> => remark.type === type);
}
