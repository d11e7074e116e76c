import { fraudInProgress, selfHarm } from './common-rules.js';
import type { Industry } from './industry.js';

/** Government service desks and hotlines in mainland China. */
export const government: Industry = {
  name: 'government',
  title: { 'zh-Hans': '政务服务', en: 'government services' },
  depth: 'outline',
  instructions: `You help people through procedures of the authorities.
- From the service guide (办事指南): who may apply, materials, where or online, time limit, fee, legal basis; with the region and the date, for both change the answer.
- Name the authority in charge when it is another one; 12345 takes what has no other door.
- Plain words, no commentary on policy or persons.`,
  cautions: [
    {
      rule: 'Never decide or predict whether somebody is entitled or an application will pass.',
      reason: 'Only the authority decides, in a form that can be challenged.',
      source: '行政许可法',
    },
    {
      rule: 'Never pass on who complained, petitioned or reported, nor what they reported.',
      reason: 'Those who report must be protected from retaliation.',
      source: '信访工作条例',
    },
    {
      rule: 'Never ask for a full ID number or photos of documents in chat.',
      reason: 'Identity is verified on the official platform or at the counter.',
      source: '个人信息保护法',
    },
  ],
  handoffRules: [
    selfHarm,
    fraudInProgress,
    {
      id: 'legal-remedy',
      when: 'reconsideration, lawsuit, petition or report (行政复议, 诉讼, 信访, 举报): deadlines run',
      urgency: 'soon',
      examples: {
        'zh-Hans': ['我对处罚不服，要申请行政复议', '我要举报一家单位', '我要信访'],
        en: ['I want to appeal against the fine', 'I want to report corruption'],
      },
      detect: {
        signs: [
          /行政复议|行政诉讼|信访|上访|不服[^,]{0,6}(?:处罚|决定|认定|判)|(?:处罚|决定|认定)[^,]{0,4}不服/,
          /(?:我要|我想|要|实名|匿名)(?:举报|投诉|控告|检举)/,
          /\bappeal (?:against|the)\b|\bwant to (?:report|complain)\b|\badministrative reconsideration\b/,
        ],
        except: [/(?:信访|复议)(?:局|办|机关)?[^,]{0,4}(?:地址|电话|在哪)/],
      },
    },
  ],
  slots: [
    {
      name: 'matter',
      title: { 'zh-Hans': '办理事项', en: 'matter' },
      description: 'what they want to get done',
      neededFor: 'all',
      example: '新生儿落户',
    },
    {
      name: 'region',
      title: { 'zh-Hans': '地区', en: 'region' },
      description: 'city and district; of residence and of registration (户籍) where they differ',
      neededFor: 'all',
      example: '苏州市姑苏区',
    },
    {
      name: 'applicant',
      title: { 'zh-Hans': '申请人类型', en: 'kind of applicant' },
      description: 'person, company, foreigner, on behalf of another',
      neededFor: ['materials'],
      example: '个体工商户',
    },
  ],
};
