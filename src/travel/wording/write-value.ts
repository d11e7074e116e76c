import type { Claim } from './claim.js';

/**
 * Writes another value in place of a claim, in the manner in which the claim was written as far as that is plain.
 *
 * @param raw - the claim as the text has it
 */
export function writeValue(claim: Claim, raw: string, value: number): string {
  switch (claim.kind) {
    case 'clock':
      return writeClock(raw, value);
    case 'date':
      return writeDate(raw, value);
    case 'money':
      return replaceNumber(raw, /[¥￥]/.test(raw) ? grouped(value) : String(value));
    case 'duration':
      return /小时|钟|分/.test(raw) ? `${value} 分钟` : /minutes?/i.test(raw) ? `${value} minutes` : `${value} min`;
    case 'distance':
      return writeDistance(raw, value);
    case 'count':
      return replaceNumber(raw, String(value));
  }
}

const numberIn = /\d[\d,]*(?:\.\d+)?|[零〇一二两兩三四五六七八九十百千万萬]+/;

function replaceNumber(raw: string, text: string): string {
  return raw.replace(numberIn, text);
}

function grouped(value: number): string {
  return value.toLocaleString('en-US', {
    maximumFractionDigits: 2,
    minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
  });
}

function writeClock(raw: string, value: number): string {
  const [hours, minutes] = [Math.floor(value / 60) % 24, String(value % 60).padStart(2, '0')];
  const half = /([ap])(\.?)m/i.exec(raw);
  if (half === null) {
    const lead = /^\s*0?\d:/.test(raw) && !/^\s*0/.test(raw) ? String(hours) : String(hours).padStart(2, '0');
    return `${lead}:${minutes}`;
  }
  return `${hours % 12 || 12}:${minutes} ${hours < 12 ? 'am' : 'pm'}`;
}

function writeDate(raw: string, value: number): string {
  const [year, month, day] = [Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100];
  const two = (part: number) => String(part).padStart(2, '0');
  if (/^\d{4}-/.test(raw)) return `${year}-${two(month)}-${two(day)}`;
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  if (/[月日号號]/.test(raw)) {
    const parts = [/年/.test(raw) ? `${year} 年 ` : '', /月/.test(raw) ? `${month} 月 ` : '', `${day} 日`];
    const name = /([（(]?\s*)(周|週|星期)[一二三四五六日天]/.exec(raw);
    return `${parts.join('')}${name ? `${name[1] || ' '}${name[2]}${'日一二三四五六'[weekday]}` : ''}`;
  }
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const named = /^(?:sun|mon|tue|wed|thu|fri|sat)/i.test(raw) ? `${days[weekday]} ` : '';
  return `${named}${day} ${months[month - 1]}${/\d{4}/.test(raw) ? ` ${year}` : ''}`;
}

function writeDistance(raw: string, meters: number): string {
  const isChinese = /[里米]/.test(raw);
  if (meters < 950) return `${Math.max(50, Math.round(meters / 50) * 50)} ${isChinese ? '米' : 'm'}`;
  return `${Math.round(meters / 100) / 10} ${isChinese ? '公里' : 'km'}`;
}
