import { foldCity } from '../place/place-name.js';
import { stairFare, type TaxiTariff, taxiFare } from './fares.js';
import type { ModeProfile } from './mode-profiles.js';

/** What is known of getting around in a city beyond the averages. */
export interface CityProfile {
  /** False: there is no metro to take. */
  readonly hasMetro: boolean;
  /** Metro fare of a person. Left out: the stair that most cities use. */
  readonly metroFare?: ((kilometers: number) => number) | undefined;
  /** Left out: the average tariff. */
  readonly taxiFare?: ModeProfile['fare'] | undefined;
  /** Where the fares come from, with the day since which they hold. */
  readonly sources: readonly string[];
}

interface Fares {
  readonly metro?: (kilometers: number) => number;
  readonly taxi?: TaxiTariff;
  readonly sources: readonly string[];
}

// Fares as the cities' price bureaus published them; only those that are public knowledge without doubt stand here.
const fares: Readonly<Record<string, Fares>> = {
  北京: {
    metro: stairFare(3, [6, 12, 22, 32], 20),
    taxi: {
      flagFall: 13,
      firstKm: 3,
      perKm: 2.3,
      surcharges: [{ fromKm: 15, share: 0.5 }],
      added: 1,
    },
    sources: ['北京市轨道交通票价，2014-12-28 起', '北京市出租汽车运价，2013-06-10 起'],
  },
  上海: { metro: stairFare(3, [6], 10), sources: ['上海轨道交通票价，2005-09-15 起'] },
  广州: { metro: stairFare(2, [4, 8, 12, 18, 24], 8), sources: ['广州地铁票价：4/4/6/6/8 公里递远递减'] },
  深圳: { metro: stairFare(2, [4, 8, 12, 18, 24], 8), sources: ['深圳地铁票价：4/4/6/6/8 公里递远递减'] },
  西安: { metro: stairFare(2, [6, 10, 14, 20, 26], 8), sources: ['西安地铁票价，2011-09 起：6/4/4/6/6/8 公里'] },
  重庆: { metro: stairFare(2, [6, 11, 17, 24, 32, 41], 10), sources: ['重庆轨道交通票价：6/5/6/7/8/9/10 公里'] },
};

// Cities with a metro in service at the end of 2024, after the yearly statistics of the China Association of Metros.
const metroCities: ReadonlySet<string> = new Set(
  '北京 上海 天津 重庆 广州 深圳 武汉 南京 沈阳 长春 大连 成都 西安 哈尔滨 苏州 郑州 昆明 杭州 佛山 长沙 宁波 无锡 南昌 兰州 青岛 福州 东莞 南宁 合肥 石家庄 贵阳 厦门 乌鲁木齐 温州 济南 常州 徐州 呼和浩特 太原 洛阳 绍兴 南通 芜湖 香港 台北 高雄'.split(
    ' ',
  ),
);

// Cities that many travel to and that have none; a place on neither list may have one.
const citiesWithoutMetro: ReadonlySet<string> = new Set(
  '桂林 丽江 大理 黄山 张家界 三亚 拉萨 敦煌 西宁 银川 海口 泉州 烟台 威海 秦皇岛 承德 大同 平遥 开封 景德镇 婺源 凤凰 北海 西双版纳 香格里拉 九寨沟 乐山 峨眉山 都江堰 延安 舟山 扬州 湖州'.split(
    ' ',
  ),
);

/** What is known of a city; undefined where nothing is. The word 市 may follow the name. */
export function cityProfile(city: string): CityProfile | undefined {
  const name = foldCity(city);
  const known = fares[name];
  const hasMetro = metroCities.has(name);
  if (!hasMetro && !citiesWithoutMetro.has(name)) return undefined;
  return {
    hasMetro,
    metroFare: known?.metro,
    taxiFare: known?.taxi && taxiFare(known.taxi),
    sources: known?.sources ?? [],
  };
}
