import type { Ticket } from '../../domain/handoff.js';
import type { Language } from '../../domain/language.js';

/** What the customer reads of the place in the queue. @param position - from 1 */
export function wordPosition(position: number, language: Language): string {
  const before = position - 1;
  switch (language) {
    case 'en':
      return before === 0 ? 'You are next.' : `${before} ${before === 1 ? 'person is' : 'people are'} before you.`;
    case 'zh-Hant':
      return before === 0 ? '您是下一位。' : `前面還有 ${before} 位。`;
    default:
      return before === 0 ? '您是下一位。' : `前面还有 ${before} 位。`;
  }
}

/** What the customer reads instead of a handoff that nobody could take. */
export function wordTicket(ticket: Ticket, language: Language, now: Date, timeZone: string | undefined): string {
  const { ticketId, because, resumesAt } = ticket;
  const back = resumesAt === undefined ? undefined : wordTime(new Date(resumesAt), now, language, timeZone);
  switch (language) {
    case 'en':
      return `${because === 'outside-hours' ? 'Our colleagues are off duty now' : 'No colleague is free right now'}${back === undefined ? '' : ` and back ${back}`}. I have noted your request as ${ticketId}; they will get back to you. Meanwhile you can go on asking me.`;
    case 'zh-Hant':
      return `${because === 'outside-hours' ? '現在是下班時間' : '目前沒有同事在線'}${back === undefined ? '' : `，同事${back}上班`}。您的事我已經記下，工單號 ${ticketId}，同事會聯繫您。這期間您可以繼續問我。`;
    default:
      return `${because === 'outside-hours' ? '现在是下班时间' : '目前没有同事在线'}${back === undefined ? '' : `，同事${back}上班`}。您的事我已经记下，工单号 ${ticketId}，同事会联系您。这期间您可以继续问我。`;
  }
}

const dayMs = 86_400_000;
const chineseDays: Readonly<Record<number, string>> = { 0: '今天', 1: '明天', 2: '后天' };
const traditionalDays: Readonly<Record<number, string>> = { 0: '今天', 1: '明天', 2: '後天' };
const englishDays: Readonly<Record<number, string>> = { 0: 'today', 1: 'tomorrow' };

/** Tomorrow 9:00, or the date where it is further away. */
function wordTime(at: Date, now: Date, language: Language, timeZone = 'Asia/Shanghai'): string {
  const dayOf = (date: Date) => Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone }).format(date));
  const days = Math.round((dayOf(at) - dayOf(now)) / dayMs);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: '2-digit' })
    .format(at)
    .replace(/^0/, '');
  const date = (locale: string) =>
    new Intl.DateTimeFormat(locale, { timeZone, month: 'long', day: 'numeric' }).format(at);
  switch (language) {
    case 'en':
      return `${englishDays[days] ?? `on ${date('en-US')}`} at ${time}`;
    case 'zh-Hant':
      return `${traditionalDays[days] ?? date('zh-Hant-TW')} ${time} `;
    default:
      return `${chineseDays[days] ?? date('zh-CN')} ${time} `;
  }
}
