/**
 * How long reading places takes: 100 000 rows, one in twenty of them wrong, as CSV, as objects and as an extract of
 * OpenStreetMap in both its forms.
 *
 *   npx tsx bench/travel/data.ts [rows]
 */
import { formatPlaceReport } from '../../src/travel/data/format-place-report.js';
import { type PlaceInput, readPlaces } from '../../src/travel/data/read-places.js';

const rows = Number(process.argv[2] ?? 100_000);
const options = { city: '临溪', today: '2026-12-01', source: { name: 'Made for the bench', date: '2026-11-01' } };

const places = Array.from({ length: rows }, (_, index) => {
  const isWrong = index % 20 === 0;
  return {
    name: `景点${index}`,
    latitude: isWrong ? 120.1 : 30 + (index % 1_000) / 2_000,
    longitude: isWrong ? 30.2 : 120 + (index % 997) / 2_000,
    price: `${index % 100}元`,
    hours: index % 3 === 0 ? '周二至周日 9:00-17:00（16:00停止入馆）；周一闭馆' : '08:00-18:00; Nov-Mar 09:00-16:30',
    tags: index % 7 === 0 ? 'museums,indoor' : 'lake、photo',
    visitMinutes: 90,
  };
});

function asCsv(): string {
  const names = Object.keys(places[0] ?? {});
  const lines = places.map((place) => names.map((name) => `"${place[name as keyof typeof place]}"`).join(','));
  return [names.join(','), ...lines].join('\n');
}

const tagsOf = ({ name, hours }: (typeof places)[number]) => ({
  name,
  opening_hours: hours,
  tourism: 'museum',
  fee: 'no',
});

function asOverpass(): string {
  const elements = places.map((place, id) => ({
    type: 'node',
    id,
    lat: place.latitude,
    lon: place.longitude,
    tags: tagsOf(place),
  }));
  return JSON.stringify({ elements });
}

function asXml(): string {
  const nodes = places.map((place, id) => {
    const tags = Object.entries(tagsOf(place)).map(([key, value]) => `<tag k="${key}" v="${value}"/>`);
    return `<node id="${id}" lat="${place.latitude}" lon="${place.longitude}">${tags.join('')}</node>`;
  });
  return `<osm version="0.6">${nodes.join('\n')}</osm>`;
}

const inputs: Readonly<Record<string, PlaceInput>> = {
  CSV: { csv: asCsv() },
  objects: { json: places },
  'Overpass JSON': { osm: asOverpass() },
  '.osm XML': { osm: asXml() },
};

for (const [name, input] of Object.entries(inputs)) {
  const startedAt = performance.now();
  const { report } = await readPlaces(input, options);
  const readMs = performance.now() - startedAt;
  const text = formatPlaceReport(report, 'zh-Hans', { examples: 1 });
  console.log(`${name.padEnd(14)} ${(readMs / 1000).toFixed(2)} s for ${report.rows} rows; ${text.split('\n')[0]}`);
}
