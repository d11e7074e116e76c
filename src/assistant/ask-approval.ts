import type { Approver } from '../domain/approval.js';
import type { JsonValue } from '../domain/json.js';
import type { Language } from '../domain/language.js';

/** The question that a customer or an operator is asked where the tool words none. */
export function wordApproval(description: string, input: JsonValue, language: Language): string {
  const values = Object.entries(typeof input === 'object' && input !== null ? input : {})
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(language === 'en' ? ', ' : '，');
  const what = `${description.trim().replace(/[。.]$/u, '')}${values === '' ? '' : language === 'en' ? ` (${values})` : `（${values}）`}`;
  return questions[language](what);
}

const questions: Readonly<Record<Language, (what: string) => string>> = {
  'zh-Hans': (what) => `请您确认：${what}。回复“确认”就为您办理，回复“取消”就不办。`,
  'zh-Hant': (what) => `請您確認：${what}。回覆「確認」就為您辦理，回覆「取消」就不辦。`,
  en: (what) => `Please confirm: ${what}. Reply "confirm" and I will do it, or "cancel" and I will not.`,
};

/** What the customer reads while an operator is asked. */
export const operatorAsked: Readonly<Record<Language, string>> = {
  'zh-Hans': '这件事需要同事同意，我已经提交，有了结果马上告诉您。',
  'zh-Hant': '這件事需要同事同意，我已經提交，有了結果馬上告訴您。',
  en: 'This needs a colleague to agree. I have passed it on and will tell you as soon as I know.',
};

/** What the model reads of a call that waits. */
export function wordWaiting(name: string, from: Approver): string {
  return `Tool "${name}" has not run yet: the ${from} was asked to agree.`;
}

/** What the model reads of a call that nobody agreed to. */
export const notApproved = {
  denied: 'It was refused. Do not ask for it again unless the customer wants it after all.',
  expired: 'Nobody answered in time, so it was not run. Ask again only if the customer still wants it.',
  superseded: 'The customer wrote something else instead of answering, so it was not run. Go by what they wrote.',
} as const;
