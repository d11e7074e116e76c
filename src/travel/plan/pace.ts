import type { Pace } from '../../domain/trip-request.js';

/** What a pace means for one day. Times are minutes after midnight. */
export interface DayRhythm {
  /** When the party leaves its hotel. */
  readonly leaveHotel: number;
  /** Sights are over by then, unless one was asked for that opens in the evening. */
  readonly sightsUntil: number;
  /** Back at the hotel by then. */
  readonly backBy: number;
  readonly mostVisits: number;
  /** Minutes that a day may be spent in sights without getting tired. */
  readonly easyMinutes: number;
  /** Visits take this many times as long as the place says. */
  readonly visitFactor: number;
  /** Earliest departure from home on the first day. */
  readonly departFrom: number;
  /** Latest departure for home on the last day. */
  readonly returnBy: number;
}

const clock = (hours: number, minutes = 0): number => hours * 60 + minutes;

export const dayRhythms: Readonly<Record<Pace, DayRhythm>> = {
  relaxed: {
    leaveHotel: clock(9, 30),
    sightsUntil: clock(18, 30),
    backBy: clock(20, 45),
    mostVisits: 3,
    easyMinutes: 390,
    visitFactor: 1.25,
    departFrom: clock(8, 30),
    returnBy: clock(18, 0),
  },
  moderate: {
    leaveHotel: clock(8, 40),
    sightsUntil: clock(19, 30),
    backBy: clock(21, 15),
    mostVisits: 5,
    easyMinutes: 480,
    visitFactor: 1,
    departFrom: clock(8, 0),
    returnBy: clock(18, 45),
  },
  packed: {
    leaveHotel: clock(7, 40),
    sightsUntil: clock(21, 30),
    backBy: clock(22, 30),
    mostVisits: 8,
    easyMinutes: 600,
    visitFactor: 1,
    departFrom: clock(7, 0),
    returnBy: clock(20, 30),
  },
};

/** Paces from slow to fast. */
export const paces: readonly Pace[] = ['relaxed', 'moderate', 'packed'];
