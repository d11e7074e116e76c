import { compileProblem } from '../../src/travel/optimise/compile-problem.js';
import { Tour } from '../../src/travel/optimise/tour.js';
import type { TourProblem } from '../../src/travel/optimise/tour-problem.js';

// The peer: iterated local search as in Vansteenwegen, Souffriau, Vanden Berghe and Van Oudheusden, "Iterated local search
// for the team orienteering problem with time windows", Computers & Operations Research 36 (2009). Insertion by
// score² / shift until nothing fits; a shake takes `length` visits from position `start` of every tour; it ends after 150
// rounds without a better plan. The position is counted from 0, for the subtraction in its update gives 0 too; of the
// readings of the paper's text this is the strongest on the public instances. Budget, categories and several windows are
// further conditions of an insertion.

const mostIdle = 150;

/** Inserts the best place until none fits. */
function fill(tour: Tour, score: Float64Array): void {
  const { candidates, days } = tour.problem;
  for (;;) {
    let ratio = -1;
    let chosen = -1;
    let onDay = -1;
    let position = -1;
    for (const place of candidates) {
      if ((tour.dayOf[place] ?? 0) >= 0 || !tour.hasMeansFor(place)) continue;
      let least = -1;
      let leastDay = -1;
      let leastPosition = -1;
      for (let day = 0; day < days; day += 1) {
        const shift = tour.bestInsertion(place, day);
        if (shift < 0 || (least >= 0 && shift >= least)) continue;
        least = shift;
        leastDay = day;
        leastPosition = tour.bestPosition;
      }
      const worth = (score[place] ?? 0) ** 2 / Math.max(least, 0.5);
      if (least < 0 || worth <= ratio) continue;
      [ratio, chosen, onDay, position] = [worth, place, leastDay, leastPosition];
    }
    if (chosen < 0) return;
    tour.insert(chosen, onDay, position);
  }
}

/** Takes a row of visits out of every tour; at its end the row goes on at the beginning. */
function shake(tour: Tour, start: number, length: number): void {
  for (let day = 0; day < tour.problem.days; day += 1) {
    const visits = tour.visits[day] ?? 0;
    const first = day * tour.width + 1;
    const places = Array.from(
      { length: Math.min(length, visits) },
      (_, index) => tour.row[first + ((start + index) % visits)],
    );
    for (const place of places) tour.take(place ?? 0);
    // The triangle inequality does not hold exactly: then one more visit has to go.
    while (!tour.schedule(day)) tour.take(tour.row[first] ?? 0);
  }
}

/** Gives the best plan's places by day. */
export function ils2009(problem: TourProblem): number[][] {
  const compiled = compileProblem(problem);
  const tour = new Tour(compiled);
  const best = new Tour(compiled);
  const longest = Math.max(1, Math.floor(compiled.places / (3 * compiled.days)));
  let start = 1;
  let length = 1;
  for (let idle = 0; idle < mostIdle; idle += 1) {
    fill(tour, compiled.weight);
    if (tour.weight > best.weight) {
      best.copy(tour);
      length = 1;
      idle = -1;
    }
    shake(tour, start, length);
    start += length;
    length += 1;
    const smallest = Math.max(1, Math.min(...tour.visits));
    if (start >= smallest) start -= smallest;
    if (length >= longest) length = 1;
  }
  return Array.from(best.visits, (count, day) =>
    Array.from(best.row.subarray(day * best.width + 1, day * best.width + 1 + count)),
  );
}
