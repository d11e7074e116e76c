import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { type HandoffRule, industries, matchHandoffRule, writeIndustryInstructions } from '../../src/industry/index.js';
import { readMessage } from '../../src/industry/read-message.js';
import { estimateTokens } from '../../src/model/estimate-tokens.js';

const scripts = (['t', 'tw', 'hk'] as const).map((to) => Converter({ from: 'cn', to }));

/** What no assistant may say of itself; a caution forbids such words and may hold them. */
const promise = /\bguarantee|\bdefinitely\b|\brisk[- ]free\b|100 ?%|保证|绝对|一定会|一定能|百分之百|万无一失/i;

const examplesOf = (rule: HandoffRule) => [...rule.examples['zh-Hans'], ...rule.examples.en];
const patternsOf = ({ detect }: HandoffRule) => [...detect.signs, ...(detect.certain ?? []), ...(detect.except ?? [])];

describe('industries', () => {
  it('are the ten of the field, three of them worked out in full', () => {
    expect(industries.map(({ name }) => name)).toEqual([
      'finance',
      'tourism',
      'government',
      'media',
      'retail',
      'education',
      'healthcare',
      'manufacturing',
      'transport',
      'energy',
    ]);
    expect(industries.filter(({ depth }) => depth === 'full').map(({ name }) => name)).toEqual([
      'finance',
      'tourism',
      'retail',
    ]);
  });

  it('all know what to do when somebody speaks of suicide', () => {
    for (const industry of industries) {
      expect(matchHandoffRule(industry, '我不想活了')?.say?.['zh-Hans']).toContain('12356');
    }
  });
});

describe.each(industries)('the preset of $name', (industry) => {
  const { cautions, handoffRules, slots } = industry;

  it('has an id for each rule and a name for each slot, all different', () => {
    const ids = handoffRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
    const names = slots.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+([A-Z][a-z]+)*$/.test(name))).toEqual([]);
  });

  it('leaves no text empty and none too long to be read', () => {
    const texts = [
      ...Object.values(industry.title),
      industry.instructions,
      ...cautions.flatMap(({ rule, reason, source }) => [rule, reason, ...(source === undefined ? [] : [source])]),
      ...handoffRules.flatMap((rule) => [rule.when, ...Object.values(rule.say ?? {}), ...examplesOf(rule)]),
      ...slots.flatMap(({ title, description, example, sensitive }) => [
        ...Object.values(title),
        description,
        example,
        ...Object.values(sensitive?.instead ?? {}),
      ]),
    ];
    expect(texts.filter((text) => text.trim() !== text || text === '')).toEqual([]);
    expect(texts.filter((text) => text !== industry.instructions && text.length > 420)).toEqual([]);
    expect(industry.instructions.length).toBeLessThan(2500);
  });

  it('has rules, cautions and slots in number', () => {
    const least = industry.depth === 'full' ? 7 : 3;
    expect(cautions.length).toBeGreaterThanOrEqual(least);
    expect(slots.length).toBeGreaterThanOrEqual(least);
    expect(handoffRules.length).toBeGreaterThanOrEqual(industry.depth === 'full' ? 9 : 2);
    for (const { examples, detect } of handoffRules) {
      expect(examples['zh-Hans'].length).toBeGreaterThanOrEqual(2);
      expect(examples.en.length).toBeGreaterThanOrEqual(1);
      expect(detect.signs.length).toBeGreaterThanOrEqual(1);
    }
  });

  it.each(handoffRules)('finds $id in its own examples, in every script', (rule) => {
    for (const example of examplesOf(rule)) {
      expect([example, matchHandoffRule(industry, example)?.id]).toEqual([example, rule.id]);
      for (const toTraditional of scripts) {
        const written = toTraditional(example);
        expect([written, matchHandoffRule(industry, written)?.id]).toEqual([written, rule.id]);
      }
    }
  });

  it('has patterns in the form in which messages are read, without flags', () => {
    const patterns = handoffRules.flatMap(patternsOf);
    expect(patterns.filter(({ flags }) => flags !== '').map(String)).toEqual([]);
    const characters = [...new Set(patterns.flatMap(({ source }) => source.match(/\p{Script=Han}/gu) ?? []))];
    const misread = characters.flatMap((character) =>
      [character, ...scripts.map((toTraditional) => toTraditional(character))].filter(
        (written) => readMessage(written)[0]?.text !== character,
      ),
    );
    expect(misread).toEqual([]);
  });

  it('promises nothing', () => {
    const spoken = [
      industry.instructions,
      ...handoffRules.flatMap(({ say }) => Object.values(say ?? {})),
      ...slots.flatMap(({ sensitive }) => Object.values(sensitive?.instead ?? {})),
    ];
    expect(spoken.filter((text) => promise.test(text))).toEqual([]);
    expect(cautions.map(({ rule }) => rule).filter((rule) => !rule.startsWith('Never '))).toEqual([]);
  });

  it('names its laws without article numbers', () => {
    expect(
      cautions.map(({ source }) => source ?? '').filter((source) => /第[一二三四五六七八九十百\d]+条/.test(source)),
    ).toEqual([]);
  });

  it('says at once what to do where life or limb is in danger', () => {
    const dangers = handoffRules.filter(({ id }) => /emergency|harm|accident|injury|danger|leak|fraud/.test(id));
    expect(dangers.length).toBeGreaterThan(0);
    for (const { urgency, say } of dangers) {
      expect(urgency).toBe('now');
      expect(say).toBeDefined();
    }
  });

  it('stays below 900 tokens, for it is sent with every call', () => {
    expect(estimateTokens(writeIndustryInstructions(industry))).toBeLessThan(industry.depth === 'full' ? 900 : 500);
  });
});

describe('writeIndustryInstructions()', () => {
  it.each(industries)('holds all that a model must know of $name, and the same each time', (industry) => {
    const text = writeIndustryInstructions(industry);
    expect(text).toContain(industry.instructions);
    for (const { rule } of industry.cautions) expect(text).toContain(`- ${rule}`);
    for (const { when } of industry.handoffRules) expect(text).toContain(`- ${when}`);
    for (const { title } of industry.slots) expect(text).toContain(title.en);
    expect(writeIndustryInstructions(industry)).toBe(text);
    expect(text).not.toMatch(/\n{3}|undefined/);
  });

  it('puts what is urgent before what is not, and asks for nothing sensitive', () => {
    for (const industry of industries) {
      const [asked = '', forbidden = ''] = writeIndustryInstructions(industry).split('Never ask for in chat');
      for (const slot of industry.slots) {
        const place = slot.sensitive === undefined ? asked : forbidden;
        expect(place).toContain(slot.title.en);
      }
      const urgent = industry.handoffRules.filter(({ urgency }) => urgency === 'now');
      const others = industry.handoffRules.filter(({ urgency }) => urgency === 'soon');
      const last = Math.max(...urgent.map(({ when }) => asked.indexOf(when)));
      expect(others.filter(({ when }) => asked.indexOf(when) < last)).toEqual([]);
    }
  });
});
