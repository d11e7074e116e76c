import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/documents/index.js';
import { ConfigurationError } from '../../src/error/configuration-error.js';
import { DocumentError } from '../../src/error/document-error.js';

const read = (name: string, text: string) => readDocuments([{ name, text }]);
/** 问题,答案 / 停车收费吗,免费 in GB 18030. */
const gb18030 = Uint8Array.from(
  'cecacce22cb4f0b8b80acda3b3b5cad5b7d1c2f02cc3e2b7d1'.match(/../g)?.map((byte) => Number.parseInt(byte, 16)) ?? [],
);

describe('readDocuments', () => {
  it('takes the title of Markdown from its first heading', async () => {
    expect(await read('a/rules.md', '```\n# 注释\n```\n# **入住**须知\n\n14:00 以后。')).toMatchObject([
      { id: 'a/rules.md', title: '入住须知', format: 'markdown', source: 'a/rules.md' },
    ]);
  });

  it('takes the title of plain text from the file’s name', async () => {
    expect(await read('a/house_rules.txt', '# 不是标题')).toMatchObject([{ title: 'house rules', format: 'plain' }]);
  });

  it('reads what an HTML page says and leaves out the rest', async () => {
    const [page] = await read(
      'pool.html',
      '<html><head><title>酒店 - 泳池</title><style>p{}</style></head><body><nav>首页 | 登录</nav><h1>泳池</h1>' +
        '<p>每天&nbsp;9:00<br>至 21:00。</p><ul><li>带泳帽<li>勿奔跑</ul><script>alert(1)</script>' +
        '<table><tr><th>票种</th><th>价格</th></tr><tr><td>成人</td><td>30 <b>元</b></td></tr></table></body></html>',
    );
    expect(page?.title).toBe('泳池');
    expect(page?.format).toBe('markdown');
    expect(page?.text).toContain('# 泳池');
    expect(page?.text).toContain('- 带泳帽\n');
    expect(page?.text).toContain('| 票种 | 价格 |\n| --- | --- |\n| 成人 | 30 元 |');
    expect(page?.text).not.toMatch(/alert|登录|p\{\}/);
  });

  it.each([
    ['问题,答案', ','],
    ['Question;Answer', ';'],
    ['編號\t問\t答', '\t'],
  ])('reads a FAQ table headed %j', async (header, separator) => {
    const cells = header
      .split(separator)
      .map((name) => (/(?:问|問|Question)/.test(name) ? '有早餐吗?' : /号|號/.test(name) ? '1' : '有。'));
    const [faq] = await read('faq.csv', `\ufeff${header}\r\n${cells.join(separator)}\r\n\r\n`);
    expect(faq?.questions).toEqual([{ question: '有早餐吗?', answer: '有。', row: 2 }]);
  });

  it('reads quoted cells with commas and line breaks', async () => {
    const [faq] = await read('faq.csv', '问题,答案\n有早餐吗?,"有,7:00 到 10:00。\n每位 38 元。"');
    expect(faq?.questions).toEqual([{ question: '有早餐吗?', answer: '有,7:00 到 10:00。\n每位 38 元。', row: 2 }]);
  });

  it('reads another table as a table, and tells the row of each line', async () => {
    const [table] = await read('prices.csv', '车型,价格\n\n小车,10 元\n大车,30 元\n');
    expect(table).toMatchObject({
      title: 'prices',
      text: '| 车型 | 价格 |\n| --- | --- |\n| 小车 | 10 元 |\n| 大车 | 30 元 |',
      rows: [0, 0, 3, 4],
    });
  });

  it('reads questions and documents from JSON', async () => {
    const json = JSON.stringify([
      { question: '问?', answer: '答。' },
      { id: 'x', title: '甲', text: '乙。' },
    ]);
    expect(await read('all.json', json)).toMatchObject([
      { id: 'all.json', questions: [{ question: '问?', answer: '答。' }] },
      { id: 'all.json/x', title: '甲', text: '乙。' },
    ]);
  });

  it('decodes GB 18030 where bytes are not UTF-8', async () => {
    const [faq] = await readDocuments([{ name: 'faq.csv', bytes: gb18030 }]);
    expect(JSON.stringify(faq)).toContain('停车收费吗');
    expect(JSON.stringify(faq)).not.toContain('\ufffd');
  });

  it('takes a byte order mark off', async () => {
    const bytes = new TextEncoder().encode('\ufeff# 标题\n正文');
    expect(await readDocuments([{ name: 'a.md', bytes }])).toMatchObject([{ title: '标题', text: '# 标题\n正文' }]);
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x2d, 0x4e]);
    expect(await readDocuments([{ name: 'a.txt', bytes: utf16 }])).toMatchObject([{ text: '中' }]);
  });

  it.each([
    ['document-unreadable', { name: 'a.exe', text: 'x' }, '.md'],
    ['document-unreadable', { name: 'a.md', bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0, 1, 2]) }, 'UTF-8'],
    ['document-empty', { name: 'a.md', text: ' \n---' }, 'a.md'],
    ['document-empty', { name: 'a.csv', text: '' }, 'a.csv'],
    ['document-empty', { name: 'a.json', text: '[]' }, 'a.json'],
    ['document-empty', { name: 'a.html', text: '<script>x</script>' }, 'a.html'],
    ['document-invalid', { name: 'a.csv', text: '问题,答案\n好吗,好\n有吗,' }, 'row 3'],
    ['document-invalid', { name: 'a.csv', text: '问题,答案\n"好吗,好' }, 'row 2'],
    ['document-invalid', { name: 'a.csv', text: '车型,价格\n小车,1,200 元' }, 'row 2'],
    ['document-invalid', { name: 'a.json', text: '{"question":' }, 'JSON'],
    ['document-invalid', { name: 'a.json', text: '{"a":1}' }, 'list'],
    ['document-invalid', { name: 'a.json', text: '[{"question":"问","answer":""}]' }, 'entry 1'],
    ['document-invalid', { name: 'a.json', text: '[{"title":"t"}]' }, 'entry 1'],
    ['document-invalid', { name: 'a.md' }, 'bytes'],
    ['document-invalid', { name: ' ', text: 'x' }, 'name'],
  ])('answers %s for %j', async (code, file, hint) => {
    const thrown = await readDocuments([file]).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(DocumentError);
    expect(thrown).toMatchObject({ code, message: expect.stringContaining(hint) });
  });

  it('throws at the first bad file and reads none after it', async () => {
    const progress: string[] = [];
    const files = ['a.md', 'b.exe', 'c.md'].map((name) => ({ name, text: '甲' }));
    await expect(readDocuments(files, { onProgress: ({ name }) => progress.push(name) })).rejects.toMatchObject({
      document: 'b.exe',
    });
    expect(progress).toEqual(['a.md']);
  });

  it('tells of each file, and reads on where errors are heard', async () => {
    const heard: unknown[] = [];
    const files = ['a.md', 'b.exe', 'c.md'].map((name) => ({ name, text: '甲' }));
    const documents = await readDocuments(files, {
      onProgress: (progress) => heard.push(progress),
      onError: ({ document }) => heard.push(document),
    });
    expect(documents.map(({ id }) => id)).toEqual(['a.md', 'c.md']);
    expect(heard).toEqual([
      { done: 1, total: 3, name: 'a.md' },
      'b.exe',
      { done: 2, total: 3, name: 'b.exe' },
      { done: 3, total: 3, name: 'c.md' },
    ]);
  });

  it('refuses an option that it does not know', async () => {
    await expect(readDocuments([], { onerror: () => undefined } as object)).rejects.toThrow(ConfigurationError);
  });
});
