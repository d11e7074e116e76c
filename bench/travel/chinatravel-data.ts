import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place, Position } from '../../src/domain/place.js';

/** One of the official constraints as plain data; the README of the folder says what each means. */
export interface Constraint {
  readonly kind: string;
  readonly scope?: string;
  readonly max?: number;
  readonly equals?: number;
  readonly forbidden?: readonly ('walk' | 'taxi' | 'metro')[];
  readonly go?: ModeWish;
  readonly back?: ModeWish;
  readonly km?: number;
  readonly of?: readonly (Constraint | string)[];
}

export interface ModeWish {
  readonly is?: 'train' | 'airplane';
  readonly isNot?: 'train' | 'airplane';
}

export interface Question {
  readonly uid: string;
  readonly startCity: string;
  readonly targetCity: string;
  readonly days: number;
  readonly people: number;
  readonly query: string;
  readonly constraints: readonly Constraint[];
}

type Attraction = readonly [string, string, number, number, string, string, number | null, number, number, string];
type Restaurant = readonly [string, string, number, number, string, string, number | null, readonly string[]];
type Hotel = readonly [string, string, number, number, number, number, string];

interface CityFile {
  readonly city: string;
  readonly attractions: readonly Attraction[];
  readonly restaurants: readonly Restaurant[];
  readonly hotels: readonly Hotel[];
}

/** What the types of attractions are in the tags that places carry. */
const tagsOfType: Readonly<Record<string, readonly string[]>> = {
  历史古迹: ['historic-site'],
  '博物馆/纪念馆': ['museum'],
  '美术馆/纪念馆': ['museum'],
  '美术馆/艺术馆': ['art'],
  '游乐园/体育娱乐': ['theme-park'],
  公园: ['park'],
  自然风光: ['nature'],
  商业街区: ['shopping'],
  大学校园: ['university'],
};

const dayMinutes = 24 * 60;

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Opening hours; nothing for a place that never closes, and an hour after midnight for one that closes then. */
function hoursOf(open: string, close: string): Pick<Place, 'openingHours'> {
  const from = minutesOf(open);
  const until = minutesOf(close) <= from ? minutesOf(close) + dayMinutes : minutesOf(close);
  return until - from >= dayMinutes ? {} : { openingHours: [{ open: clockOf(from), close: clockOf(until) }] };
}

function visitOf(hoursMin: number, open: string, close: string): number {
  const { openingHours: [window] = [] } = hoursOf(open, close);
  const longest = window === undefined ? 720 : minutesOf(window.close) - minutesOf(window.open);
  return Math.min(Math.max(15, hoursMin * 60), longest, 720);
}

const at = (latitude: number, longitude: number): Position => ({ latitude, longitude, datum: 'GCJ-02' });

function placesOf({ city, attractions, restaurants, hotels }: CityFile): Place[] {
  return [
    ...attractions.map(
      ([name, type, latitude, longitude, open, close, price, visitHours], index): Place => ({
        ...{ id: `${city}-sight-${index}`, name, city, kind: 'sight', position: at(latitude, longitude) },
        ...hoursOf(open, close),
        price: { adult: price ?? 0 },
        visitMinutes: visitOf(visitHours, open, close),
        tags: tagsOfType[type] ?? [],
        mealsInside: false,
      }),
    ),
    ...restaurants.map(
      ([name, cuisine, latitude, longitude, open, close, price], index): Place => ({
        ...{ id: `${city}-table-${index}`, name, city, kind: 'restaurant', position: at(latitude, longitude) },
        ...hoursOf(open, close),
        price: price === null ? undefined : { adult: price },
        tags: [cuisine],
      }),
    ),
    ...hotels.map(
      ([name, feature, latitude, longitude, roomPrice, rating, area], index): Place => ({
        ...{ id: `${city}-hotel-${index}`, name, city, kind: 'hotel', position: at(latitude, longitude) },
        ...{ roomPrice, rating, area, tags: [feature] },
      }),
    ),
  ];
}

/** The places by the English name of their city, and every question of the folder whose city has places. */
export function loadChinaTravel(folder: string) {
  const places = new Map<string, readonly Place[]>();
  for (const file of readdirSync(join(folder, 'poi'))) {
    if (!file.endsWith('.json')) continue;
    const city = JSON.parse(readFileSync(join(folder, 'poi', file), 'utf8')) as CityFile;
    places.set(file.replace(/\.json$/, ''), placesOf(city));
  }
  const questions = readdirSync(folder)
    .filter((file) => /^queries.*\.json$/.test(file))
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Question[])
    .filter(({ targetCity }) => places.has(targetCity.toLowerCase()));
  return { places, questions };
}
