import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitDocument } from '../../../src/knowledge/split/splitter.js';

const markdown = (text: string) => splitDocument({ id: 'doc', title: '西湖', format: 'markdown', text });

describe('splitDocument', () => {
  it('cuts Markdown at headings and keeps the path to each', () => {
    const passages = markdown('# 西湖\n前言。\n\n## 游船\n### 票价\n55 元。\n\n## 停车\n每小时 10 元。');
    expect(passages.map(({ id, headings, text }) => [id, headings, text])).toEqual([
      ['doc#1', ['西湖'], '前言。'],
      ['doc#2', ['西湖', '游船', '票价'], '55 元。'],
      ['doc#3', ['西湖', '停车'], '每小时 10 元。'],
    ]);
  });

  it('keeps a heading that says all there is', () => {
    expect(markdown('# 西湖\n\n## 泳池检修,暂停开放\n\n## 餐厅\n照常。').map(({ text }) => text)).toEqual([
      '泳池检修,暂停开放',
      '照常。',
    ]);
  });

  it('reads neither comments in code as headings nor front matter as text', () => {
    const passages = markdown('---\ntitle: x\n---\n# 安装\n```sh\n# 注释\nnpm i\n```\n');
    expect(passages).toHaveLength(1);
    expect(passages[0]?.headings).toEqual(['安装']);
    expect(passages[0]?.text).toBe('```sh\n# 注释\nnpm i\n```');
  });

  it('repeats the header row in each part of a long table', () => {
    const rows = Array.from({ length: 120 }, (_, index) => `| 第${index}号线 | 每小时运行间隔说明文字 |`);
    const passages = markdown(['| 线路 | 说明 |', '| --- | --- |', ...rows].join('\n'));
    expect(passages.length).toBeGreaterThan(2);
    for (const { text } of passages) expect(text.startsWith('| 线路 | 说明 |\n| --- | --- |\n| 第')).toBe(true);
    const found = passages.flatMap(({ text }) => text.split('\n').slice(2));
    expect(found).toEqual(rows);
  });

  it('keeps each question with its whole answer', () => {
    const answer = '很长的回答。'.repeat(400);
    const passages = splitDocument({ id: 'faq', title: '常见问题', questions: [{ question: '可以退票吗?', answer }] });
    expect(passages).toEqual([
      { id: 'faq#1', documentId: 'faq', title: '常见问题', headings: ['可以退票吗?'], text: answer },
    ]);
  });

  it('finds questions with answers in running text', () => {
    const passages = splitDocument({
      id: 'doc',
      title: '问答',
      text: '说明。\n\n问:几点开门?\n答:8:00。\n\nQ: 收费吗?\nA: 免费。',
    });
    expect(passages.map(({ headings, text }) => [headings, text])).toEqual([
      [[], '说明。'],
      [['几点开门?'], '8:00。'],
      [['收费吗?'], '免费。'],
    ]);
  });

  it('keeps a question that nobody answers as text', () => {
    expect(markdown('## 停车\n问:收费吗?').map(({ headings, text }) => [headings, text])).toEqual([
      [['停车'], '收费吗?'],
    ]);
  });

  it('keeps a heading above mere marks', () => {
    expect(markdown('## 泳池检修\n\n---\n\n***').map(({ text }) => text)).toEqual(['泳池检修']);
  });

  it('cuts long text between sentences', () => {
    const sentence = '游船从湖滨码头出发,开往三潭印月。';
    const passages = splitDocument({ id: 'doc', title: '西湖', text: sentence.repeat(100) });
    expect(passages.length).toBeGreaterThan(1);
    for (const { text } of passages) expect(text.replaceAll(sentence, '')).toBe('');
  });

  it('gives nothing for a document without words', () => {
    expect(markdown('---\n***\n\n- \n')).toEqual([]);
  });

  it('loses no word, whatever the Markdown', () => {
    const line = fc.constantFrom(
      '# 甲',
      '## 乙',
      '丙。丁。',
      '- 戊',
      '| 己 |',
      '|---|',
      '| 庚 |',
      '```',
      '辛',
      '',
      '问:壬',
      '答:癸',
      '===',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 24 }), (lines) => {
        const passages = markdown(lines.join('\n'));
        const found = passages.map(({ headings, text }) => `${headings.join('')}${text}`).join('');
        for (const word of '丙丁戊庚辛癸') expect(found.includes(word)).toBe(lines.some((each) => each.includes(word)));
      }),
    );
  });
});
