/** Fields of a flat row: a table has a column for each, whatever its name. */
export type PlaceField =
  | 'id'
  | 'name'
  | 'aliases'
  | 'englishName'
  | 'city'
  | 'area'
  | 'kind'
  | 'latitude'
  | 'longitude'
  | 'hours'
  | 'open'
  | 'close'
  | 'lastEntry'
  | 'price'
  | 'childPrice'
  | 'studentPrice'
  | 'seniorPrice'
  | 'roomPrice'
  | 'holidayRoomPrice'
  | 'visitMinutes'
  | 'mealsInside'
  | 'tags'
  | 'rating'
  | 'indoor'
  | 'stepFree'
  | 'stroller'
  | 'holidayCrowd'
  | 'address'
  | 'phone'
  | 'bookAhead'
  | 'englishBookAhead'
  | 'sourceName'
  | 'sourceUrl'
  | 'sourceLicense'
  | 'sourceDate';

/** Names that columns have of themselves, folded as `foldColumn` does. */
const usualNames: Readonly<Record<PlaceField, string>> = {
  id: 'id 编号 标识',
  name: 'name 名称 景点名称 景点 店名 酒店名称 地点 poi',
  aliases: 'aliases alias 别名 又名',
  englishName: 'englishname nameen 英文名 英文名称',
  city: 'city 城市 所在城市',
  area: 'area district 区域 区县 商圈 行政区',
  kind: 'kind type 类型 类别 种类',
  latitude: 'latitude lat 纬度',
  longitude: 'longitude lon lng long 经度',
  hours: 'hours openinghours opentime opening_hours 开放时间 营业时间',
  open: 'open opentime starttime 开门时间 开始时间',
  close: 'close closetime endtime 关门时间 结束时间',
  lastEntry: 'lastentry 最晚入场 停止入场 停止入园',
  price: 'price ticket ticketprice 门票 票价 价格 人均 人均消费 成人票',
  childPrice: 'childprice 儿童票 儿童价',
  studentPrice: 'studentprice 学生票 学生价',
  seniorPrice: 'seniorprice 老人票 长者票 老年票',
  roomPrice: 'roomprice 房价 每晚价格',
  holidayRoomPrice: 'holidayroomprice 节假日房价',
  visitMinutes: 'visitminutes duration 游玩时长 建议游玩时长 游玩时间 建议游玩时间 建议时长',
  mealsInside: 'mealsinside 园内用餐',
  tags: 'tags tag 标签 特色',
  rating: 'rating score 评分 推荐指数',
  indoor: 'indoor 室内',
  stepFree: 'stepfree wheelchair 无障碍 轮椅',
  stroller: 'stroller 婴儿车',
  holidayCrowd: 'holidaycrowd 节假日拥挤',
  address: 'address 地址',
  phone: 'phone tel telephone 电话 联系电话',
  bookAhead: 'bookahead 预约 预约说明',
  englishBookAhead: 'englishbookahead',
  sourceName: 'sourcename source 来源',
  sourceUrl: 'sourceurl url 网址 链接',
  sourceLicense: 'sourcelicense license 许可',
  sourceDate: 'sourcedate updated updatedat 更新日期 更新时间 资料日期',
};

const foldColumn = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.()（）]/gu, '');

const byName: ReadonlyMap<string, PlaceField> = new Map(
  (Object.entries(usualNames) as [PlaceField, string][]).flatMap(([field, names]) =>
    names.split(' ').map((name) => [foldColumn(name), field] as const),
  ),
);

export const placeFields: ReadonlySet<string> = new Set(Object.keys(usualNames));

/** Which column holds a field: `{ name: '景区', price: '成人票价（元）' }`. Fields left out are found by the usual names. */
export type PlaceFieldNames = Readonly<Partial<Record<PlaceField, string>>>;

/** Finds the field of each column of a file; looked up once a column, not once a row. */
export class ColumnReader {
  readonly #own: ReadonlyMap<string, PlaceField>;
  readonly #taken: ReadonlySet<PlaceField>;
  readonly #known = new Map<string, PlaceField | undefined>();

  constructor(names: PlaceFieldNames = {}) {
    const entries = Object.entries(names) as [PlaceField, string][];
    this.#own = new Map(entries.map(([field, column]) => [column, field]));
    this.#taken = new Set(entries.map(([field]) => field));
  }

  fieldOf(column: string): PlaceField | undefined {
    if (this.#known.has(column)) return this.#known.get(column);
    const usual = byName.get(foldColumn(column));
    const field = this.#own.get(column) ?? (usual !== undefined && !this.#taken.has(usual) ? usual : undefined);
    this.#known.set(column, field);
    return field;
  }
}
