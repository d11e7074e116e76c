/**
 * A plan to take along: as a page to print, as a calendar, as Markdown, and as messages that WeCom takes. A text that a
 * model wrote about the plan is compared with it.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parsePlaces, planTrip } from 'zhike/travel';
import { checkWording, renderICalendar, renderMarkdown, renderPage, weComMessages } from 'zhike/travel/forms';
import placeRows from './hangzhou/places.json' with { type: 'json' };

const places = parsePlaces(placeRows);
const outcome = planTrip({ city: '杭州', days: 3, startDate: '2026-12-04', party: { adult: 2 } }, places);
assert(outcome.status === 'planned');
const { itinerary } = outcome;

const folder = await mkdtemp(path.join(tmpdir(), 'trip-'));
const messages = weComMessages(itinerary, { language: 'zh-Hans' });
await writeFile(path.join(folder, 'trip.html'), renderPage(itinerary, 'zh-Hans', { places }));
await writeFile(path.join(folder, 'trip.ics'), renderICalendar(itinerary, 'zh-Hans', { places }));
await writeFile(path.join(folder, 'trip.md'), renderMarkdown(itinerary, 'zh-Hans'));
await writeFile(path.join(folder, 'messages.txt'), messages.join('\n\n'));

for (const name of (await readdir(folder)).sort()) {
  const { size } = await stat(path.join(folder, name));
  console.log(`${name}: ${size} bytes`);
  assert(size > 1000);
}
assert(messages.every((message) => Buffer.byteLength(message) <= 2048));
const stops = itinerary.days.flatMap((day) => day.stops);
assert(stops.every(({ name }) => renderMarkdown(itinerary, 'zh-Hans').includes(name)));
assert(renderICalendar(itinerary, 'zh-Hans').match(/BEGIN:VEVENT/g)!.length >= stops.length);
await rm(folder, { recursive: true });

// A model words the plan, and gets the hour of the first stop wrong.
const first = itinerary.days[0]?.stops[0];
assert(first);
const { text, corrections } = checkWording(`第 1 天 06:05 到${first.name}。`, itinerary, { places });
console.log(text);
assert.equal(text, `第 1 天 ${first.arrive} 到${first.name}。`);
assert.equal(corrections.length, 1);
