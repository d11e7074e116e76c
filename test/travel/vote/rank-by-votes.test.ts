import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TripRequestError } from '../../../src/error/travel-error.js';
import { planTrip } from '../../../src/travel/planner.js';
import type { Ballot } from '../../../src/travel/vote/ballot.js';
import { rankByVotes, withVotes } from '../../../src/travel/vote/rank-by-votes.js';
import { smallCity } from '../support/small-city.js';

const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const anyBallots: fc.Arbitrary<readonly Ballot[]> = fc
  .array(
    fc.record({
      approves: fc.subarray(names, { maxLength: 3 }),
      ranks: fc.shuffledSubarray(names, { maxLength: 4 }),
      scores: fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 0, max: 10 }), { maxKeys: 3 }),
      vetoes: fc.subarray(names, { maxLength: 1 }),
      kind: fc.nat(2),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((rows) =>
    rows.map(({ approves, ranks, scores, vetoes, kind }, index) => ({
      voter: `member ${index}`,
      ...[{ approves }, { ranks }, { scores }][kind],
      vetoes,
    })),
  );

describe('rankByVotes', () => {
  it('gives every member with a wish that nobody vetoes a place of their own', () => {
    fc.assert(
      fc.property(anyBallots, (ballots) => {
        const { vetoed, empty } = rankByVotes(ballots, { most: Math.max(1, ballots.length) });
        for (const { voter, approves } of ballots) {
          const isPossible = approves?.some((name) => !vetoed.includes(name)) ?? false;
          if (isPossible) expect(empty).not.toContain(voter);
        }
      }),
    );
  });

  it('does not mind the order of the ballots', () => {
    fc.assert(
      fc.property(anyBallots, fc.nat(6), (ballots, turn) => {
        const turned = [...ballots.slice(turn), ...ballots.slice(0, turn)].reverse();
        expect(rankByVotes(turned)).toEqual(rankByVotes(ballots));
      }),
    );
  });

  it('never chooses what anybody vetoes, nothing twice, and not more than asked for', () => {
    fc.assert(
      fc.property(anyBallots, fc.integer({ min: 1, max: 5 }), (ballots, most) => {
        const { chosen } = rankByVotes(ballots, { most });
        const vetoes = ballots.flatMap((ballot) => ballot.vetoes ?? []);
        const chosenNames = chosen.map(({ name }) => name);
        expect(chosenNames.filter((name) => vetoes.includes(name))).toEqual([]);
        expect(new Set(chosenNames).size).toBe(chosenNames.length);
        expect(chosenNames.length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('shares by Thiele’s rule once everybody has something', () => {
    const majority = ['Ann', 'Ben', 'Cem'].map((voter) => ({ voter, approves: ['A', 'B', 'C', 'D'] }));
    const minority = [{ voter: 'Dai', approves: ['X', 'Y'] }];
    const { chosen, shares } = rankByVotes([...majority, ...minority], { most: 5 });
    // A and X secure everybody; then 3/2 for B, 3/3 for C, 3/4 for D against 1/2 for Y.
    expect(chosen.map(({ name }) => name)).toEqual(['A', 'X', 'B', 'C', 'D']);
    expect(chosen.map(({ secures }) => secures)).toEqual([true, true, false, false, false]);
    expect(shares.find(({ voter }) => voter === 'Dai')?.places).toEqual(['X']);
  });

  it('weighs ranks as Borda does and scores by the highest', () => {
    const { chosen } = rankByVotes([
      { voter: 'Ann', ranks: ['A', 'B'] },
      { voter: 'Ben', scores: { A: 2, C: 8 } },
    ]);
    expect(chosen.find(({ name }) => name === 'A')?.support).toBe(1.25);
    expect(chosen.find(({ name }) => name === 'B')?.support).toBe(0.5);
  });

  it('says who gets nothing', () => {
    const result = rankByVotes([
      { voter: 'Ann', approves: ['A'] },
      { voter: 'Ben', approves: ['B'], vetoes: ['A'] },
    ]);
    expect(result.empty).toEqual(['Ann']);
    expect(result.vetoed).toEqual(['A']);
  });

  it('understands a place by all its names, and makes a request that can be planned', () => {
    const result = rankByVotes(
      [
        { voter: 'Ann', approves: ['大湖'] },
        { voter: 'Ben', approves: ['Bright Lake', 'Old Temple'] },
        { voter: 'Cem', vetoes: ['小城博物馆'] },
      ],
      { places: smallCity },
    );
    expect(result.chosen[0]).toEqual({ name: '明湖', voters: ['Ann', 'Ben'], support: 2, secures: true });
    const request = withVotes({ city: '小城', startDate: '2026-12-05', days: 1, party: { adult: 3 } }, result);
    expect(request).toMatchObject({ mustSee: ['明湖'], interests: ['古寺'], mustNotSee: ['小城博物馆'] });
    const outcome = planTrip(request, smallCity);
    const seen = outcome.status === 'planned' ? outcome.itinerary.days.flatMap(({ stops }) => stops) : [];
    expect(seen.map((stop) => stop.name)).toEqual(expect.arrayContaining(['明湖', '古寺']));
    expect(seen.map((stop) => stop.name)).not.toContain('小城博物馆');
  });

  it.each<[string, readonly Ballot[], number, string]>([
    ['a second ballot', [{ voter: 'Ann' }, { voter: 'Ann' }], 3, 'ballots[1].voter'],
    ['a negative score', [{ voter: 'Ann', scores: { A: -1 } }], 3, 'ballots[0].scores'],
    ['no place at all', [{ voter: 'Ann' }], 0, 'most'],
  ])('refuses %s', (_, ballots, most, field) => {
    expect(() => rankByVotes(ballots, { most })).toThrow(TripRequestError);
    expect(() => rankByVotes(ballots, { most })).toThrow(field);
  });
});
