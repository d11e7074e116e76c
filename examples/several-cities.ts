// A trip over two cities: the ways between them, their days and the budget shared, and all of it checked.
import assert from 'node:assert/strict';
import {
  checkMultiCityTrip,
  type MultiCityRequest,
  parseConnections,
  parsePlaces,
  planMultiCityTrip,
  renderMultiCityOutcome,
} from 'zhike/travel';
import waysToHangzhou from './hangzhou/connections.json' with { type: 'json' };
import hangzhou from './hangzhou/places.json' with { type: 'json' };
import waysToSuzhou from './suzhou/connections.json' with { type: 'json' };
import suzhou from './suzhou/places.json' with { type: 'json' };

const places = parsePlaces([...hangzhou, ...suzhou]);
const connections = parseConnections([...waysToHangzhou, ...waysToSuzhou], places);
const request: MultiCityRequest = {
  origin: '上海',
  stays: [
    { city: '杭州', days: 2 },
    { city: '苏州', days: 2 },
  ],
  startDate: '2027-05-08',
  party: { adult: 2 },
  budgets: [{ scope: 'total', maxYuan: 3500 }],
  mustSee: ['灵隐寺', '拙政园'],
  journeyModes: { onward: ['train'] },
};

const outcome = planMultiCityTrip(request, places, { connections });
console.log(renderMultiCityOutcome(outcome, 'zh-Hans'));

assert.ok(outcome.status === 'planned');
const { stays, costs } = outcome.itinerary;
assert.deepEqual(
  stays.map(({ city, itinerary }) => [city, itinerary.days.length]),
  [
    ['杭州', 3],
    ['苏州', 2],
  ],
);
assert.equal(stays[1]?.arrival?.date, '2027-05-10');
assert.ok(costs.total <= 3500);
assert.deepEqual(checkMultiCityTrip(outcome.itinerary, request, places, { connections }), []);

// Too little for both cities: what is in the way, how much it would take, and the nearest plan.
const frugal = planMultiCityTrip({ ...request, budgets: [{ scope: 'total', maxYuan: 1200 }] }, places, { connections });
console.log(renderMultiCityOutcome(frugal, 'en').split('\n')[0]);
assert.ok(frugal.status === 'no-plan');
assert.equal(frugal.obstacles[0]?.type, 'budget');
