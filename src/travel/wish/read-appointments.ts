import type { Appointment } from '../../domain/trip-request.js';
import { clocksIn } from './clock-words.js';
import { type DayMark, dayAt } from './day-scope.js';
import type { Mention } from './place-names.js';
import type { Clause, WishText } from './wish-text.js';

const booked =
  /预约|预订|订了|订好|约了|约好|买了?[^,，。]{0,4}票|的(?:票|场|演出|表演|秀)|看(?:演出|表演|秀|戏|话剧)|演出|吃(?:饭|午饭|晚饭|午餐|晚餐)|聚餐|(?<![a-z])(?:book(?:ed|ing)|reserv(?:ed|ation)|tickets?|table|show|performance|appointment|concert|dinner|lunch|supper|brunch)(?![a-z])/;

/** Right after the hour: "下午2点看宋城千古情", "10点到灵隐寺". */
const goesThen = /^(?:准时|整)?(?:要|得|想|会)?(?:去?看|去|到|在|逛|参观|游览|吃)/;

export interface DayAppointment {
  readonly day: number;
  readonly appointment: Appointment;
}

/**
 * A visit or a meal at a given hour: "第二天晚上7点半在大剧院看演出", "a table at Louwailou at 6 pm on day 1". Only where a place
 * that is known, an hour, a word for a booking or for going there then, and the day are named in one clause.
 */
export function readAppointments(
  text: WishText,
  marks: readonly DayMark[],
  clauses: readonly Clause[],
  mentions: readonly Mention[],
): readonly DayAppointment[] {
  return clocksIn(text.rest).flatMap((clock): DayAppointment[] => {
    const clause = clauses.find(({ start, end }) => start <= clock.start && clock.start < end);
    if (clause === undefined) return [];
    const isBooked = booked.test(text.folded.slice(clause.start, clause.end));
    if (!isBooked && !goesThen.test(text.folded.slice(clock.end, clause.end))) return [];
    const place = mentions.find(
      ({ start, meaning }) =>
        start >= clause.start &&
        start < clause.end &&
        meaning.type === 'place' &&
        ['sight', 'restaurant', 'food-street'].includes(meaning.place.kind),
    );
    const day = dayAt(clock.start, marks, clauses);
    if (place?.meaning.type !== 'place' || day === undefined) return [];
    text.remove(clock);
    const { minutes } = clock;
    const at = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    return [{ day, appointment: { place: place.meaning.name, at } }];
  });
}
