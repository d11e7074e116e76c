export { TransportServiceError, type TransportServiceErrorKind } from '../../error/travel-error.js';
export type {
  FoundWay,
  MatrixLimits,
  ServiceCallOptions,
  TransportService,
} from '../transport/transport-service.js';
export { loadTransportTable, type TransportTable, type TransportTableOptions } from '../transport/transport-table.js';
export { type AmapTransportOptions, amapTransport } from './amap/amap-transport.js';
export type { MapServiceOptions } from './map-options.js';
export type { MapQuota } from './request-budget.js';
export { type TencentTransportOptions, tencentTransport } from './tencent/tencent-transport.js';
export { type CachedWay, memoryTransportCache, type TransportCache } from './transport-cache.js';
