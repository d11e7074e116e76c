import type { PlaceFinding, PlaceFindingCode } from './place-report.js';

/** Everything that one language says about a report. */
export interface ReportWords {
  readonly summary: (rows: number, used: number, refused: number, skipped: number) => string;
  readonly errors: (count: number) => string;
  readonly warnings: (count: number) => string;
  readonly row: (row: number) => string;
  readonly more: (count: number) => string;
  readonly skipped: string;
  readonly fine: string;
  readonly separator: string;
  readonly title: Readonly<Record<PlaceFindingCode, string>>;
  readonly detail: (finding: PlaceFinding) => string;
}

const inEnglish: Readonly<Partial<Record<PlaceFindingCode, (finding: PlaceFinding) => string>>> = {
  'closes-before-opening': ({ field, found, hint }) => `${field} is ${found}: ${hint}`,
  'id-repeated': ({ found, hint }) => `"${found}" is already used in row ${hint}`,
  'swapped-coordinates': ({ found, hint }) => `${found}; did you mean ${hint}?`,
  'outside-bounds': ({ found }) => `${found} lies outside the bounds that were given`,
  'unreadable-row': ({ found }) => found,
  'far-away': ({ found, hint }) => `${found} is ${hint} km from the middle of the city’s places`,
  'name-repeated': ({ hint }) => `the same name stands in row ${hint}`,
  'price-missing': () => 'no price: it will count as free',
  'room-price-missing': () => 'no room price: the night will count as free',
  'visit-odd': ({ found }) => `a visit of ${found} minutes`,
  'unknown-tag': ({ found, hint }) => `"${found}"; did you mean "${hint}"?`,
  'unread-hours': ({ found }) => `not understood: "${found}"`,
  'unread-value': ({ field, found }) => `${field} "${found}" was not understood and left out`,
  'unused-column': ({ field, found }) => `column "${field}" is not used (${found} rows)`,
  stale: ({ found }) => `facts of ${found}`,
  undated: ({ found }) => `${found} places do not say where their facts come from, and of when`,
};

const inChinese: typeof inEnglish = {
  'closes-before-opening': ({ field, found, hint }) => `${field} 为 ${found}：${chineseHint(hint)}`,
  'id-repeated': ({ found, hint }) => `“${found}”已在第 ${hint} 行用过`,
  'swapped-coordinates': ({ found, hint }) => `${found}，是否应为 ${hint}？`,
  'outside-bounds': ({ found }) => `${found} 不在给定的范围内`,
  'unreadable-row': ({ found }) => found,
  'far-away': ({ found, hint }) => `${found} 距本市其他地点的中心 ${hint} 公里`,
  'name-repeated': ({ hint }) => `与第 ${hint} 行同名`,
  'price-missing': () => '没有票价，将按免费计算',
  'room-price-missing': () => '没有房价，住宿将按 0 元计算',
  'visit-odd': ({ found }) => `游玩时长 ${found} 分钟`,
  'unknown-tag': ({ found, hint }) => `“${found}”，是否应为“${hint}”？`,
  'unread-hours': ({ found }) => `没有读懂：“${found}”`,
  'unread-value': ({ field, found }) => `${field} 的“${found}”没有读懂，已略去`,
  'unused-column': ({ field, found }) => `列“${field}”没有用到（${found} 行有值）`,
  stale: ({ found }) => `资料日期 ${found}`,
  undated: ({ found }) => `${found} 个地点没有注明来源和日期`,
};

export const englishReport: ReportWords = {
  summary: (rows, used, refused, skipped) =>
    `${rows} rows: ${used} places can be used${refused > 0 ? `, ${refused} cannot` : ''}${skipped > 0 ? `, ${skipped} are not places to visit` : ''}.`,
  errors: (count) => `Errors (${count}): these rows are not used`,
  warnings: (count) => `Please check (${count}): these rows are used`,
  row: (row) => (row === 0 ? 'file' : `row ${row}`),
  more: (count) => `… and ${count} more`,
  skipped: 'Not places to visit',
  fine: 'Nothing to correct.',
  separator: ': ',
  title: {
    invalid: 'Fields that are missing or wrong',
    'closes-before-opening': 'Closes before it opens',
    'id-repeated': 'Id used twice',
    'swapped-coordinates': 'Latitude and longitude look swapped',
    'outside-bounds': 'Outside the city',
    'unreadable-row': 'Row cannot be read',
    'far-away': 'Far from the city',
    'name-repeated': 'Name used twice',
    'price-missing': 'No price',
    'room-price-missing': 'No room price',
    'visit-odd': 'Odd length of a visit',
    'unknown-tag': 'Unknown tag',
    'unread-hours': 'Opening hours not understood',
    'unread-value': 'Value not understood',
    'unused-column': 'Column not used',
    stale: 'Old facts',
    undated: 'No source',
  },
  detail: (finding) => inEnglish[finding.code]?.(finding) ?? `${finding.field} ${finding.hint}${quoted(finding.found)}`,
};

export const chineseReport: ReportWords = {
  summary: (rows, used, refused, skipped) =>
    `共 ${rows} 行：${used} 个地点可用${refused > 0 ? `，${refused} 行不能用` : ''}${skipped > 0 ? `，${skipped} 个不是游览地点` : ''}。`,
  errors: (count) => `错误（${count} 处）：这些行没有采用`,
  warnings: (count) => `请核对（${count} 处）：这些行已采用`,
  row: (row) => (row === 0 ? '全表' : `第 ${row} 行`),
  more: (count) => `……另有 ${count} 处`,
  skipped: '不是游览地点',
  fine: '没有需要更正的地方。',
  separator: '：',
  title: {
    invalid: '字段缺失或有误',
    'closes-before-opening': '关门早于开门',
    'id-repeated': '编号重复',
    'swapped-coordinates': '经纬度疑似颠倒',
    'outside-bounds': '位置在城市之外',
    'unreadable-row': '无法读取的行',
    'far-away': '离城市很远',
    'name-repeated': '名称重复',
    'price-missing': '没有票价',
    'room-price-missing': '没有房价',
    'visit-odd': '游玩时长异常',
    'unknown-tag': '未知标签',
    'unread-hours': '没有读懂的开放时间',
    'unread-value': '没有读懂的值',
    'unused-column': '没有用到的列',
    stale: '资料较旧',
    undated: '没有来源',
  },
  detail: (finding) =>
    inChinese[finding.code]?.(finding) ?? `${finding.field} ${chineseHint(finding.hint)}${quoted(finding.found)}`,
};

const quoted = (found: string) => (found === '' ? '' : ` (${found})`);

// The checks speak English; these are all of their sentences.
const hints: readonly (readonly [RegExp, string])[] = [
  [/^is missing: must be an? (\w+)$/, '缺失（应为 $1）'],
  [/^must be an? (\w+)$/, '类型有误（应为 $1）'],
  [/^must be one of (.+)$/, '应为以下之一：$1'],
  [/^must not be empty$/, '不能为空'],
  [/^must be from (\S+) to (\S+?)( degrees| minutes)?$/, '应在 $1 到 $2 之间'],
  [/^must be 0 yuan or more$/, '不能为负数'],
  [/^must be a date that exists.*$/, '应为存在的日期，如 2026-03-01'],
  [/^must be a clock time.*$/, '应为时刻，如 09:00；午夜之后写作 25:30'],
  [/^must be a weekday.*$/, '应为 1（周一）到 7（周日）'],
  [/^must be a day of the year, MM-DD$/, '应为月日，如 10-01'],
  [/^must be MM-DD or a date that exists.*$/, '应为月日（10-01）或存在的日期（2026-10-01）'],
  [/^must be later than open \((\S+)\).*$/, '应晚于开门时间 $1；跨过午夜请写作 24:00 以后，如 26:00'],
  [/^must lie between open \((\S+)\) and close \((\S+)\)$/, '应在 $1 与 $2 之间'],
  [/^leaves less time than the (\d+) minutes of a visit.*$/, '不够一次 $1 分钟的游览；请更正时间或 visitMinutes'],
  [/^unknown field (.+): .*$/, '未知字段 $1'],
];

function chineseHint(hint: string): string {
  const found = hints.find(([pattern]) => pattern.test(hint));
  return found === undefined ? hint : hint.replace(found[0], found[1]);
}
