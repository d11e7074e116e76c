import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/domain/place.js';
import { PlaceError } from '../../../src/error/travel-error.js';
import { createTenantPlaces } from '../../../src/travel/place/tenant-places.js';
import { smallCity, smallCityConnections } from '../small-city.js';

const [lake, museum] = smallCity;
if (!lake || !museum) throw new Error('the town has a lake and a museum');
const wrong: Place = { ...lake, rating: 9 };

describe('createTenantPlaces', () => {
  it('gives shared rows to every tenant', async () => {
    const tenantPlaces = createTenantPlaces(smallCity, smallCityConnections);
    expect(tenantPlaces.shared?.map((place) => place.id)).toEqual(smallCity.map((place) => place.id));
    const { connections } = await tenantPlaces.load('anybody');
    expect(connections).toEqual(smallCityConnections);
  });

  it('gives each tenant the rows of its own', async () => {
    const tenantPlaces = createTenantPlaces(async (tenantId) => (tenantId === 'one' ? [lake] : [museum]));
    expect(tenantPlaces.shared).toBeUndefined();
    expect((await tenantPlaces.load('one')).places.map((place) => place.id)).toEqual([lake.id]);
    expect((await tenantPlaces.load('two')).places.map((place) => place.id)).toEqual([museum.id]);
  });

  it('refuses wrong shared rows at once', () => {
    expect(() => createTenantPlaces([wrong])).toThrow(PlaceError);
    expect(() => createTenantPlaces([lake], smallCityConnections)).toThrow(/station/);
  });

  it('refuses wrong loaded rows when they are loaded', async () => {
    await expect(createTenantPlaces(() => [wrong]).load('one')).rejects.toThrow(PlaceError);
  });
});
