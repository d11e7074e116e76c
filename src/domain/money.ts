export type Currency = 'CNY' | 'USD';

/** An amount in millionths of its currency's main unit: 12 300 CNY micros are 0.0123 yuan. A whole number. */
export interface Money {
  readonly currency: Currency;
  readonly micros: number;
}

/** Adds amounts currency by currency; one entry for each currency that occurs, in the order of first sight. */
export function addMoney(left: readonly Money[], right: readonly Money[]): readonly Money[] {
  const sums = new Map<Currency, number>();
  for (const { currency, micros } of [...left, ...right]) {
    sums.set(currency, (sums.get(currency) ?? 0) + micros);
  }
  return [...sums].map(([currency, micros]) => ({ currency, micros }));
}
