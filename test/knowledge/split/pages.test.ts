import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/domain/document.js';
import { DocumentError } from '../../../src/error/document-error.js';
import { checkDocument } from '../../../src/knowledge/check-document.js';
import { createKnowledge } from '../../../src/knowledge/knowledge.js';
import { createFolderStore } from '../../../src/knowledge/node/index.js';
import { splitDocument } from '../../../src/knowledge/split/splitter.js';

const split = (pages: readonly string[], format: 'markdown' | 'plain' = 'markdown') =>
  splitDocument({ id: 'doc', title: '手册', pages, format }).map(({ text, page, headings }) => [page, text, headings]);

describe('pages', () => {
  it('give each passage the page that it begins on', () => {
    expect(split(['# 甲\n一。\n', '二。\n\n# 乙\n三。\n', '', '# 丙\n四。'])).toEqual([
      [1, '一。\n\n二。', ['甲']],
      [2, '三。', ['乙']],
      [4, '四。', ['丙']],
    ]);
  });

  it('leave a sentence that runs over a break whole, on the page it starts on', () => {
    const long = '湖边的步道每天都有人打扫。'.repeat(60);
    const passages = split([`${long}如果下雨,游船在`, `十点以前停航。${long}`], 'plain');
    const found = passages.find(([, text]) => String(text).includes('游船'));
    expect(found?.[1]).toContain('如果下雨,游船在十点以前停航。');
    expect(found?.[0]).toBe(1);
    expect(passages.at(-1)?.[0]).toBe(2);
    expect(passages.map(([page]) => page)).toEqual(passages.map(([page]) => page).sort());
  });

  it('put a space between Latin words, and none where a line break ends the page', () => {
    expect(split(['The last boat', 'leaves at five.'], 'plain')).toEqual([[1, 'The last boat leaves at five.', []]]);
    expect(split(['Boats\n', 'Leave at five'], 'plain')).toEqual([[1, 'Boats\n\nLeave at five', []]]);
  });

  it('run on neither from a heading nor into one, a list or a table', () => {
    expect(split(['# 甲', '一', '# 乙', '- 二', '| 三 |\n| --- |\n| 四 |'])).toEqual([
      [2, '一', ['甲']],
      [4, '- 二\n\n| 三 |\n| --- |\n| 四 |', ['乙']],
    ]);
  });

  it('keep tables, code and questions as they are', () => {
    expect(
      split([
        '| 票 | 价 |\n| --- | --- |\n| 成人 | 5 |\n',
        '```sh\nnpm i\n```\n',
        '问:开吗?\n答:开。\n\n问:停吗?\n答:停。',
      ]),
    ).toEqual([
      [1, '| 票 | 价 |\n| --- | --- |\n| 成人 | 5 |\n\n```sh\nnpm i\n```', []],
      [3, '开。', ['开吗?']],
      [3, '停。', ['停吗?']],
    ]);
  });

  it('give the rows of a long table their pages, though each part repeats the header', () => {
    const rows = (page: number) =>
      Array.from({ length: 60 }, (_, row) => `| 第${page}页第${row}行 | 每小时运行间隔说明文字 |`).join('\n');
    const passages = split([1, 2].map((page) => `| 线路 | 说明 |\n| --- | --- |\n${rows(page)}`));
    expect(passages.length).toBeGreaterThan(2);
    for (const [page, text] of passages) expect(String(text).split('\n')[2]).toContain(`第${page}页`);
  });

  it('say nothing of pages where there are none', () => {
    expect(splitDocument({ id: 'doc', title: '手册', text: '一。' })[0]).not.toHaveProperty('page');
  });
});

describe('rows', () => {
  const row = (number: number) => `| ${number} 号房 | ${'宽敞安静'.repeat(20)} |`;
  const numbers = Array.from({ length: 20 }, (_, index) => index * 2 + 2);
  const table = {
    id: 'doc',
    title: '价目',
    format: 'markdown' as const,
    text: `| 房 | 说明 |\n| --- | --- |\n${numbers.map(row).join('\n')}`,
    rows: [0, 0, ...numbers],
  };

  it('give each passage of a table the rows that it begins and ends with', () => {
    const passages = splitDocument(table);
    expect(passages.length).toBeGreaterThan(2);
    for (const { text, row, lastRow } of passages) {
      const numberOf = (line = '') => Number(/[0-9]+/.exec(line)?.[0]);
      const lines = text.split('\n').slice(2);
      expect([row, lastRow ?? row]).toEqual([numberOf(lines[0]), numberOf(lines.at(-1))]);
    }
  });

  it('change nothing of how a table is cut', () => {
    const { rows: _, ...plain } = table;
    expect(splitDocument(table).map(({ text }) => text)).toEqual(splitDocument(plain).map(({ text }) => text));
  });

  it('give a question its row, and one line no end', () => {
    const questions = [{ question: '有早餐吗?', answer: '有。', row: 7 }];
    expect(splitDocument({ id: 'faq', title: '问答', questions })[0]).toMatchObject({ row: 7 });
    expect(splitDocument({ id: 'one', title: '甲', text: '一。', rows: [9] })[0]).toMatchObject({ row: 9 });
    expect(splitDocument({ id: 'one', title: '甲', text: '一。', rows: [9] })[0]).not.toHaveProperty('lastRow');
  });

  it('come back with a stored knowledge', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhike-rows-'));
    const knowledge = () => createKnowledge({ store: createFolderStore(folder) }).tenant('hotel');
    await knowledge().put(table);
    const [found] = await knowledge().retrieve('40 号房');
    expect(found?.passage).toMatchObject({ row: expect.any(Number), lastRow: 40 });
    await rm(folder, { recursive: true });
  });
});

describe('checkDocument', () => {
  const check = (document: object, most = 100) =>
    checkDocument({ id: 'doc', title: '手册', ...document } as Document, most);

  it('copies pages and counts their characters', () => {
    const pages = ['一', '二'];
    const checked = check({ pages });
    pages.push('三');
    expect(checked.pages).toEqual(['一', '二']);
    expect(() => check({ pages: ['一二', '三'] }, 2)).toThrow(expect.objectContaining({ code: 'document-too-large' }));
  });

  it.each([
    ['both text and pages', { text: '一', pages: ['一'] }],
    ['a list of texts', { pages: '一' }],
    ['pages[1]', { pages: ['一', 2] }],
    ['rows must be a list', { rows: [1] }],
    ['rows[1]', { text: '一\n二', rows: [1, 1.5] }],
    ['questions[0].row', { questions: [{ question: '一', answer: '二', row: 0 }] }],
  ])('refuses %s', (hint, document) => {
    expect(() => check(document)).toThrow(DocumentError);
    expect(() => check(document)).toThrow(hint);
  });
});
