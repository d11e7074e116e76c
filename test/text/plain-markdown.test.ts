import { describe, expect, it } from 'vitest';
import { plainMarkdown } from '../../src/text/plain-markdown.js';

describe('plainMarkdown', () => {
  it.each([
    ['- **开船前**可[全额退票](https://a.example)。', '开船前可全额退票。'],
    ['## 票价', '票价'],
    ['| 小车 | 每小时 `10` 元 |', '小车, 每小时 10 元'],
    ['> 3 * 4 = 12', '3 * 4 = 12'],
    ['1. 出示 __身份证__', '出示 身份证'],
    ['snake_case_name', 'snake_case_name'],
  ])('shows %j as %j', (markdown, text) => {
    expect(plainMarkdown(markdown)).toBe(text);
  });
});
