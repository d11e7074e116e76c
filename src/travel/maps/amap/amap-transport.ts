import type { TransportService } from '../../transport/transport-service.js';
import { type MapServiceOptions, readMapOptions } from '../map-options.js';
import { createMapService } from '../map-service.js';
import { readFault } from './errors.js';
import { encodeMatrix, encodeRoute, sign } from './request.js';
import { decodeMatrix, decodeRoute } from './response.js';

export type AmapTransportOptions = MapServiceOptions;

/**
 * Asks Amap (高德) for ways: walks of up to 5 km or drives from up to 100 origins to one destination, single ways by any mode.
 *
 * Public transport needs the city's name with the question. Positions are converted to GCJ-02. The v3 interfaces are used,
 * which every key has; v5 needs an agreement.
 *
 * @throws {ConfigurationError} an option is unknown, missing or out of range
 * @example
 * const transport = amapTransport({ key: process.env.AMAP_KEY ?? '', quota: { perSecond: 3, perDay: 5_000 } });
 */
export function amapTransport(options: AmapTransportOptions): TransportService {
  const settings = readMapOptions('amapTransport()', options, { baseUrl: 'https://restapi.amap.com' });
  return createMapService(
    {
      name: 'Amap',
      matrix: { modes: ['walk', 'taxi', 'drive'], maxOrigins: 100, maxDestinations: 1, maxMeters: { walk: 5_000 } },
      encodeMatrix,
      decodeMatrix,
      encodeRoute,
      decodeRoute,
      readFault,
      sign: (call) => sign(call, settings.key, settings.secretKey),
    },
    settings,
  );
}
