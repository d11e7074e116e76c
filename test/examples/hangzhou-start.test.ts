import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Itinerary, TurnEvent } from '../../src/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the README's command prints. */
async function start(...args: readonly string[]): Promise<string> {
  const program = ['--import', 'tsx', 'examples/hangzhou/start.ts', ...args];
  const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: root });
  return stdout;
}

function eventsIn(output: string): readonly TurnEvent[] {
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as TurnEvent);
}

function itineraryIn(output: string): Itinerary | undefined {
  const cards = eventsIn(output).flatMap((event) => (event.type === 'card' ? [event.card] : []));
  return cards.flatMap((card) => (card.type === 'itinerary' ? [card.itinerary] : []))[0];
}

/** The year of the next first of October, as seen from Hangzhou. */
function nextNationalDay(): number {
  const [year = 0, month = 0, day = 0] = new Date(Date.now() + 8 * 3_600_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
    .map(Number);
  return month > 10 || (month === 10 && day > 1) ? year + 1 : year;
}

describe('npm start', () => {
  it('writes the plan to files: a page to print and a calendar', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'forms-'));
    const [page, calendar] = [join(folder, 'trip.html'), join(folder, 'trip.ics')];
    await start('杭州两天，两个人，下个月1号出发', '--html', page, '--ics', calendar);
    expect(await readFile(page, 'utf8')).toMatch(/^<!DOCTYPE html>[\s\S]*<svg/);
    expect(await readFile(calendar, 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n/);
    await rm(folder, { recursive: true });
  });

  it('plans three dated days of the National Day holiday for two within the budget', async () => {
    const output = await start(
      '--json',
      '国庆三天,两个大人从上海去杭州,预算2000元,想看西湖和博物馆,节奏轻松,怎么安排比较经济?',
    );
    const itinerary = itineraryIn(output);
    const year = nextNationalDay();
    expect(itinerary?.days.map((day) => day.date)).toEqual([`${year}-10-01`, `${year}-10-02`, `${year}-10-03`]);
    expect(itinerary?.days.map((day) => day.holiday)).toEqual(['国庆节', '国庆节', '国庆节']);
    expect(itinerary?.party).toEqual({ adult: 2 });
    expect(itinerary?.costs.total).toBeLessThanOrEqual(2000);
    expect(itinerary?.outbound).toMatchObject({ from: '上海', to: '杭州' });
    expect(itinerary?.inbound).toMatchObject({ from: '杭州', to: '上海' });
    const names = JSON.stringify(itinerary?.days);
    expect(names).toMatch(/博物[馆院]/);
    expect(names).toMatch(/断桥|苏堤|孤山|曲院|花港|柳浪|湖滨/);
    for (const day of itinerary?.days ?? []) {
      expect(day.stops.filter((stop) => stop.kind === 'visit').length).toBeGreaterThanOrEqual(2);
      expect(day.stops.some((stop) => stop.kind === 'meal')).toBe(true);
    }
    const text = eventsIn(output)
      .map((event) => (event.type === 'text-delta' ? event.delta : ''))
      .join('');
    for (const stop of itinerary?.days.flatMap((day) => day.stops) ?? []) {
      expect(text).toContain(stop.name);
      expect(text).toContain(`${stop.arrive}–${stop.leave}`);
    }
    expect(text).toContain(`${itinerary?.costs.total} 元`);
  });

  it('answers from the documents with the source', async () => {
    const output = await start('西湖游船几点停?');
    expect(output).toMatch(/末班 16:30/);
    expect(output).toMatch(/来源[\s\S]*boats\/west-lake-boats\.md/);
  });

  it('answers English in English and traditional Chinese in traditional Chinese', async () => {
    const english = await start('When does the last boat on West Lake leave?');
    expect(english).toMatch(/16:30/);
    expect(english).not.toMatch(/\p{Script=Han}/u);
    const traditional = await start('西湖遊船末班幾點?');
    expect(traditional).toContain('開船');
    expect(traditional).toContain('來源');
  });

  it('says plainly that the documents do not tell', async () => {
    const output = await start('你们支持比特币付款吗?');
    expect(output).toContain('没有提到');
    expect(output).not.toContain('来源');
  });

  it('hands over', async () => {
    const events = eventsIn(await start('--json', '转人工'));
    expect(events).toContainEqual(expect.objectContaining({ type: 'owner-change', owner: 'queue' }));
    expect(events.at(-1)).toMatchObject({ type: 'turn-end', status: 'handed-off' });
  });
});
