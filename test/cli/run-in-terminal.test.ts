import { PassThrough, Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { runInTerminal } from '../../src/cli/run-in-terminal.js';
import { createAssistant, type Document } from '../../src/index.js';

afterEach(() => {
  process.exitCode = undefined;
});

/** What a program prints that runs the assistant with these arguments, or with these lines typed into it. */
async function printed(args: readonly string[], lines: readonly string[] = [], isTTY = false): Promise<string> {
  const assistant = createAssistant({ name: '湖畔' });
  await assistant
    .tenant('lakeside')
    .knowledge.put({ id: 'boats', title: '西湖游船', text: '游船每天 8:00 开航,17:30 停航。', source: 'boats.md' });
  const output = Object.assign(new PassThrough(), { isTTY });
  const input = Readable.from(lines.map((line) => `${line}\n`));
  await runInTerminal(assistant, { tenant: 'lakeside', args, input, output });
  output.end();
  return Buffer.concat(await output.toArray()).toString();
}

describe('runInTerminal()', () => {
  it('prints the answer, the number of its source behind the sentence, the sources and the label', async () => {
    const text = await printed(['游船几点停航?']);
    expect(text).toMatch(/17:30 停航。\[1\]/);
    expect(text).toMatch(/来源\n {2}\[1\] 西湖游船 {2}boats\.md/);
    expect(text).toContain('本内容由AI生成');
  });

  it('prints the page of a source, or its rows', async () => {
    const answered = async (document: Partial<Document>, question: string) => {
      const assistant = createAssistant();
      await assistant.tenant('demo').knowledge.put({ id: 'boats', title: '游船', source: 'boats', ...document });
      const output = new PassThrough();
      await runInTerminal(assistant, { args: [question], output });
      output.end();
      return Buffer.concat(await output.toArray()).toString();
    };
    const text = '| 码头 | 末班船 |\n| --- | --- |\n| 东山码头 | 17:30 |\n| 西泠码头 | 18:00 |';
    expect(await answered({ pages: ['', '游船 17:30 停航。\n'], format: 'plain' }, '游船几点停航?')).toContain(
      '[1] 游船  boats, 第 2 页',
    );
    expect(await answered({ text, format: 'markdown', rows: [0, 0, 3, 4] }, '西泠码头末班船几点?')).toContain(
      '[1] 游船  boats, 第 3–4 行',
    );
    const questions = [{ question: 'When does the last boat leave?', answer: 'It leaves at 17:30.', row: 5 }];
    expect(await answered({ questions }, 'When does the last boat leave?')).toMatch(/boats, row 5\n/);
  });

  it('prints no colours and no progress where no terminal is', async () => {
    expect(await printed(['游船几点停航?'])).not.toContain('\u001b');
    expect(await printed(['游船几点停航?'], [], true)).toContain('\u001b');
  });

  it('prints the events as JSON, one a line', async () => {
    const text = await printed(['--json', '游船几点停航?']);
    const events = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(events.at(0)).toMatchObject({ type: 'turn-start', text: '游船几点停航?' });
    expect(events.at(-1)).toMatchObject({ type: 'turn-end', status: 'completed' });
  });

  it('answers line after line in one conversation when no message is given', async () => {
    const text = await printed([], ['转人工', '', '游船几点停航?']);
    expect(text).toContain('› 转人工');
    expect(text).toContain('人工客服');
    // Handed over by the first line, the conversation is silent in the second.
    expect(text).not.toContain('17:30');
  });

  it('words its own lines in the language of the question', async () => {
    expect(await printed(['游船幾點停航?'])).toContain('來源');
    expect(await printed(['When does the 游船 boat stop (停航)?'])).toMatch(/AI-generated/);
  });

  it('explains itself, and refuses options that it does not know', async () => {
    expect(await printed(['--help'])).toContain('Usage');
    expect(process.exitCode).toBeUndefined();
    expect(await printed(['--jsn', 'hi'])).toMatch(/--jsn[\s\S]*Usage/);
    expect(process.exitCode).toBe(2);
  });

  it('reports a message that cannot be sent and sets the exit code', async () => {
    await printed(['x'.repeat(20_001)]);
    expect(process.exitCode).toBe(1);
  });
});
