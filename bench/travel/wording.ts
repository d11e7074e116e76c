import { readFileSync } from 'node:fs';
import type { Itinerary } from '../../src/domain/itinerary.js';
import type { TripRequest } from '../../src/domain/trip-request.js';
import { parsePlaces } from '../../src/travel/place/places.js';
import { seededRandom } from '../../src/travel/plan/seeded-random.js';
import { planTrip } from '../../src/travel/planner.js';
import { renderItinerary } from '../../src/travel/render/render-itinerary.js';
import { checkWording } from '../../src/travel/wording/check-wording.js';
import { type Doctor, doctors } from './wording/doctors.js';
import { handWritten } from './wording/hand-written.js';
import { rewordings } from './wording/rewordings.js';

// How many doctored texts about plans are noticed, how many are put right, and how many faithful rewordings raise an alarm:
//   npx tsx bench/travel/wording.ts [texts of each kind and plan, default 20] [--show]
// Ten plans of the example's city, in Chinese and English. `--show` prints what was missed.

const count = Number(process.argv[2] ?? 20);
const isShown = process.argv.includes('--show');
const rows = readFileSync(new URL('../../examples/hangzhou/places.json', import.meta.url), 'utf8');
const places = parsePlaces(JSON.parse(rows));
const wishes: readonly Partial<TripRequest>[] = [
  { days: 1 },
  { days: 2, pace: 'relaxed' },
  { days: 2, economical: true },
  { days: 3, interests: ['museum'] },
  { days: 3, pace: 'packed' },
  { days: 3, party: { adult: 2, child: 1 } },
  { days: 4, modes: ['taxi'] },
  { days: 4, interests: ['lake', 'temple'] },
  { days: 5 },
  { days: 2, party: { adult: 1, senior: 2 }, freeOnly: true },
];
const plans = wishes.flatMap((wish): Itinerary[] => {
  const request: TripRequest = { city: '杭州', startDate: '2027-04-10', days: 2, party: { adult: 2 }, ...wish };
  const outcome = planTrip(request, places, { explains: false });
  const itinerary = outcome.status === 'planned' ? outcome.itinerary : outcome.nearest;
  return itinerary === undefined ? [] : [itinerary];
});

function measure(doctor: Doctor, language: 'zh-Hans' | 'en') {
  const tally = { doctored: 0, noticed: 0, restored: 0 };
  for (const [index, itinerary] of plans.entries()) {
    const text = renderItinerary(itinerary, language);
    const below = seededRandom(index + 1);
    const random = () => below(2 ** 20) / 2 ** 20;
    for (let time = 0; time < count; time += 1) {
      const doctored = doctor(text, { itinerary, places, random });
      if (doctored === undefined || doctored === text) continue;
      const { text: corrected, corrections, unverified } = checkWording(doctored, itinerary, { places });
      tally.doctored += 1;
      tally.restored += corrected === text ? 1 : 0;
      if (corrections.length + unverified.length > 0) tally.noticed += 1;
      else if (isShown) console.log(`missed: ${differingLine(text, doctored)}`);
    }
  }
  return tally;
}

function differingLine(text: string, other: string): string {
  const lines = text.split('\n');
  return other.split('\n').find((line, index) => line !== lines[index]) ?? '';
}

const share = (part: number, whole: number) => (whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`);
console.log('| what was changed | texts | noticed | put right |\n| --- | --- | --- | --- |');
let [doctored, noticed] = [0, 0];
for (const [name, doctor] of Object.entries(doctors))
  for (const language of ['zh-Hans', 'en'] as const) {
    const tally = measure(doctor, language);
    doctored += tally.doctored;
    noticed += tally.noticed;
    const parts = [share(tally.noticed, tally.doctored), share(tally.restored, tally.doctored)];
    console.log(`| ${name}, ${language} | ${tally.doctored} | ${parts.join(' | ')} |`);
  }
console.log(`| all | ${doctored} | ${share(noticed, doctored)} | |`);

let [faithful, alarms] = [0, 0];
for (const itinerary of plans)
  for (const text of [
    renderItinerary(itinerary, 'zh-Hans'),
    renderItinerary(itinerary, 'en'),
    ...rewordings(itinerary),
  ]) {
    const checked = checkWording(text, itinerary, { places });
    faithful += 1;
    if (checked.text === text && checked.unverified.length === 0) continue;
    alarms += 1;
    const { corrections, unverified } = checked;
    if (isShown)
      console.log(`alarm: ${text.split('\n')[0]} ${JSON.stringify([...corrections, ...unverified].slice(0, 3))}`);
  }
console.log(`faithful texts: ${faithful}, with an alarm: ${alarms}`);

const kept = JSON.parse(readFileSync(new URL('./wording/plans.json', import.meta.url), 'utf8')) as Record<
  keyof typeof handWritten,
  Itinerary
>;
const told = Object.entries(handWritten).flatMap(([name, texts]) =>
  texts.map((text) => ({ text, itinerary: kept[name as keyof typeof handWritten] })),
);
const doubted = told.filter(({ text, itinerary }) => {
  const { corrections, unverified } = checkWording(text, itinerary, { places });
  if (isShown && corrections.length + unverified.length > 0)
    console.log(`alarm: ${JSON.stringify([...corrections, ...unverified])}`);
  return corrections.length + unverified.length > 0;
});
console.log(`texts written by hand: ${told.length}, with an alarm: ${doubted.length}`);
