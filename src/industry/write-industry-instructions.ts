import type { Industry, Slot } from './industry.js';

/**
 * Words an industry for a model, in English with the Chinese terms of law and trade: how to work, what never to say, when
 * to hand over, what to ask for. The same text for the same industry, so that vendors can cache it.
 */
export function writeIndustryInstructions(industry: Industry): string {
  const asked = industry.slots.filter((slot) => slot.sensitive === undefined);
  const sensitive = industry.slots.filter((slot) => slot.sensitive !== undefined);
  const urgent = industry.handoffRules.filter((rule) => rule.urgency === 'now');
  const others = industry.handoffRules.filter((rule) => rule.urgency === 'soon');
  return [
    `Industry: ${industry.title.en} (${industry.title['zh-Hans']}).\n${industry.instructions}`,
    list(
      '',
      industry.cautions.map(({ rule }) => rule),
    ),
    list(
      'Hand over to a human at once, before anything else:',
      urgent.map(({ when }) => when),
    ),
    list(
      'Hand over too, after taking down what is known:',
      others.map(({ when }) => when),
    ),
    list('Ask only for what the matter needs:', asked.map(wordSlot)),
    ...(sensitive.length === 0
      ? []
      : [`Never ask for in chat, nor repeat when sent: ${sensitive.map((slot) => slot.title.en).join('; ')}.`]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function list(title: string, lines: readonly string[]): string {
  const heading = title === '' ? [] : [title];
  return lines.length === 0 ? '' : [...heading, ...lines.map((line) => `- ${line}`)].join('\n');
}

function wordSlot({ title, description, neededFor }: Slot): string {
  const need = neededFor === 'all' ? 'always' : neededFor === 'none' ? 'if offered' : neededFor.join(', ');
  return `${title.en} (${need}): ${description}`;
}
