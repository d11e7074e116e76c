import assert from 'node:assert/strict';
import { parsePlaces, planTrip } from 'zhike/travel';
import {
  checkWording,
  itineraryCard,
  renderICalendar,
  renderMarkdown,
  renderPage,
  weComMessages,
} from 'zhike/travel/forms';
import rows from './hangzhou/places.json' with { type: 'json' };

const places = parsePlaces(rows);
const outcome = planTrip({ city: '杭州', startDate: '2027-04-10', days: 2, party: { adult: 2 } }, places);
assert.ok(outcome.status === 'planned');
const { itinerary } = outcome;

// For a chat window that draws Markdown, and for 微信客服: five messages of 2048 bytes at most.
console.log(renderMarkdown(itinerary, 'zh-Hans'));
for (const message of weComMessages(itinerary, { language: 'zh-Hans', maxMessages: 4 })) console.log(message);

// For a widget, a calendar, and a printer or a phone; the page needs no network.
const card = itineraryCard(itinerary, 'zh-Hans');
const calendar = renderICalendar(itinerary, 'zh-Hans', { places, id: 'order-4711' });
const page = renderPage(itinerary, 'zh-Hans', { places });
assert.ok(card.days.length === 2 && calendar.includes('TZID:Asia/Shanghai') && page.includes('<svg'));

// What a model made of the plan, put right.
const stop = itinerary.days[0]?.stops[0];
const { text, corrections } = checkWording(`第一天 05:17 到${stop?.name}，全程一共 9999 元。`, itinerary, { places });
console.log(text);
assert.deepEqual(
  corrections.map(({ from }) => from),
  ['05:17', '9999 元'],
);
