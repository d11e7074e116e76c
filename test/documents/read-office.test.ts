import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/documents/index.js';
import { DocumentError } from '../../src/error/document-error.js';
import { createAssistant } from '../../src/index.js';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
const read = (name: string, bytes: Uint8Array = fixture(name)) => readDocuments([{ name, bytes }]);

describe('a PDF', () => {
  it('is read page by page, its lines joined, larger type as headings, without headers and page numbers', async () => {
    expect(await read('house-rules.pdf')).toEqual([
      {
        id: 'house-rules.pdf',
        source: 'house-rules.pdf',
        title: '湖心酒店入住须知',
        format: 'markdown',
        pages: [
          '# 湖心酒店入住须知\n\n办理入住的时间是每天下午两点以后。早到的客人可以寄存行李,前台不收取任何费用。\n\n如果您需要延迟退房,请在当天上午',
          '十点以前告诉前台,我们会尽量安排。\n\n# 泳池\n\n每天早上九点开放,晚上九点关闭。\n',
          '儿童须由成人陪同。\n',
        ],
      },
    ]);
  });

  it('is cited with the page', async () => {
    const hotel = createAssistant().tenant('hotel');
    await hotel.knowledge.put(await read('house-rules.pdf'));
    const pages = async (question: string) =>
      (await hotel.conversation(question).send(question)).citations.map(({ passage }) => passage.page);
    expect(await pages('泳池几点开放?')).toContain(2);
    expect(await pages('延迟退房要什么时候告诉前台?')).toContain(1);
  });
});

describe('a PDF whose fonts refer to character maps', () => {
  const files = [{ name: 'mapped.pdf', bytes: fixture('mapped.pdf') }];
  /** Maps in the binary form of PDF.js in which each code is its own character: a range of codes, and what they become. */
  const codes = Buffer.from('00' + '0101000083ff7f' + '6101000083ff7f00', 'hex');
  const characters = Buffer.from('00' + '0101000083ff7f' + 'a101000083ff7f0000', 'hex');

  it('is read with the maps that it is given', async () => {
    const asked: string[] = [];
    const characterMap = async (file: string) => {
      asked.push(file);
      return file.endsWith('UCS2.bcmap') ? characters : codes;
    };
    expect((await readDocuments(files, { characterMap }))[0]?.pages).toEqual(['码头在湖的北岸。\n']);
    expect(asked).toEqual(['UniGB-UCS2-H.bcmap', 'Adobe-GB1-UCS2.bcmap']);
  });

  it('is refused without them, for its text would be left out', async () => {
    const refusal = {
      code: 'document-reader-missing',
      message: expect.stringContaining('UniGB-UCS2-H.bcmap; give it by the option characterMap'),
    };
    await expect(readDocuments(files)).rejects.toMatchObject(refusal);
    const cause = new Error('no such file');
    await expect(readDocuments(files, { characterMap: () => Promise.reject(cause) })).rejects.toMatchObject({
      ...refusal,
      cause,
    });
  });
});

describe('a Word document', () => {
  it('keeps its headings, lists and tables', async () => {
    expect(await read('boats.docx')).toEqual([
      {
        id: 'boats.docx',
        source: 'boats.docx',
        title: '游船手册',
        format: 'markdown',
        text: '# 游船手册\n\n## 时间\n\n末班船 17:30 开。\n\n- 穿救生衣\n- 不带宠物\n\n## 票价\n\n| 票种 | 价格 |\n| --- | --- |\n| 成人 | 55 元 |',
      },
    ]);
  });
});

describe('an Excel workbook', () => {
  it('is a document a sheet: FAQ tables as questions, others as tables, empty ones left out', async () => {
    expect(await read('hotel.xlsx')).toEqual([
      {
        id: 'hotel.xlsx#常见问题',
        source: 'hotel.xlsx',
        title: 'hotel · 常见问题',
        questions: [
          { question: '停车收费吗?', answer: '住店客人免费。', row: 2 },
          { question: '有早餐吗?', answer: '有,每位 38 元。', row: 4 },
        ],
      },
      {
        id: 'hotel.xlsx#价目',
        source: 'hotel.xlsx',
        title: 'hotel · 价目',
        format: 'markdown',
        text: '2024 年客房价目\n\n| 房型 | 价格 | 起始日 |\n| --- | --- | --- |\n| 湖景房 | 0.3 | 2024-01-01 |\n| 标准\\|间 | 388 |  |',
        rows: [1, 0, 0, 0, 4, 5],
      },
    ]);
  });

  it('is cited with the row that a person sees in the sheet', async () => {
    const hotel = createAssistant().tenant('hotel');
    await hotel.knowledge.put(await read('hotel.xlsx'));
    const rows = async (question: string) =>
      (await hotel.conversation(question).send(question)).citations.map(({ passage }) => [
        passage.row,
        passage.lastRow,
      ]);
    expect(await rows('有早餐吗?')).toEqual([[4, undefined]]);
    expect(await rows('湖景房价格多少?')).toEqual([[1, 5]]);
  });

  it('is read from bytes that lie within others', async () => {
    const bytes = fixture('hotel.xlsx');
    const around = new Uint8Array(bytes.length + 64);
    around.set(bytes, 32);
    expect(await read('hotel.xlsx', around.subarray(32, 32 + bytes.length))).toHaveLength(2);
  });
});

describe('what cannot be read', () => {
  const sealed = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  const cut = (name: string) => fixture(name).subarray(0, 900);
  /** The size that the list gives to the first file within. */
  const swollen = (name: string) => {
    const bytes = Buffer.from(fixture(name));
    bytes.writeUInt32LE(0xf0000000, bytes.indexOf(Buffer.from('504b0102', 'hex')) + 24);
    return bytes;
  };

  it.each([
    ['document-encrypted', 'locked.pdf', undefined, 'password'],
    ['document-scanned', 'scanned.pdf', undefined, 'OCR'],
    ['document-unreadable', 'a.pdf', Buffer.from('<html></html>'), 'no PDF'],
    ['document-empty', 'a.pdf', Buffer.alloc(0), 'a.pdf'],
    ['document-unreadable', 'a.docx', cut('boats.docx'), 'damaged'],
    ['document-unreadable', 'a.docx', fixture('hotel.xlsx'), 'another kind'],
    ['document-unreadable', 'a.xlsx', fixture('boats.docx'), 'another kind'],
    ['document-unreadable', 'a.xlsx', cut('hotel.xlsx'), 'damaged'],
    ['document-unreadable', 'a.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'before 2007'],
    ['document-encrypted', 'a.xlsx', sealed, 'password'],
    ['document-too-large', 'a.docx', swollen('boats.docx'), 'unpacks'],
    ['document-empty', 'blank.xlsx', undefined, 'no words'],
    ['document-invalid', 'no-answer.xlsx', undefined, '"no-answer.xlsx#问答" is broken in row 3'],
  ])('answers %s for %s', async (code, name, bytes, hint) => {
    const thrown = await read(name, bytes).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(DocumentError);
    expect(thrown).toMatchObject({ code, message: expect.stringContaining(hint) });
  });

  it('asks for bytes where it is given text', async () => {
    await expect(readDocuments([{ name: 'a.pdf', text: '%PDF' }])).rejects.toMatchObject({ code: 'document-invalid' });
  });
});

describe('without the packages', () => {
  it('reads text, and names the command that installs what another file needs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhike-peers-'));
    try {
      await build({
        stdin: {
          contents: `
            import { readFileSync } from 'node:fs';
            import { readDocuments } from './src/documents/index.ts';
            const names = ['a.md', 'house-rules.pdf', 'boats.docx', 'hotel.xlsx'];
            const files = names.map((name) => ({
              name,
              bytes: name === 'a.md' ? Buffer.from('A') : readFileSync(process.argv[2] + name),
            }));
            const said = [];
            const read = await readDocuments(files, { onError: ({ code, message }) => said.push([code, message]) });
            console.log(JSON.stringify([read.map(({ id }) => id), said]));`,
          resolveDir: process.cwd(),
        },
        bundle: true,
        format: 'esm',
        platform: 'node',
        external: ['unpdf', 'mammoth', 'read-excel-file'],
        outfile: join(folder, 'read.mjs'),
        logLevel: 'silent',
      });
      const fixtures = fileURLToPath(new URL('./fixtures/', import.meta.url));
      const [read, said] = JSON.parse(
        execFileSync(process.execPath, [join(folder, 'read.mjs'), fixtures], { encoding: 'utf8' }),
      );
      expect(read).toEqual(['a.md']);
      expect(said).toEqual(
        [
          ['house-rules.pdf', 'unpdf'],
          ['boats.docx', 'mammoth'],
          ['hotel.xlsx', 'read-excel-file'],
        ].map(([name, reader]) => [
          'document-reader-missing',
          `"${name}" is read by the package ${reader}, which cannot be loaded; run: npm install ${reader}`,
        ]),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
