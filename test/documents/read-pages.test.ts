import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPages } from '../../src/documents/index.js';
import { ConfigurationError } from '../../src/error/configuration-error.js';
import { DocumentError } from '../../src/error/document-error.js';

type Answer = (response: ServerResponse) => void;

const asked: string[] = [];
let answers: Record<string, Answer> = {};
let site = '';
let busy = 0;
let mostBusy = 0;

const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  busy += 1;
  mostBusy = Math.max(mostBusy, busy);
  response.on('close', () => {
    busy -= 1;
  });
  const answer = answers[request.url ?? ''];
  if (answer === undefined) response.writeHead(404).end('gone');
  else answer(response);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked.length = 0;
  answers = {};
  mostBusy = 0;
});

const send =
  (type: string, body: string | Uint8Array): Answer =>
  (response) =>
    response.writeHead(200, type === '' ? {} : { 'content-type': type }).end(body);
const page = (text: string) => send('text/html; charset=utf-8', `<nav>首页</nav><h1>${text}</h1><p>${text}。</p>`);
const redirect =
  (location: string): Answer =>
  (response) =>
    response.writeHead(302, { location }).end();
const urlset = (...paths: string[]) =>
  send(
    'application/xml',
    `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="x">${paths
      .map(
        (path) =>
          `<url><loc> ${site}${path} </loc><image:image><image:loc>${site}/i.png</image:loc></image:image></url>`,
      )
      .join('')}<!-- <url><loc>${site}/hidden</loc></url> --></urlset>`,
  );
const idsOf = async (...given: Parameters<typeof readPages>) =>
  (await readPages(...given)).map(({ id }) => id.replace(site, ''));

describe('readPages', () => {
  it('reads pages with their addresses as ids and sources', async () => {
    answers = { '/a': page('泳池'), '/b.html': page('餐厅') };
    expect(await readPages([`${site}/a`, new URL(`${site}/b.html`)])).toEqual([
      { id: `${site}/a`, source: `${site}/a`, title: '泳池', format: 'markdown', text: '# 泳池\n\n泳池。' },
      { id: `${site}/b.html`, source: `${site}/b.html`, title: '餐厅', format: 'markdown', text: '# 餐厅\n\n餐厅。' },
    ]);
  });

  it('reads each address once', async () => {
    answers = { '/a': page('泳池') };
    expect(await idsOf([`${site}/a`, `${site}/a`], { maxPages: 1 })).toEqual(['/a']);
    expect(asked).toEqual(['/a']);
  });

  it('tells kinds by content type, and by the ending where the type says little', async () => {
    const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
    answers = {
      '/rules': send('application/pdf', fixture('house-rules.pdf')),
      '/boats?v=2': send(office, fixture('boats.docx')),
      '/%E4%BB%B7%E7%9B%AE.xlsx': send('application/octet-stream', fixture('hotel.xlsx')),
      '/faq.csv': send('text/plain', '问题,答案\n问,答'),
      '/note': send('text/plain', '# 甲'),
      '/list.md': send('', '# 乙'),
    };
    const documents = await readPages(Object.keys(answers).map((path) => site + path));
    expect(documents.map(({ title }) => title)).toEqual([
      '湖心酒店入住须知',
      '游船手册',
      '价目 · 常见问题',
      '价目 · 价目',
      'faq',
      'note',
      '乙',
    ]);
    expect(documents[0]?.pages).toHaveLength(3);
    expect(documents[4]?.questions).toEqual([{ question: '问', answer: '答', row: 2 }]);
  });

  it.each([
    ['the content type', 'text/html; charset=big5', ''],
    ['the page itself', 'text/html', '<meta http-equiv="content-type" content="text/html; charset=big5">'],
  ])('takes the encoding from %s', async (_, type, head) => {
    // 中 in Big5; as GB 18030, the same bytes are another character.
    answers = { '/': send(type, Buffer.concat([Buffer.from(`${head}<p>`), Buffer.from('a4a4', 'hex')])) };
    expect((await readPages([`${site}/`]))[0]?.text).toBe('中');
  });

  it('reads the pages of a sitemap, each once, through the fetch that it is given', async () => {
    answers = { '/sitemap.xml': urlset('/a?x=1&amp;y=2', '/b', '/b'), '/a?x=1&y=2': page('甲'), '/b': page('乙') };
    const fetched: string[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      fetched.push(String(input).replace(site, ''));
      return globalThis.fetch(input, init);
    };
    expect(await idsOf({ sitemap: `${site}/sitemap.xml` }, { fetch })).toEqual(['/a?x=1&y=2', '/b']);
    expect(fetched).toEqual(['/sitemap.xml', '/a?x=1&y=2', '/b']);
  });

  it('reads an index of sitemaps, one of them packed, one of them text', async () => {
    answers = {
      '/index.xml': (response) =>
        response.end(
          `<sitemapindex>${['/1.xml.gz', '/2.txt', '/lost.xml'].map((path) => `<sitemap><loc><![CDATA[${site}${path}]]></loc></sitemap>`).join('')}</sitemapindex>`,
        ),
      '/1.xml.gz': send('application/gzip', gzipSync(`<urlset><url><loc>${site}/a</loc></url></urlset>`)),
      '/2.txt': send('text/plain', `${site}/b\n`),
      '/a': page('甲'),
      '/b': page('乙'),
    };
    const lost: string[] = [];
    const onError = ({ document }: DocumentError) => lost.push(document.replace(site, ''));
    expect(await idsOf({ sitemap: `${site}/index.xml` }, { onError })).toEqual(['/a', '/b']);
    expect(lost).toEqual(['/lost.xml']);
    await expect(readPages({ sitemap: `${site}/index.xml` })).rejects.toMatchObject({ code: 'page-unreachable' });
  });

  it('bounds what a packed sitemap unpacks to', async () => {
    answers = { '/s.gz': send('application/gzip', gzipSync(`<urlset>${' '.repeat(100_000)}</urlset>`)) };
    await expect(readPages({ sitemap: `${site}/s.gz` }, { maxBytes: 10_000 })).rejects.toMatchObject({
      code: 'document-too-large',
    });
  });

  it('reads no more pages than allowed, and says that there are more', async () => {
    answers = { '/sitemap.xml': urlset('/a', '/b', '/c'), '/a': page('甲'), '/b': page('乙'), '/c': page('丙') };
    const given = { sitemap: `${site}/sitemap.xml` };
    await expect(readPages(given, { maxPages: 2 })).rejects.toMatchObject({ code: 'document-too-large' });
    expect(asked).toEqual(['/sitemap.xml']);
    const codes: string[] = [];
    expect(await idsOf(given, { maxPages: 2, onError: ({ code }) => codes.push(code) })).toEqual(['/a', '/b']);
    expect(codes).toEqual(['document-too-large']);
    expect(await idsOf(given, { maxPages: 3 })).toEqual(['/a', '/b', '/c']);
  });

  it('tells of each page, reports those that cannot be read, and reads on', async () => {
    answers = { '/a': page('甲'), '/photo.txt': send('image/png', 'x'), '/c': page('丙') };
    const heard: unknown[] = [];
    const documents = await idsOf(
      ['/a', '/gone', '/photo.txt', '/c'].map((path) => site + path),
      {
        atOnce: 1,
        onProgress: ({ done, total, name }) => heard.push([done, total, name.replace(site, '')]),
        onError: ({ code, message }) => heard.push([code, /\d{3}|image\/png/.exec(message.replace(site, ''))?.[0]]),
      },
    );
    expect(documents).toEqual(['/a', '/c']);
    expect(heard).toEqual([
      [1, 4, '/a'],
      ['page-unreachable', '404'],
      [2, 4, '/gone'],
      ['document-unreadable', 'image/png'],
      [3, 4, '/photo.txt'],
      [4, 4, '/c'],
    ]);
  });

  it('keeps the order, with no more at once than asked for', async () => {
    const paths = ['/0', '/1', '/2', '/3', '/4', '/5'];
    answers = Object.fromEntries(
      paths.map((path, index) => [
        path,
        (response: ServerResponse) => setTimeout(() => page(path)(response), 60 - index * 10),
      ]),
    );
    expect(
      await idsOf(
        paths.map((path) => site + path),
        { atOnce: 3 },
      ),
    ).toEqual(paths);
    expect(mostBusy).toBe(3);
  });

  it('follows redirects, the address given staying the id', async () => {
    answers = { '/old': redirect('/new?a=1'), '/new?a=1': page('新') };
    expect(await idsOf([`${site}/old`])).toEqual(['/old']);
  });

  it.each([
    ['a redirect to a file', 'page-unreachable', redirect('file:///etc/passwd'), 'redirects to what is no http'],
    ['redirects in a circle', 'page-unreachable', redirect('/it'), 'more than 5'],
    ['a page without words', 'document-empty', send('text/html', '<nav>首页</nav>'), 'no words'],
    ['a connection that breaks', 'page-unreachable', (response: ServerResponse) => response.destroy(), 'connection'],
    ['a page that never comes', 'page-unreachable', () => undefined, 'within 200 ms'],
    ['a page that is too large', 'document-too-large', send('text/html', 'x'.repeat(2000)), '1000 bytes'],
  ])('answers %s with %s', async (_, code, answer, hint) => {
    answers = { '/it': answer as Answer };
    const thrown = await readPages([`${site}/it`], { timeoutMs: 200, maxBytes: 1000 }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(DocumentError);
    expect(thrown).toMatchObject({ code, document: `${site}/it`, message: expect.stringContaining(hint) });
  });

  it.each(['file:///etc/passwd', 'data:text/html,x', 'pool.html'])('fetches nothing from %s', async (address) => {
    const fetch = () => Promise.reject(new Error('must not be called'));
    await expect(readPages([address], { fetch })).rejects.toMatchObject({
      code: 'page-unreachable',
      message: expect.stringContaining('must begin with http'),
    });
  });

  it('refuses what is no sitemap', async () => {
    answers = { '/sitemap.xml': page('甲') };
    await expect(readPages({ sitemap: `${site}/sitemap.xml` }, { onError: () => undefined })).rejects.toMatchObject({
      code: 'document-unreadable',
      message: expect.stringContaining('no sitemap'),
    });
  });

  it('ends with the reason of its signal, and asks for nothing more', async () => {
    const stop = new AbortController();
    answers = {
      '/a': page('甲'),
      '/b': () => stop.abort(new Error('enough')),
      '/c': page('丙'),
    };
    const reading = readPages(
      ['/a', '/b', '/c'].map((path) => site + path),
      { signal: stop.signal, atOnce: 1, onError: () => undefined },
    );
    await expect(reading).rejects.toThrow('enough');
    expect(asked).toEqual(['/a', '/b']);
  });

  it.each([{ atOnce: 5 }, { maxPages: 0 }, { maxBytes: 0.5 }, { timeoutMs: 0 }, { depth: 2 }])(
    'refuses %j',
    async (options) => {
      await expect(readPages([], options)).rejects.toThrow(ConfigurationError);
    },
  );
});
