import type { TransportMode } from '../../domain/trip-request.js';

const isWeakOnFoot =
  /(?:腿脚?|膝盖|脚)不(?:太|大|怎么)?(?:好|便|灵便|利索|利落|方便|行)|走不(?:动|了)(?:太|很|那么)?(?:多少?|远|长)|(?<![a-z])(?:(?:bad|weak|sore) (?:knees?|legs?|hips?)|(?:can(?:not|'t)|unable to) walk (?:very |too |so )?(?:far|much|long)|trouble walking|(?:hard|difficult) (?:for (?:us|me|him|her|them) )?to walk)(?![a-z])/;

/** Kilometres that somebody walks whose legs are weak: a quarter of an hour. */
const shortWalkKm = 1;

/**
 * The length in kilometres beyond which ways go by taxi for people who cannot walk far: "我妈腿脚不好".
 *
 * @param modes - those that are allowed; without taxis among them there is no such length
 */
export function readShortWalks(folded: string, modes: readonly TransportMode[] | undefined): number | undefined {
  const ridesTaxis = modes === undefined || modes.includes('taxi');
  return ridesTaxis && isWeakOnFoot.test(folded) ? shortWalkKm : undefined;
}
