import { describe, expect, it } from 'vitest';
import { joinLines, type PdfPiece, withoutEdges } from '../../src/documents/pdf-lines.js';
import { writePages } from '../../src/documents/pdf-pages.js';

/** A line of 12 points whose letters are as wide as they are high, or half of that in Latin. */
const piece = (str: string, base: number, { left = 50, size = 12, width = 0 } = {}): PdfPiece => ({
  str,
  transform: [size, 0, 0, size, left, base],
  width: width || [...str].reduce((sum, each) => sum + (each > '\u2e80' ? size : size / 2), 0),
  height: size,
  hasEOL: true,
});
const write = (...pages: PdfPiece[][]) => writePages(withoutEdges(pages.map(joinLines)));

describe('the lines of a page', () => {
  it('are joined where they reach the margin, with a space between Latin words only', () => {
    expect(
      write([
        piece('游船每天八点到十七点半开航,', 700),
        piece('风大时停航。', 684),
        piece('Boats run from eight until ', 652),
        piece('half past five.', 636),
      ]),
    ).toEqual(['游船每天八点到十七点半开航,风大时停航。\n\nBoats run from eight until half past five.\n']);
  });

  it('stay apart where a line is short, indented, or begins with a mark', () => {
    expect(
      write([
        piece('电话', 700),
        piece('请在上午九点以后拨打前台电话', 684),
        piece('　', 668),
        piece('第二段有缩进,写满了这一行啊', 668, { left: 74 }),
        piece('1. 带泳帽,不要在池边奔跑打', 652),
        piece('2. 不带宠物', 636),
        piece('• 饮料', 620),
      ]),
    ).toEqual([
      '电话\n请在上午九点以后拨打前台电话\n第二段有缩进,写满了这一行啊\n1. 带泳帽,不要在池边奔跑打\n2. 不带宠物\n- 饮料\n',
    ]);
  });

  it('are put together from pieces that stand on one base line', () => {
    const pieces = [
      { ...piece('票价', 700), hasEOL: false },
      { ...piece(' ', 700), hasEOL: false },
      { ...piece('55 元', 700.4), hasEOL: false },
      piece('下一行', 684),
    ];
    expect(joinLines(pieces).map(({ text }) => text)).toEqual(['票价 55 元', '下一行']);
  });

  it('of two columns are each joined to their own margin', () => {
    expect(
      write([
        piece('左边一栏的第一行,', 700),
        piece('到此为止。', 684),
        piece('右边一栏的第一行,', 700, { left: 300 }),
        piece('也有第二行。', 684, { left: 300 }),
      ]),
    ).toEqual(['左边一栏的第一行,到此为止。\n右边一栏的第一行,也有第二行。\n']);
  });
});

describe('larger type', () => {
  it('becomes headings by its size', () => {
    const body = piece('正文写得比标题长,所以它是正文。', 600);
    expect(write([piece('手册', 700, { size: 24 }), piece('时间', 660, { size: 16 }), body])).toEqual([
      '# 手册\n\n## 时间\n\n正文写得比标题长,所以它是正文。\n',
    ]);
  });
});

describe('the end of a page', () => {
  it('is open only where its last line is full and ends within a sentence', () => {
    const ends = (last: string) => write([piece('这一行写满了十二个字。吗', 700), piece(last, 684)])[0]?.endsWith('\n');
    expect(ends('这里也写满了但没有写完还')).toBe(false);
    expect(ends('这里写满了也有句号在末尾。')).toBe(true);
    expect(ends('短')).toBe(true);
  });
});

describe('headers and footers', () => {
  const page = (number: number, footer: string) => [
    piece('湖心酒店', 800),
    piece(`第${'甲乙丙'.charAt(number - 1)}章。`, 700),
    piece(footer, 20),
  ];

  it('are left out where most pages have them, whatever numbers they have', () => {
    expect(write(page(1, '2024-1'), page(2, '2024-2'), page(3, '2024-3'))).toEqual([
      '第甲章。\n',
      '第乙章。\n',
      '第丙章。\n',
    ]);
  });

  it('are left out where they number the page, and kept where they only hold a number', () => {
    expect(write(page(1, '- 1 -'), page(2, '第 2 页 共 2 页'))[1]).toBe('湖心酒店\n\n第乙章。\n');
    expect(write(page(1, '9'))[0]).toContain('9');
  });
});
