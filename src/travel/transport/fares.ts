/**
 * A stair of fares: `base` yuan up to the first step, one yuan more beyond each step, and then one more for each further
 * `beyond` kilometres.
 */
export function stairFare(base: number, stepsKm: readonly number[], beyondKm: number): (kilometers: number) => number {
  return (kilometers) => {
    const passed = stepsKm.findIndex((limit) => kilometers <= limit);
    if (passed >= 0) return base + passed;
    const last = stepsKm.at(-1) ?? 0;
    return base + stepsKm.length - 1 + Math.ceil((kilometers - last) / beyondKm);
  };
}

export interface TaxiTariff {
  /** Yuan for the first `firstKm` kilometres. */
  readonly flagFall: number;
  readonly firstKm: number;
  readonly perKm: number;
  /** From so many kilometres on, `perKm` is multiplied by 1 and the share. */
  readonly surcharges: readonly { readonly fromKm: number; readonly share: number }[];
  /** Yuan added to every ride. Default 0. */
  readonly added?: number;
}

/** The fare of one car, in whole yuan. */
export function taxiFare(tariff: TaxiTariff): (kilometers: number, people: number) => number {
  const { flagFall, firstKm, perKm, surcharges, added = 0 } = tariff;
  return (kilometers, people) => {
    let car = flagFall + added + Math.max(0, kilometers - firstKm) * perKm;
    for (const { fromKm, share } of surcharges) car += Math.max(0, kilometers - fromKm) * perKm * share;
    return Math.round(car) * Math.ceil(people / 4);
  };
}
