import type { Connection } from '../../src/domain/connection.js';
import type { Place } from '../../src/domain/place.js';
import { distanceBetween } from '../../src/travel/place/position.js';

interface CityEnds {
  readonly name: string;
  readonly station: readonly [name: string, latitude: number, longitude: number];
  readonly airport?: readonly [name: string, latitude: number, longitude: number];
}

const cities: Readonly<Record<string, CityEnds>> = {
  beijing: { name: '北京', station: ['北京南站', 39.865, 116.379], airport: ['首都机场', 40.08, 116.603] },
  shanghai: { name: '上海', station: ['虹桥站', 31.194, 121.32], airport: ['虹桥机场', 31.197, 121.336] },
  nanjing: { name: '南京', station: ['南京南站', 31.969, 118.797], airport: ['禄口机场', 31.735, 118.867] },
  hangzhou: { name: '杭州', station: ['杭州东站', 30.291, 120.213], airport: ['萧山机场', 30.236, 120.432] },
  chengdu: { name: '成都', station: ['成都东站', 30.629, 104.141], airport: ['双流机场', 30.578, 103.947] },
  shenzhen: { name: '深圳', station: ['深圳北站', 22.609, 114.029], airport: ['宝安机场', 22.639, 113.811] },
  guangzhou: { name: '广州', station: ['广州南站', 22.989, 113.269], airport: ['白云机场', 23.392, 113.299] },
  chongqing: { name: '重庆', station: ['重庆西站', 29.503, 106.436], airport: ['江北机场', 29.719, 106.642] },
  suzhou: { name: '苏州', station: ['苏州站', 31.33, 120.61] },
  wuhan: { name: '武汉', station: ['武汉站', 30.607, 114.424], airport: ['天河机场', 30.784, 114.208] },
};

/** A city's name in Chinese. */
export function chineseCity(english: string): string {
  return cities[english.toLowerCase()]?.name ?? english;
}

/** Straight lines are shorter than railways; the fares are those of second class and of a cheap seat in the air. */
const railDetour = 1.2;
const trains = [
  { yuanPerKm: 0.46, kilometersPerHour: 250, everyMinutes: 60 },
  { yuanPerKm: 0.31, kilometersPerHour: 150, everyMinutes: 120 },
] as const;
const flightFromKm = 450;
const flightYuan = (kilometers: number) => 250 + 0.4 * kilometers;
/** Getting out of the airport included. */
const flightMinutes = (kilometers: number) => 60 + (kilometers / 700) * 60;

export const tableNote =
  'Journeys: the data has none; a table made for this bench (fast and slow trains, flights beyond 450 km; times and prices by distance) stands in for them.';

function endOf(city: string, [name, latitude, longitude]: CityEnds['station'], kind: string): Place {
  const position = { latitude, longitude, datum: 'GCJ-02' } as const;
  return { id: `${city}-${kind}`, name, city, kind: 'station', position };
}

/** Station and airport of a city, and the ways there from each of the other nine. */
export function intercityTable(english: string): {
  readonly stations: readonly Place[];
  readonly connections: readonly Connection[];
} {
  const target = cities[english.toLowerCase()];
  if (target === undefined) return { stations: [], connections: [] };
  const station = endOf(target.name, target.station, 'station');
  const airport = target.airport && endOf(target.name, target.airport, 'airport');
  const connections = Object.values(cities).flatMap((from): Connection[] => {
    if (from === target) return [];
    const straightKm = distanceBetween(endOf(from.name, from.station, 'station').position, station.position) / 1000;
    const ends = { from: from.name, to: target.name };
    const rails = trains.map(({ yuanPerKm, kilometersPerHour, everyMinutes }): Connection => {
      const kilometers = straightKm * railDetour;
      return {
        ...{ ...ends, mode: 'train', station: station.id },
        minutes: Math.round((kilometers / kilometersPerHour) * 60) + 10,
        price: { adult: Math.round(kilometers * yuanPerKm) },
        departures: { first: '07:00', last: '21:00', everyMinutes },
      };
    });
    if (airport === undefined || from.airport === undefined || straightKm < flightFromKm) return rails;
    const flight: Connection = {
      ...{ ...ends, mode: 'flight', station: airport.id },
      minutes: Math.round(flightMinutes(straightKm)),
      price: { adult: Math.round(flightYuan(straightKm)) },
      departures: { first: '07:30', last: '20:30', everyMinutes: 60 },
    };
    return [...rails, flight];
  });
  return { stations: airport === undefined ? [station] : [station, airport], connections };
}
