import { createDirectory } from '../../../src/travel/directory/directory.js';
import { followTalk } from '../../../src/travel/directory/follow-talk.js';
import type { PlaceTable } from '../../../src/travel/directory/place-kind.js';
import { emptyTalk } from '../../../src/travel/directory/place-talk.js';

/** Milliseconds of CPU. */
export interface Speed {
  readonly rows: number;
  readonly buildMs: number;
  readonly firstMessageMs: number;
  readonly searchMs: number;
  readonly messageMs: number;
}

/** The hotels again and again under other names, until there are so many. */
export function measureSpeed(tables: readonly PlaceTable[], count: number): Speed {
  const grown = tables.map((table) => {
    if (table.name !== '酒店') return { ...table, rows: [] };
    const rows = Array.from({ length: count }, (_, index) => {
      const row = table.rows[index % table.rows.length] ?? {};
      return {
        ...row,
        名称: `${String(row.名称)}${Math.floor(index / table.rows.length)}号楼`,
        价格: 100 + ((index * 37) % 1500),
      };
    });
    return { ...table, rows };
  });
  const time = (work: () => void, times: number) => {
    const start = process.cpuUsage();
    for (let run = 0; run < times; run += 1) work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000 / times;
  };
  let directory = createDirectory({ tables: grown.map((table) => ({ ...table, rows: [] })) });
  const buildMs = time(() => {
    directory = createDirectory({ tables: grown });
  }, 1);
  const message = '帮我找一家高档型酒店，价格300-400元，评分4.5分以上，有健身房的';
  const read = () => void followTalk(message, emptyTalk, directory);
  const firstMessageMs = time(read, 1);
  const wish = { 酒店类型: ['高档型'], 价格: { min: 300, max: 400 }, 评分: { min: 4.5 }, 酒店设施: ['健身房'] };
  return {
    rows: count,
    buildMs,
    firstMessageMs,
    searchMs: time(() => void directory.search('酒店', wish), 20),
    messageMs: time(read, 20),
  };
}
