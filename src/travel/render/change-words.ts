/** What one language says about the difference between two plans. Names, dates and amounts come in ready to be shown. */
export interface ChangeWords {
  /** A changed wish, as part of a list. */
  readonly wish: {
    readonly days: (days: number) => string;
    readonly dates: (date: string) => string;
    readonly party: (party: string) => string;
    readonly origin: (city: string) => string;
    readonly noOrigin: string;
    /** An amount for so many people together. */
    readonly budget: (scope: string, amount: string, people: number) => string;
    readonly noBudget: (scope: string) => string;
    readonly scope: Readonly<Record<string, string>>;
    readonly pace: (pace: string) => string;
    readonly dayPace: (day: number, pace: string) => string;
    readonly economical: string;
    readonly modes: (modes: string) => string;
    readonly beds: (beds: number) => string;
    readonly taxiBeyond: (kilometers: number) => string;
    /** Without a day: every day. */
    readonly dayFrom: (day: number | undefined, time: string) => string;
    readonly dayUntil: (day: number | undefined, time: string) => string;
    readonly rain: (day: number) => string;
    readonly freeDay: (day: number) => string;
  };
  /** Opens a plan that is shown whole again because of these wishes. */
  readonly plannedAgain: (wishes: readonly string[], clauses: readonly string[]) => string;
  /** Says what is different; the wishes that led to it come first, if there are any. */
  readonly changed: (wishes: readonly string[], clauses: readonly string[]) => string;

  readonly replaced: (day: number, removed: readonly string[], added: readonly string[]) => string;
  readonly added: (day: number, names: readonly string[]) => string;
  readonly removed: (day: number, names: readonly string[]) => string;
  readonly moved: (name: string, from: number, to: number) => string;
  readonly rearranged: (days: readonly number[]) => string;
  readonly reordered: (days: readonly number[]) => string;
  readonly otherMeals: (days: readonly number[]) => string;
  readonly otherTimes: (days: readonly number[]) => string;
  readonly stay: (place: string) => string;
  readonly journey: Readonly<Record<'outbound' | 'inbound', string>>;
  readonly sameSights: string;
  /** Adds to a clause that the other days are as they were. */
  readonly withOtherDays: (clause: string, days: number) => string;
  readonly total: (before: string, now: string) => string;
  readonly sameTotal: (total: string) => string;
  /** One line for a day that stays as it was. */
  readonly unchangedDay: (day: number, date: string, sights: readonly string[]) => string;
  readonly wholePlanHint: string;

  /** A clause: what was asked for in exchange is in the plan anyhow. */
  readonly alreadyOn: (name: string, day: number) => string;
  readonly alreadyPlanned: (name: string, day: number) => string;
  /** `day` is absent where the whole trip is meant. */
  readonly notPlanned: (name: string, day: number | undefined) => string;
  readonly stillWithinBudget: (wishes: readonly string[], total: string) => string;
  readonly cheapest: (total: string, ways: readonly string[]) => string;
  readonly spareANight: string;
  readonly spareTickets: string;
  readonly fitsAlready: string;
  readonly planStands: string;
}
