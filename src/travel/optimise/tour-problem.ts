/** When a visit may start: `opens` and `closes` included. Early arrival waits for `opens`. */
export interface TourWindow {
  readonly opens: number;
  /** The latest start of a visit: the last entry, or the closing time less the visit where one must be out by then. */
  readonly closes: number;
}

/** A place that may be visited, at most once. Its number is its position in `TourProblem.places`. */
export interface TourPlace {
  /** Length of the visit. */
  readonly duration: number;
  /** What the visit is worth; 0 and above. */
  readonly score: number;
  /** For every day, when a visit may start, earliest first and without overlap. An empty list: closed that day. */
  readonly windows: readonly (readonly TourWindow[])[];
  /** What the visit takes from the budget. Default 0. */
  readonly fee?: number | undefined;
  /** Positions in `TourProblem.groups`. Default: none. */
  readonly groups?: readonly number[] | undefined;
  /** `must` comes before any score; `forbidden` is never visited. Default `may`. */
  readonly wish?: 'must' | 'may' | 'forbidden' | undefined;
  /** An appointment: the visit starts then or not at all, and it is a `must`. */
  readonly fixed?: { readonly day: number; readonly start: number } | undefined;
}

/** Places that count together: a category with a limit, an interest, the restaurants that may serve one meal. */
export interface TourGroup {
  /** The most visits over all days, or on each day where `daily`. */
  readonly most: number;
  /** Each day counts by itself: two temples a day, not two in all. Default false. */
  readonly daily?: boolean | undefined;
  /** One visit comes before any score; not together with `daily`. Default false. */
  readonly needed?: boolean | undefined;
  /**
   * What the first, the second and each further visit adds to the score, for variety: the third temple is worth less than
   * the first, the fourth may be worth less than nothing. Visits beyond the list add what its last number says. Default: 0.
   */
  readonly worth?: readonly number[] | undefined;
}

/** A break that is tied to no place, and must be kept. It begins between `opens` and `closes`, both included. */
export interface TourRest extends TourWindow {
  readonly duration: number;
}

export interface TourDay {
  /** Where the day begins and ends, as node numbers of the travel table. */
  readonly from: number;
  readonly to: number;
  /** Earliest departure and latest return. */
  readonly starts: number;
  readonly ends: number;
  /** Position in `TourProblem.travel`. Default 0. */
  readonly mode?: number | undefined;
  /** The most visits of the day, for its pace. Default: as many as fit. */
  readonly mostVisits?: number | undefined;
  /**
   * Rests in the order in which they are taken, each wherever the party is: where the day starts, at a place before or after
   * its visit, where the day ends. Never within a visit or on a way. Default: none.
   */
  readonly rests?: readonly TourRest[] | undefined;
}

/**
 * Which places on which day in which order: the team orienteering problem with time windows and what trips add to it.
 * All numbers are integers in units of the caller's choice (times, say, in tenths of a minute), so that results are exact.
 */
export interface TourProblem {
  readonly places: readonly TourPlace[];
  readonly days: readonly TourDay[];
  /** Number of nodes: the places come first, in their order, then what else a day may start or end at. */
  readonly nodes: number;
  /** One table a mode, row by row: from node `a` to node `b` at `a * nodes + b`. It need not be symmetric. */
  readonly travel: readonly ArrayLike<number>[];
  /**
   * What a way takes from the score: its fare, its trouble. Tables of the same number and form as `travel`, from 0.
   * Default: ways cost nothing but time.
   */
  readonly wayCost?: readonly ArrayLike<number>[] | undefined;
  /** What a unit of waiting, for an opening or for a rest to begin, takes from the score, 0 and above. Default 0. */
  readonly waitCost?: number | undefined;
  /** The most that all fees may come to. Default: no limit. */
  readonly budget?: number | undefined;
  /** Default: none. */
  readonly groups?: readonly TourGroup[] | undefined;
}

export interface TourVisit {
  readonly place: number;
  readonly arrives: number;
  readonly starts: number;
  readonly leaves: number;
}

/** A rest of the day, as it is taken. */
export interface TourRestTaken {
  readonly starts: number;
  readonly ends: number;
  /** How many visits of the day are over before it. */
  readonly after: number;
  /** Where: the node of a place, or where the day starts or ends. */
  readonly node: number;
}

export interface TourDayPlan {
  readonly visits: readonly TourVisit[];
  /** In the order of the day's rests; empty where it has none. */
  readonly rests: readonly TourRestTaken[];
  /** When the day's end is reached. */
  readonly ends: number;
}

/** Why something that must be visited is not: it can be on no day, or not together with the rest. */
export interface TourUnmet {
  readonly kind: 'place' | 'group';
  /** Number of the place or the group. */
  readonly index: number;
  /**
   * `closed`: no window on any day; `unreachable`: no window can be kept even when nothing else is visited;
   * `budget`: the fee alone exceeds it; `group`: a group of the place allows no visit; `together`: possible alone, but the
   * search found no plan that also has the other musts.
   */
  readonly reason: 'closed' | 'unreachable' | 'budget' | 'group' | 'together';
}

export interface TourPlan {
  readonly days: readonly TourDayPlan[];
  /** Sum of the visits' scores and the groups' worth, less the cost of ways and waiting. */
  readonly score: number;
  readonly fees: number;
  /** Empty where every must is kept. */
  readonly unmet: readonly TourUnmet[];
}
