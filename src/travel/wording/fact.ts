/** A value of the plan that a text may state. */
export interface Fact {
  readonly kind: 'clock' | 'money' | 'duration' | 'distance' | 'date' | 'count';
  readonly role: Role;
  readonly value: number;
  /** Of a count: what is counted. */
  readonly of?: string | undefined;
}

export type Role =
  | 'arrive'
  | 'leave'
  | 'open'
  | 'ticket'
  | 'meal'
  | 'own-meal'
  | 'way'
  | 'night'
  | 'visit'
  | 'pause'
  | 'total'
  | 'sum'
  | 'budget'
  | 'journey'
  | 'date'
  | 'count'
  | 'note';
