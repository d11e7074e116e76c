import type { Itinerary } from '../../domain/itinerary.js';
import type { CardDay, CardItem, ItineraryCard } from '../../domain/itinerary-card.js';
import type { Language } from '../../domain/language.js';
import { ConfigurationError } from '../../error/configuration-error.js';
import type { RenderItineraryOptions } from '../render/render-itinerary.js';
import { formWords } from './form-words.js';
import { itineraryCard } from './itinerary-card.js';
import { type MessageSection, packMessages } from './pack-messages.js';

export interface WeComMessagesOptions extends RenderItineraryOptions {
  readonly language: Language;
  /**
   * `text` for 微信客服 and passive replies, which show no formatting; `markdown` for app messages, bots and group
   * webhooks: headings, bold and quotes, which all of them draw. Default `text`.
   */
  readonly format?: 'text' | 'markdown' | undefined;
  /**
   * Bytes of UTF-8 that one message may take, at least 256. Default 2048, what 微信客服 and app messages carry; a group
   * webhook's markdown takes 4096, a bot's 20480.
   */
  readonly maxBytes?: number | undefined;
  /**
   * Where a message a day would be more than that many, days share a message as far as the bytes allow. 微信客服 lets
   * five follow one message of the customer. The limit is a wish: nothing is left out to keep it. Default: none.
   */
  readonly maxMessages?: number | undefined;
}

const leastBytes = 256;

/**
 * Gives an itinerary as the messages of a WeCom conversation: an overview, each day by itself, then costs and remarks.
 *
 * Every message keeps within the bytes. A stop is never cut: a day that is too long goes on in the next message under
 * its heading. Every stop stands in exactly one message.
 *
 * @throws {ConfigurationError} `maxBytes` is under 256, or `maxMessages` under 1
 * @see https://developer.work.weixin.qq.com/document/path/94677 (微信客服), 90236 (app messages), 91770 (webhooks)
 * @example
 * for (const content of weComMessages(itinerary, { language: 'zh-Hans' })) await send({ msgtype: 'text', text: { content } });
 */
export function weComMessages(itinerary: Itinerary, options: WeComMessagesOptions): string[] {
  const { language, format = 'text', maxBytes = 2048, maxMessages = Number.POSITIVE_INFINITY } = options;
  if (!Number.isInteger(maxBytes) || maxBytes < leastBytes) {
    throw new ConfigurationError(`maxBytes must be a whole number of at least ${leastBytes}, not ${maxBytes}`);
  }
  if (!(maxMessages >= 1)) throw new ConfigurationError(`maxMessages must be at least 1, not ${maxMessages}`);
  const style = format === 'markdown' ? markdownStyle : textStyle;
  const { colon, continued } = formWords(language);
  const sections = sectionsOf(itineraryCard(itinerary, language, options), style, colon);
  const pack = (share: boolean) => packMessages(sections, { maxBytes, share, continued });
  const apart = pack(false);
  return apart.length <= maxMessages ? apart : pack(true);
}

interface Style {
  readonly heading: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly aside: (text: string) => string;
  /** Shows a text of the tenant's as it is. */
  readonly plain: (text: string) => string;
}

const oneLine = (text: string) => text.replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' ');

const textStyle: Style = {
  heading: (text) => `【${text}】`,
  strong: (text) => text,
  aside: (text) => `  ${text}`,
  // WeCom's text reads a link in angle brackets.
  plain: (text) => oneLine(text).replaceAll('<', '＜'),
};

// WeCom's markdown knows no escapes, so characters that mean something give way to their wide twins.
const wideTwins: Readonly<Record<string, string>> = {
  '*': '＊',
  _: '＿',
  '`': '｀',
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '#': '＃',
  '~': '～',
  '|': '｜',
};

const markdownStyle: Style = {
  heading: (text) => `### ${text}`,
  strong: (text) => `**${text}**`,
  aside: (text) => `> ${text}`,
  plain: (text) => oneLine(text).replace(/[*_`[\]<>#~|]/g, (mark) => wideTwins[mark] ?? mark),
};

function sectionsOf(card: ItineraryCard, style: Style, colon: string): MessageSection[] {
  const { outbound, inbound } = card;
  const title = (text: string) => style.heading(style.plain(text));
  const overview = [
    ...card.summary.split('\n').map(style.plain),
    ...[outbound, inbound].flatMap((journey) =>
      journey ? [style.plain(`${journey.title}${colon}${journey.text}`)] : [],
    ),
  ];
  const costs = card.costs.map(({ label, text }) => style.plain(`${label}${colon}${text}`));
  const closing = [
    ...card.remarks.map((remark) => `· ${style.plain(remark)}`),
    ...card.sources.map(({ text }) => `· ${style.plain(`${card.sourcesTitle}${colon}${text}`)}`),
  ];
  return [
    { heading: title(card.title), units: overview, startsMessage: true },
    ...card.days.map((day) => ({ heading: title(day.title), units: dayUnits(day, style), startsMessage: true })),
    ...(costs.length > 0 ? [{ heading: title(card.costsTitle), units: costs, startsMessage: true }] : []),
    { heading: title(card.remarksTitle), units: closing, startsMessage: costs.length === 0 },
  ];
}

/** What stays together: a stop with the way to it, and what is had there. */
function dayUnits({ items, total }: CardDay, style: Style): string[] {
  const units: string[] = [];
  let waiting: string[] = [];
  for (const [index, item] of items.entries()) {
    const lines = linesOf(item, style);
    const previous = items[index - 1];
    if (item.type === 'note' && previous?.type === 'stop' && units.length > 0) {
      units[units.length - 1] += `\n${lines.join('\n')}`;
    } else if (item.type === 'way' || item.type === 'note') {
      waiting.push(...lines);
    } else {
      units.push([...waiting, ...lines].join('\n'));
      waiting = [];
    }
  }
  return [...units, [...waiting, style.strong(style.plain(total))].join('\n')];
}

function linesOf(item: CardItem, { strong, aside, plain }: Style): string[] {
  switch (item.type) {
    case 'stop':
      return [
        strong(`${item.number}. ${plain(item.time)} ${plain(item.title)}`),
        aside(plain(item.details.join(' · '))),
      ];
    case 'way':
      return [aside(`→ ${plain(item.text)}`)];
    case 'note':
      return [aside(plain(item.text))];
    default:
      return [plain(item.text)];
  }
}
