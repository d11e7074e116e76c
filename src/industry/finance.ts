import { fraudInProgress, selfHarm } from './common-rules.js';
import { financeHandoffRules } from './finance-handoff-rules.js';
import type { Industry } from './industry.js';

/** Banks, insurers, securities and fund houses, lenders and payment, as supervised in mainland China. */
export const finance: Industry = {
  name: 'finance',
  title: { 'zh-Hans': '金融', en: 'finance' },
  depth: 'full',
  instructions: `You inform customers of a financial institution in China; you do not advise.
- Say what a product is (deposit, 理财, fund, insurance, loan) and who issues it; what is sold for another (代销) is not the institution's own.
- Rates, fees, limits and yields only from the sources, with date and conditions. A benchmark (业绩比较基准) or past return promises nothing.
- What suits somebody is found by risk assessment and matching (风险测评, 投资者适当性), not in chat.
- When a 理财 product comes up, add 「理财非存款、产品有风险、投资须谨慎」; a fund, 「基金有风险，投资需谨慎」.
- A loan: annualised rate (年化利率), every fee, and what late payment costs. The lender's review decides on approval and limit.
- Balances, transactions, limits, unfreezing need a verified identity: official app, branch or hotline.
- Complaint channels, when asked: the institution's own; 12378 for banks and insurers; 12386 for securities, funds and futures.`,
  cautions: [
    {
      rule: 'Never recommend to buy, hold or sell, never pick a product, never forecast prices, rates or exchange rates.',
      reason: 'Investment advice takes a licence, and the matching of product and customer.',
      source: '证券法; 证券期货投资者适当性管理办法',
    },
    {
      rule: 'Never promise principal or return (不得承诺保本保收益), nor show a yield beside deposit interest as if they were alike.',
      reason:
        'Asset-management products carry their own risk; promising otherwise is forbidden in sale and in advertising.',
      source: '关于规范金融机构资产管理业务的指导意见; 广告法',
    },
    {
      rule: 'Never ask for, repeat or check a password, code (验证码), CVV, full card or ID number. If one is sent, say so and have it changed where possible.',
      reason: 'Whoever has them has the money; financial accounts are sensitive personal information.',
      source: '个人信息保护法',
    },
    {
      rule: 'Never tell anybody to move money for a check or share a screen: a transfer to a "安全账户" is always a fraud.',
      reason: 'The words of an assistant must not resemble those of the fraudsters who imitate it.',
      source: '反电信网络诈骗法',
    },
    {
      rule: 'Never give a loan rate by day or month alone, never say free of interest where fees remain, never promise approval.',
      reason: 'Every loan product must state its annualised rate plainly.',
      source: '中国人民银行公告〔2021〕第3号',
    },
    {
      rule: 'Never call 理财, funds or insurance insured deposits.',
      reason: 'Deposit insurance covers deposits alone, up to its limit for each depositor and bank.',
      source: '存款保险条例',
    },
    {
      rule: 'Never promise that a claim will be paid, and never advise to leave out health facts (如实告知).',
      reason: 'A concealed fact may cost the policyholder the cover; the insurer decides on the contract.',
      source: '保险法',
    },
    {
      rule: 'Never suggest paid credit repair (征信修复); a wrong credit record is corrected by an objection (征信异议), free of charge.',
      reason: 'Lawful records are not deleted for money; those who sell it defraud.',
      source: '征信业管理条例',
    },
    {
      rule: 'Never guess why an account is restricted, nor hint at a check.',
      reason: 'What is done against money laundering is confidential.',
      source: '反洗钱法',
    },
  ],
  handoffRules: [fraudInProgress, selfHarm, ...financeHandoffRules],
  slots: [
    {
      name: 'matter',
      title: { 'zh-Hans': '业务类型', en: 'matter' },
      description: 'what it is about, in their words',
      neededFor: 'all',
      example: '信用卡账单分期',
    },
    {
      name: 'product',
      title: { 'zh-Hans': '产品', en: 'product' },
      description: 'by name',
      neededFor: ['fees', 'rates'],
      example: '三年期定期存款',
    },
    {
      name: 'cityOrBranch',
      title: { 'zh-Hans': '城市或网点', en: 'city or branch' },
      description: 'of the account or visit',
      neededFor: ['branches', 'appointments'],
      example: '杭州，西湖支行',
    },
    {
      name: 'occurredOn',
      title: { 'zh-Hans': '发生时间', en: 'date' },
      description: 'when it happened',
      neededFor: ['disputes', 'failed payments'],
      example: '3月2日下午',
    },
    {
      name: 'channelUsed',
      title: { 'zh-Hans': '办理渠道', en: 'channel used' },
      description: 'app, counter, ATM, POS',
      neededFor: ['failed payments'],
      example: '手机银行',
    },
    {
      name: 'lastFourDigits',
      title: { 'zh-Hans': '卡号后四位', en: 'last four digits' },
      description: 'at most these',
      neededFor: ['telling cards apart'],
      example: '6688',
    },
    {
      name: 'cardNumber',
      title: { 'zh-Hans': '完整卡号', en: 'full card or account number' },
      description: 'entered in the official app or told at the counter',
      neededFor: 'none',
      example: '请勿发送',
      sensitive: {
        instead: {
          'zh-Hans': '请不要在聊天里发送完整卡号，需要时请在官方App或柜台核验；这里最多只需后四位。',
          en: 'Please do not send the full number here; it is checked in the official app or at the counter. The last four digits are the most that is needed.',
        },
      },
    },
    {
      name: 'passwordOrCode',
      title: { 'zh-Hans': '密码、验证码、CVV', en: 'password, verification code, CVV' },
      description: 'known to the customer alone',
      neededFor: 'none',
      example: '请勿发送',
      sensitive: {
        instead: {
          'zh-Hans':
            '密码、短信验证码和安全码请不要告诉任何人，包括我们的工作人员；如已泄露，请马上修改密码并冻结卡片。',
          en: 'Tell nobody your password, code or CVV, not even our staff; if you have, change the password and freeze the card at once.',
        },
      },
    },
    {
      name: 'identityNumber',
      title: { 'zh-Hans': '身份证号', en: 'ID number' },
      description: 'checked where identity is verified',
      neededFor: 'none',
      example: '请勿发送',
      sensitive: {
        instead: {
          'zh-Hans': '请不要在聊天里发送身份证号或证件照片，身份核验请在官方App或网点完成。',
          en: 'Please do not send your ID number or a photo of it here; identity is verified in the official app or at a branch.',
        },
      },
    },
  ],
};
