import { demand } from '../../../schema/demand.js';
import type { TransportService } from '../../transport/transport-service.js';
import { type MapServiceOptions, readMapOptions } from '../map-options.js';
import { createMapService } from '../map-service.js';
import { readFault } from './errors.js';
import { encodeMatrix, encodeRoute, sign } from './request.js';
import { decodeMatrix, decodeRoute } from './response.js';

export interface TencentTransportOptions extends MapServiceOptions {
  /**
   * Unit of a plan's `price` in public transport. Default: it is not read and the fare is estimated, for the vendor's page does
   * not name the unit in all its versions; compare one answer of yours before you set it.
   */
  readonly transitPriceUnit?: 'yuan' | 'fen' | undefined;
}

/**
 * Asks Tencent Location Service (腾讯位置服务) for ways: blocks of up to 25 × 25 walks or drives, single ways by any mode.
 *
 * Each pair of a block counts as one call, against the quota of a day as well as that of a second. Positions are converted to
 * GCJ-02.
 *
 * @throws {ConfigurationError} an option is unknown, missing or out of range
 * @example
 * const transport = tencentTransport({ key: process.env.TENCENT_MAP_KEY ?? '', quota: { perSecond: 5 } });
 */
export function tencentTransport(options: TencentTransportOptions): TransportService {
  const settings = readMapOptions('tencentTransport()', options, {
    baseUrl: 'https://apis.map.qq.com',
    further: ['transitPriceUnit'],
  });
  const { transitPriceUnit } = options;
  demand(
    transitPriceUnit === undefined || transitPriceUnit === 'yuan' || transitPriceUnit === 'fen',
    'tencentTransport(): "transitPriceUnit" must be "yuan" or "fen"',
  );
  return createMapService(
    {
      name: 'Tencent Location Service',
      matrix: {
        modes: ['walk', 'taxi', 'drive'],
        maxOrigins: 25,
        maxDestinations: 25,
        maxMeters: {},
      },
      encodeMatrix,
      decodeMatrix,
      encodeRoute,
      decodeRoute: (body, question) => decodeRoute(body, question, transitPriceUnit),
      readFault,
      sign: (call) => sign(call, settings.key, settings.secretKey),
    },
    settings,
  );
}
