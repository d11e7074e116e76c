/** Burden of a whole order of cities, by their indexes. */
export type OrderBurden = (order: readonly number[]) => number;

/** So many cities are tried in every order: 5040 of them. */
const mostTried = 7;

function* permutations(items: readonly number[]): Generator<readonly number[]> {
  if (items.length < 2) yield items;
  for (const [index, first] of items.entries()) {
    if (items.length < 2) return;
    for (const rest of permutations(items.toSpliced(index, 1))) yield [first, ...rest];
  }
}

function lightest(orders: Iterable<readonly number[]>, burden: OrderBurden): readonly number[] {
  let best: readonly number[] = [];
  let least = Number.NaN;
  for (const order of orders) {
    const points = burden(order);
    // Of orders alike the first stays: it is the one that was given.
    if (Number.isNaN(least) || points < least) [best, least] = [order, points];
  }
  return best;
}

/**
 * The order of least burden: of all orders up to seven cities, else by cheapest insertion (Rosenkrantz, Stearns and
 * Lewis 1977): the city that adds least comes next, at its best place.
 */
export function bestOrder(cities: number, burden: OrderBurden): readonly number[] {
  const given = Array.from({ length: cities }, (_, index) => index);
  if (cities <= mostTried) return lightest(permutations(given), burden);
  let order: readonly number[] = [];
  while (order.length < cities) {
    const grown = given
      .filter((city) => !order.includes(city))
      .flatMap((city) => [...order, city].map((_, at) => order.toSpliced(at, 0, city)));
    order = lightest(grown, burden);
  }
  return order;
}
