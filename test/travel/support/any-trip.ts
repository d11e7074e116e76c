import type { Connection } from '../../../src/domain/connection.js';
import { smallCityTrains } from './small-city.js';

export { anyCity } from './any-city.js';
export { anyRequest } from './any-request.js';

/** Ways to the made-up city: trains every half hour, two coaches a day, one flight. */
export const anyTrains: readonly Connection[] = [
  ...smallCityTrains,
  {
    from: '山城',
    to: '小城',
    mode: 'coach',
    station: 'station',
    minutes: 175,
    price: { adult: 58, student: 44 },
    departures: { first: '07:20', last: '15:20', everyMinutes: 480 },
  },
  {
    from: '山城',
    to: '小城',
    mode: 'train',
    station: 'station',
    minutes: 95,
    price: { adult: 121.5, child: 60.5, senior: 121.5 },
    departures: { first: '06:40', last: '20:40', everyMinutes: 120 },
  },
  {
    from: '远城',
    to: '小城',
    mode: 'flight',
    station: 'airport',
    minutes: 190,
    price: { adult: 860, child: 430 },
    departures: { first: '09:15', last: '18:15', everyMinutes: 540 },
  },
];
