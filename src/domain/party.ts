/** Kinds of people that pay different prices. */
export type PersonKind = 'adult' | 'child' | 'student' | 'senior';

/** How many people of each kind travel: whole numbers from 0, at least one person in all. */
export type Party = Readonly<Partial<Record<PersonKind, number>>>;

/** Number of people in a party. */
export function partySize(party: Party): number {
  return (party.adult ?? 0) + (party.child ?? 0) + (party.student ?? 0) + (party.senior ?? 0);
}
