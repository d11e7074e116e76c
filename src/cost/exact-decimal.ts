/**
 * Counts how many parts of size 10^-`decimals` a number holds, exactly: 0.8 at 6 decimals is 800 000.
 *
 * Reads the number as it is written in decimal, so 0.1 is one tenth and not the nearest binary fraction.
 *
 * @param value - finite, at least 0
 * @returns undefined where the number has more decimals than that
 */
export function toParts(value: number, decimals: number): bigint | undefined {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = BigInt(whole + fraction);
  const places = decimals + Number(exponent) - fraction.length;
  if (places >= 0) {
    return digits * 10n ** BigInt(places);
  }
  const divisor = 10n ** BigInt(-places);
  return digits % divisor === 0n ? digits / divisor : undefined;
}
