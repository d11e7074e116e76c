import type { Language } from '../domain/language.js';

/** What a customer is told when a budget is used up. Money and tokens are none of the customer's business. */
export interface BudgetWords {
  readonly day: string;
  readonly month: string;
  readonly conversation: string;
  readonly turn: string;
  readonly tenant: string;
}

export const budgetWords: Readonly<Record<Language, BudgetWords>> = {
  'zh-Hans': {
    day: '抱歉，今天的自动回复已经用完了。您可以明天再来，或者说“转人工”，由同事为您服务。',
    month: '抱歉，本月的自动回复已经用完了。您可以说“转人工”，由同事为您服务。',
    conversation: '抱歉，这次对话的自动回复已经用完了。您可以说“转人工”，由同事接着为您服务。',
    turn: '抱歉，这个问题我没能一次答完。您可以分开来问，或者说“转人工”，由同事为您解答。',
    tenant: '抱歉，自动回复暂时不可用。您可以说“转人工”，由同事为您服务。',
  },
  'zh-Hant': {
    day: '抱歉，今天的自動回覆已經用完了。您可以明天再來，或者說「轉人工」，由同事為您服務。',
    month: '抱歉，本月的自動回覆已經用完了。您可以說「轉人工」，由同事為您服務。',
    conversation: '抱歉，這次對話的自動回覆已經用完了。您可以說「轉人工」，由同事接着為您服務。',
    turn: '抱歉，這個問題我沒能一次答完。您可以分開來問，或者說「轉人工」，由同事為您解答。',
    tenant: '抱歉，自動回覆暫時不可用。您可以說「轉人工」，由同事為您服務。',
  },
  en: {
    day: 'Sorry, automatic replies are used up for today. Please come back tomorrow, or say "talk to a human" and a colleague will help you.',
    month: 'Sorry, automatic replies are used up for this month. Say "talk to a human" and a colleague will help you.',
    conversation:
      'Sorry, automatic replies are used up for this conversation. Say "talk to a human" and a colleague will carry on with you.',
    turn: 'Sorry, I could not finish this question in one go. Please ask it in parts, or say "talk to a human" and a colleague will answer you.',
    tenant: 'Sorry, automatic replies are not available for now. Say "talk to a human" and a colleague will help you.',
  },
};
