// Ten customers of a travel agency, from an economical national holiday to a budget that is far too small. Without a key the
// offline model reads what they say; the planner computes, an independent checker passes, and the words are the library's.
//   npx tsx examples/ten-trips.ts          all ten, as they are answered
//   npx tsx examples/ten-trips.ts 3        only the third
import assert from 'node:assert/strict';
import { createAssistant, type Itinerary } from 'zhike';
import { parseConnections, parsePlaces, tripPlanner } from 'zhike/travel';
import connectionRows from './hangzhou/connections.json' with { type: 'json' };
import placeRows from './hangzhou/places.json' with { type: 'json' };

const places = parsePlaces(placeRows);
const connections = parseConnections(connectionRows, places);
const assistant = createAssistant({
  name: '湖山旅行社',
  tools: [tripPlanner({ places, connections })],
  now: () => new Date('2026-11-24T09:00:00+08:00'),
});
const agency = assistant.tenant('hushan-travel');
const placeOf = new Map(places.map((place) => [place.id, place]));

interface Customer {
  readonly title: string;
  readonly says: readonly string[];
  /** What must be true of the last answer, whatever plan was found. */
  readonly expects: (itinerary: Itinerary | undefined, text: string) => void;
}

function sightsOf(itinerary: Itinerary | undefined) {
  assert.ok(itinerary !== undefined, 'there should be a plan');
  return itinerary.days.flatMap(({ stops }) => stops.filter(({ kind }) => kind === 'visit'));
}

const customers: readonly Customer[] = [
  {
    title: '国庆三天，经济实惠',
    says: ['节假日有哪些比较经济的旅游景点推荐？', '杭州，国庆三天，两个人从上海过去，预算2000'],
    expects: (itinerary) => {
      assert.ok(sightsOf(itinerary).length >= 6);
      assert.ok((itinerary?.costs.total ?? Number.NaN) <= 2000);
      assert.equal(itinerary?.days[0]?.date, '2027-10-01');
    },
  },
  {
    title: '第二天下雨',
    says: ['这周末去杭州两天，两个大人', '第二天要下雨，怎么办'],
    expects: (itinerary, text) => {
      assert.match(text, /雨/);
      assert.ok(itinerary?.days[1]?.stops.every(({ placeId }) => !placeOf.get(placeId)?.tags?.includes('hiking')));
    },
  },
  {
    title: '妈妈坐轮椅',
    says: ['周末去杭州两天，我和妈妈两个人，我妈坐轮椅，想看西湖和博物馆'],
    expects: (itinerary) => {
      assert.ok(sightsOf(itinerary).every(({ placeId }) => placeOf.get(placeId)?.access?.stepFree !== false));
      assert.equal(itinerary?.party.adult, 2);
    },
  },
  {
    title: '两个小宝宝，推婴儿车',
    says: ['五一去杭州两天，两个大人带两个小宝宝，要推婴儿车，想看动物'],
    expects: (itinerary) => {
      const sights = sightsOf(itinerary);
      assert.ok(sights.every(({ placeId }) => placeOf.get(placeId)?.access?.stroller !== false));
      assert.ok(sights.some(({ placeId }) => placeOf.get(placeId)?.tags?.includes('zoo')));
      assert.equal(itinerary?.party.child, 2);
    },
  },
  {
    title: '两趟火车之间的一个晚上',
    says: ['11月28日去杭州玩一天，17:30到杭州东站，22:10从杭州东站走，一个人'],
    expects: (itinerary) => {
      const [evening] = itinerary?.days ?? [];
      assert.ok((evening?.start.time ?? '') >= '17:30' && (evening?.end.time ?? '99') <= '21:50');
      assert.equal(evening?.end.name, '杭州东站');
      assert.ok(sightsOf(itinerary).length >= 1);
    },
  },
  {
    title: '预算差得太多',
    says: ['杭州三天两个人，12月4日出发，预算300元', '选B'],
    expects: (itinerary) => assert.ok((itinerary?.costs.total ?? Number.NaN) <= 300),
  },
  {
    title: '特种兵两日',
    says: ['12月5日6日去杭州，特种兵式两天，一个学生，能去多少去多少'],
    expects: (itinerary) => assert.ok(sightsOf(itinerary).length >= 8),
  },
  {
    title: 'Three days for two seniors, one of them too full',
    says: [
      'Three days in Hangzhou from December 7 for two seniors, tea and gardens please',
      'day 2 is too much for us',
    ],
    expects: (itinerary) => {
      const [, second] = itinerary?.days ?? [];
      assert.ok((second?.stops.filter(({ kind }) => kind === 'visit').length ?? 9) <= 3);
    },
  },
  {
    title: '十二人团建，寺庙最多一个',
    says: ['12月12日公司12个人去杭州团建两天，寺庙最多一个，住双床房'],
    expects: (itinerary) => {
      const temples = sightsOf(itinerary).filter(({ placeId }) => placeOf.get(placeId)?.tags?.includes('temple'));
      assert.ok(temples.length <= 1);
      assert.equal(itinerary?.days[0]?.overnight?.bedsPerRoom, 2);
    },
  },
  {
    title: '只看免费的，高铁往返，晚了两个小时',
    says: ['12月5日从上海高铁去杭州两天，两个人，只想去免费景点', '第一天我们晚了两个小时'],
    expects: (itinerary) => {
      assert.equal(itinerary?.costs.attractions, 0);
      assert.equal(itinerary?.outbound?.mode, 'train');
    },
  },
];

const only = Number(process.argv[2] ?? 0);
for (const [index, { title, says, expects }] of customers.entries()) {
  if (only !== 0 && only !== index + 1) continue;
  console.log(`\n━━━━ ${index + 1}. ${title} ━━━━`);
  const conversation = agency.conversation(`customer-${index + 1}`);
  let answer: Awaited<ReturnType<typeof conversation.send>> | undefined;
  for (const message of says) {
    answer = await conversation.send(message);
    console.log(`\n> ${message}\n\n${answer.text}`);
  }
  expects(answer?.itinerary, answer?.text ?? '');
}
await assistant.close();
