// Places from a table as it came: what is wrong with it is reported by row, the rest can be planned with.
import assert from 'node:assert/strict';
import { formatPlaceReport, readPlaces } from 'zhike/travel/data';

const csv = `名称,类型,纬度,经度,成人票（元）,开放时间,标签,资料日期
镜湖,景点,30.2500,120.1500,免费,全天开放,lake,2026-11-01
小城博物馆,景点,30.2510,120.1520,免费,周二至周日 9:00-17:00（16:00停止入馆）；周一闭馆,museums,2026-11-01
古寺,景点,120.1400,30.2600,30元,08:00-17:30,temple,2026-11-01
高塔,景点,30.2600,120.1400,20元,18:00-9:00,pagoda,2024-03-01`;

const { places, report } = await readPlaces(
  { csv },
  {
    city: '临溪',
    fields: { price: '成人票（元）' },
    source: { name: '商家资料', date: '2026-11-01' },
    today: '2026-12-01',
  },
);
console.log(formatPlaceReport(report, 'zh-Hans'));
assert.deepEqual(
  places.map(({ name }) => name),
  ['镜湖', '小城博物馆', '高塔'],
);
assert.deepEqual(
  report.findings.map(({ code }) => code),
  ['unknown-tag', 'swapped-coordinates', 'unread-hours', 'stale'],
);
