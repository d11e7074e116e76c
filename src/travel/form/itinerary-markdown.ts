import type { Itinerary } from '../../domain/itinerary.js';
import type { CardDay, CardItem, CardJourney, ItineraryCard } from '../../domain/itinerary-card.js';
import type { Language } from '../../domain/language.js';
import type { RenderItineraryOptions } from '../render/render-itinerary.js';
import { itineraryCard } from './itinerary-card.js';

/**
 * Words an itinerary in Markdown (CommonMark, with one table as in GitHub's), for a chat window that draws it: a
 * heading and a list a day, so that it reads well on a phone, and the costs as a table.
 *
 * Names and notes are escaped: they show as they are and can neither link nor format.
 *
 * @example
 * const text = renderMarkdown(itinerary, 'zh-Hans');
 */
export function renderMarkdown(itinerary: Itinerary, language: Language, options: RenderItineraryOptions = {}): string {
  const card = itineraryCard(itinerary, language, options);
  const parts = [`## ${escaped(card.title)}`, card.summary.split('\n').map(escaped).join('\n\n')];
  if (card.outbound) parts.push(journeyOf(card.outbound));
  parts.push(...card.days.map(dayOf));
  if (card.inbound) parts.push(journeyOf(card.inbound));
  if (card.costs.length > 0) parts.push(costsOf(card));
  parts.push(heading(card.remarksTitle), card.remarks.map((remark) => `- ${escaped(remark)}`).join('\n'));
  if (card.sources.length > 0) parts.push(heading(card.sourcesTitle), card.sources.map(sourceOf).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

/** Shows a text as it is: no mark in it means anything, and a line break is a space. */
function escaped(text: string): string {
  return text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' ')
    .replace(/[\\`*_[\]<>|~&#$]/g, '\\$&')
    .replace(/(?<=:)\/\//g, '\\//')
    .replace(/(?<=\bwww)\./gi, '\\.')
    .replace(/(?<=\w)@(?=\w)/g, '\\@')
    .replace(/^(\s*)([-+=])/u, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/u, '$1\\$2');
}

function heading(title: string): string {
  return `### ${escaped(title)}`;
}

function journeyOf({ title, text }: CardJourney): string {
  return `${heading(title)}\n\n- ${escaped(text)}`;
}

function dayOf({ title, items, total }: CardDay): string {
  return [heading(title), '', ...items.flatMap(linesOf), '', `**${escaped(total)}**`].join('\n');
}

function linesOf(item: CardItem): string[] {
  switch (item.type) {
    case 'stop':
      return [`- **${escaped(`${item.time} ${item.title}`)}**`, `  - ${escaped(item.details.join(' · '))}`];
    case 'way':
      return [`  - → ${escaped(item.text)}`];
    case 'note':
      return [`  - ${escaped(item.text)}`];
    default:
      return [`- ${escaped(item.text)}`];
  }
}

function costsOf({ costsTitle, costs }: ItineraryCard): string {
  const rows = costs.map(({ label, text }, index) => {
    const cells = [label, text].map(escaped);
    return index === costs.length - 1 ? `| **${cells[0]}** | **${cells[1]}** |` : `| ${cells.join(' | ')} |`;
  });
  return [heading(costsTitle), '', '|  |  |', '| :-- | --: |', ...rows].join('\n');
}

function sourceOf({ text, url }: ItineraryCard['sources'][number]): string {
  return `- ${escaped(text)}${url && /^https?:\/\/[^\s<>]+$/u.test(url) ? ` <${url}>` : ''}`;
}
