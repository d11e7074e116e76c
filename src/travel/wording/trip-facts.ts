import type { Itinerary, Journey } from '../../domain/itinerary.js';
import { partySize } from '../../domain/party.js';
import { parseClock } from '../calendar/clock.js';
import { remarkLines } from '../render/render-remarks.js';
import { sourceLines, staleFacts } from '../render/render-sources.js';
import { inLanguage } from '../render/voice.js';
import type { Fact } from './fact.js';
import { foldText, readClaims } from './read-claims.js';

/** What a plan says of the trip as a whole, and of each journey. */
export function itineraryFacts(itinerary: Itinerary): {
  readonly trip: readonly Fact[];
  readonly journeys: readonly (readonly Fact[])[];
} {
  const { costs, days, party, outbound, inbound } = itinerary;
  const count = (of: string, value: number): Fact => ({ kind: 'count', role: 'count', of, value });
  const trip: Fact[] = [
    { kind: 'money', role: 'total', value: costs.total },
    { kind: 'money', role: 'ticket', value: costs.attractions },
    { kind: 'money', role: 'meal', value: costs.dining },
    { kind: 'money', role: 'night', value: costs.hotel },
    { kind: 'money', role: 'way', value: costs.innerCityTransport },
    { kind: 'money', role: 'journey', value: costs.intercityTransport },
    ...days.map(({ date }): Fact => ({ kind: 'date', role: 'date', value: Number(date.replaceAll('-', '')) })),
    count('days', days.length),
    count('nights', days.filter(({ overnight }) => overnight !== undefined).length),
    count('people', partySize(party)),
    ...Object.entries(party).map(([kind, number]) => count(kind, number ?? 0)),
    ...itinerary.remarks.flatMap((remark): Fact[] =>
      remark.type === 'saving'
        ? [remark.budgetYuan, Math.abs(remark.budgetYuan - remark.costYuan)].map((value) => ({
            kind: 'money',
            role: 'budget',
            value,
          }))
        : [],
    ),
    ...noteFacts(itinerary),
  ];
  return { trip, journeys: [outbound, inbound].flatMap((journey) => (journey ? [journeyFacts(journey)] : [])) };
}

function journeyFacts({ depart, arrive, costYuan, date }: Journey): Fact[] {
  const value = (time: string) => (parseClock(time) ?? 0) % (24 * 60);
  return [
    { kind: 'clock', role: 'leave', value: value(depart) },
    { kind: 'clock', role: 'arrive', value: value(arrive) },
    { kind: 'money', role: 'journey', value: costYuan },
    { kind: 'duration', role: 'journey', value: (parseClock(arrive) ?? 0) - (parseClock(depart) ?? 0) },
    { kind: 'date', role: 'date', value: Number(date.replaceAll('-', '')) },
  ];
}

/** Numbers that stand in notes and sources: whoever repeats a note repeats them. */
function noteFacts(itinerary: Itinerary): Fact[] {
  const lines = (['zh-Hans', 'en'] as const).flatMap((language) =>
    inLanguage(language, (voice) =>
      [
        ...remarkLines(itinerary, voice),
        ...sourceLines(itinerary.sources, voice).map(({ text }) => text),
        staleFacts(itinerary.sources, itinerary.days[0]?.date ?? '', voice) ?? '',
      ].join('\n'),
    ).split('\n'),
  );
  return lines.flatMap((line) =>
    readClaims(foldText(line)).flatMap((claim): Fact[] =>
      [claim, ...(claim.until ? [claim.until] : [])].flatMap(({ kind, values, of }) =>
        values.map((value) => ({ kind, role: 'note', value, of })),
      ),
    ),
  );
}
