import type { TransportMode } from '../../src/domain/trip-request.js';
import { amapTransport } from '../../src/travel/maps/amap/amap-transport.js';
import type { MapServiceOptions } from '../../src/travel/maps/map-options.js';
import { tencentTransport } from '../../src/travel/maps/tencent/tencent-transport.js';
import type { FoundWay, TransportService } from '../../src/travel/transport/transport-service.js';

interface RouteCase {
  readonly mode: TransportMode;
  readonly path: string;
  readonly body: string;
  readonly expected: FoundWay | undefined;
}

/** A map service, and bytes as it sends them. */
export interface MapWire {
  readonly name: string;
  readonly host: string;
  readonly make: (options?: Partial<MapServiceOptions>) => TransportService;
  /** Two origins, one destination: 5867 m in 1052 s, 5614 m in 741 s. */
  readonly matrix: { readonly path: string; readonly body: string };
  /** The same with no road from the second origin. */
  readonly matrixWithGap: string;
  readonly routes: readonly RouteCase[];
  readonly unauthorized: { readonly body: string; readonly vendorCode: string };
  readonly rateLimited: { readonly body: string; readonly vendorCode: string };
  readonly usedUp: { readonly body: string; readonly vendorCode: string };
  readonly wrong: { readonly body: string; readonly vendorCode: string };
  readonly noWay: string;
  /** Answers with status 200 that are something else. */
  readonly foreign: readonly string[];
  /** How a block of two pairs counts against the quota. */
  readonly blockWeight: number;
}

export const mapKey = 'OB4BZ-D4W3U-B7VVO-4PJWW-6TKDJ-TESTS';

// Source of the bytes: the vendor's pages on the distance matrix and on routes, with the lists of steps cut.
const tencent: MapWire = {
  name: 'Tencent Location Service',
  host: 'https://apis.map.qq.com',
  make: (options) => tencentTransport({ key: mapKey, ...options }),
  matrix: {
    path: '/ws/distance/v1/matrix',
    body: '{"status":0,"message":"query ok","result":{"rows":[{"elements":[{"distance":5867,"duration":1052}]},{"elements":[{"distance":5614,"duration":741}]}]}}',
  },
  matrixWithGap:
    '{"status":0,"message":"query ok","result":{"rows":[{"elements":[{"distance":5867,"duration":1052}]},{"elements":[{"distance":-1,"duration":-1}]}]}}',
  routes: [
    {
      mode: 'walk',
      path: '/ws/direction/v1/walking',
      body: '{"status":0,"message":"query ok","result":{"routes":[{"mode":"WALKING","distance":1168,"duration":17,"direction":"西","polyline":[39.9,116.4],"steps":[]}]}}',
      expected: { minutes: 17, distanceMeters: 1168 },
    },
    {
      mode: 'taxi',
      path: '/ws/direction/v1/driving',
      body: '{"status":0,"message":"query ok","result":{"routes":[{"mode":"DRIVING","tags":["RECOMMEND"],"distance":13083,"duration":32,"traffic_light_count":15,"toll":0,"restriction":{"status":0},"polyline":[39.9,116.4],"taxi_fare":{"fare":45},"steps":[]}]}}',
      expected: { minutes: 32, distanceMeters: 13083, fareYuan: 45 },
    },
    {
      mode: 'metro',
      path: '/ws/direction/v1/transit',
      body: '{"status":0,"message":"query ok","result":{"routes":[{"distance":9200,"duration":58,"bounds":"39.9,116.3,40.0,116.4","steps":[{"mode":"WALKING","distance":300,"duration":5},{"mode":"TRANSIT","lines":[{"vehicle":"BUS","title":"1路","duration":40}]}]},{"distance":8731,"duration":39,"bounds":"39.9,116.3,40.0,116.4","steps":[{"mode":"WALKING","distance":420,"duration":6},{"mode":"TRANSIT","lines":[{"vehicle":"SUBWAY","id":"BJ10","title":"地铁10号线","station_count":5,"price":400,"distance":7900,"duration":21}]}]}]}}',
      expected: { minutes: 39, distanceMeters: 8731 },
    },
    {
      mode: 'bus',
      path: '/ws/direction/v1/transit',
      body: '{"status":0,"message":"query ok","result":{"routes":[{"distance":9200,"duration":58,"steps":[{"mode":"WALKING","distance":300,"duration":5},{"mode":"TRANSIT","lines":[{"vehicle":"BUS","title":"1路","duration":40}]}]}]}}',
      expected: { minutes: 58, distanceMeters: 9200 },
    },
  ],
  unauthorized: { body: '{"status":190,"message":"无效的KEY"}', vendorCode: '190' },
  rateLimited: { body: '{"status":120,"message":"此key每秒请求量已达到上限"}', vendorCode: '120' },
  usedUp: { body: '{"status":121,"message":"此key每日调用量已达到上限"}', vendorCode: '121' },
  wrong: { body: '{"status":310,"message":"请求参数信息有误"}', vendorCode: '310' },
  noWay: '{"status":379,"message":"提供的起终点无法规划出公交线路"}',
  foreign: ['<html>login</html>', '[]', '{"status":0,"message":"query ok"}', '{"message":"query ok"}'],
  blockWeight: 2,
};

const amap: MapWire = {
  name: 'Amap',
  host: 'https://restapi.amap.com',
  make: (options) => amapTransport({ key: mapKey, ...options }),
  matrix: {
    path: '/v3/distance',
    body: '{"status":"1","info":"OK","infocode":"10000","results":[{"origin_id":"1","dest_id":"1","distance":"5867","duration":"1052"},{"origin_id":"2","dest_id":"1","distance":"5614","duration":"741"}]}',
  },
  matrixWithGap:
    '{"status":"1","info":"OK","infocode":"10000","results":[{"origin_id":"1","dest_id":"1","distance":"5867","duration":"1052"},{"origin_id":"2","dest_id":"1","distance":"0","duration":"0","info":"NO_ROADS_NEARBY","code":"2"}]}',
  routes: [
    {
      mode: 'walk',
      path: '/v3/direction/walking',
      body: '{"status":"1","info":"ok","infocode":"10000","count":"1","route":{"origin":"116.434307,39.90909","destination":"116.434446,39.90816","paths":[{"distance":"271","duration":"217","steps":[]}]}}',
      // 217 seconds are 3.6 minutes.
      expected: { minutes: 4, distanceMeters: 271 },
    },
    {
      mode: 'taxi',
      path: '/v3/direction/driving',
      body: '{"status":"1","info":"OK","infocode":"10000","count":"1","route":{"origin":"116.481028,39.989643","destination":"116.465302,40.004717","taxi_cost":"20","paths":[{"distance":"5321","duration":"600","strategy":"速度最快","tolls":"0","toll_distance":"0","restriction":"0","traffic_lights":"7","steps":[]}]}}',
      expected: { minutes: 10, distanceMeters: 5321, fareYuan: 20 },
    },
    {
      mode: 'metro',
      path: '/v3/direction/transit/integrated',
      body: '{"status":"1","info":"OK","infocode":"10000","count":"2","route":{"origin":"116.481499,39.990475","destination":"116.465063,39.999538","distance":"3000","taxi_cost":"18","transits":[{"cost":"2.0","duration":"2700","nightflag":"0","walking_distance":"900","distance":"3100","missed":"0","segments":[{"walking":{"distance":"500"},"bus":{"buslines":[{"name":"445路","type":"普通公交线路"}]},"railway":[]}]},{"cost":"5.0","duration":"1800","nightflag":"0","walking_distance":"1200","distance":"3300","missed":"0","segments":[{"walking":{"distance":"500"},"bus":{"buslines":[{"name":"地铁14号线","type":"地铁线路"}]},"railway":[]}]}]}}',
      expected: { minutes: 30, distanceMeters: 3300, fareYuan: 5 },
    },
    {
      mode: 'bus',
      path: '/v3/direction/transit/integrated',
      // What is empty comes as an empty list; the way's own length is then that of the route.
      body: '{"status":"1","info":"OK","infocode":"10000","count":"1","route":{"distance":"9000","transits":[{"cost":[],"duration":"1800","walking_distance":"600","distance":[],"segments":[{"walking":[],"bus":{"buslines":[{"name":"445路","type":"普通公交线路"}]}}]}]}}',
      expected: { minutes: 30, distanceMeters: 9000 },
    },
  ],
  unauthorized: { body: '{"status":"0","info":"INVALID_USER_KEY","infocode":"10001"}', vendorCode: '10001' },
  rateLimited: {
    body: '{"status":"0","info":"CUQPS_HAS_EXCEEDED_THE_LIMIT","infocode":"10021"}',
    vendorCode: '10021',
  },
  usedUp: { body: '{"status":"0","info":"DAILY_QUERY_OVER_LIMIT","infocode":"10003"}', vendorCode: '10003' },
  wrong: { body: '{"status":"0","info":"INVALID_PARAMS","infocode":"20000"}', vendorCode: '20000' },
  noWay: '{"status":"0","info":"OVER_DIRECTION_RANGE","infocode":"20803"}',
  foreign: ['<html>login</html>', '[]', '{"status":"1","info":"OK","infocode":"10000"}', '{"info":"OK"}'],
  blockWeight: 1,
};

export const mapServices: readonly MapWire[] = [tencent, amap];
