import type { Document } from '../domain/document.js';
import { type TextKind, titleOfName } from './document-file.js';
import { readCsv } from './read-csv.js';
import { readHtml } from './read-html.js';
import { readJson } from './read-json.js';

/**
 * Reads the text of a file as documents; one of them may have no words.
 *
 * @throws {DocumentError} the text is broken; the error names the file
 */
export function readText(kind: TextKind, name: string, text: string): Document[] {
  const title = titleOfName(name);
  const own = { id: name, source: name };
  switch (kind) {
    case 'markdown':
      return [{ ...own, title: firstHeading(text) ?? title, text, format: 'markdown' }];
    case 'plain':
      return [{ ...own, title, text, format: 'plain' }];
    case 'html': {
      const page = readHtml(text);
      const heading = firstHeading(page.markdown);
      return [{ ...own, title: heading ?? page.title ?? title, text: page.markdown, format: 'markdown' }];
    }
    case 'csv': {
      const content = readCsv(name, text);
      return 'questions' in content
        ? [{ ...own, title, questions: content.questions }]
        : [{ ...own, title, text: content.markdown, rows: content.rows, format: 'markdown' }];
    }
    case 'json':
      return readJson(name, title, text);
  }
}

/** The first heading of level 1, or the first of any level where there is none. Fenced code has none. */
export function firstHeading(markdown: string): string | undefined {
  const text = markdown.replace(/^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1/gm, '');
  const heading = /^# +(.+?)[ #]*$/m.exec(text)?.[1] ?? /^#{2,6} +(.+?)[ #]*$/m.exec(text)?.[1];
  return heading?.replace(/(\*\*|__|`)/g, '').trim() || undefined;
}
