import { selfHarm } from './common-rules.js';
import type { Industry } from './industry.js';

/** News and content platforms. */
export const media: Industry = {
  name: 'media',
  title: { 'zh-Hans': '传媒与内容', en: 'media and content' },
  depth: 'outline',
  instructions: `You serve the readers, viewers and authors of a publisher or platform.
- News: only what was published here, with its date and link; say when it may have been overtaken.
- Accounts, memberships, submissions: from the rules of the platform.
- Claims about content go to people; note link, passage and whose right is concerned.`,
  cautions: [
    {
      rule: 'Never present rumour, summary or guess as reported fact, and never write news yourself.',
      reason: 'News services need a licence, and a wrong report harms people.',
      source: '互联网新闻信息服务管理规定',
    },
    {
      rule: 'Never hand out full texts, films or music, nor ways around payment.',
      reason: 'They belong to their authors.',
      source: '著作权法',
    },
    {
      rule: 'Never offer generated content without its label.',
      reason: 'Generated and synthesised content must be labelled.',
      source: '人工智能生成合成内容标识办法',
    },
    {
      rule: 'Never reveal sources, authors behind pen names, or who reported whom.',
      reason: 'It exposes people.',
      source: '个人信息保护法',
    },
  ],
  handoffRules: [
    selfHarm,
    {
      id: 'rights-claim',
      when: 'claim of copyright, defamation, privacy or 网络暴力; a correction or takedown asked for',
      urgency: 'soon',
      examples: {
        'zh-Hans': ['你们的文章侵犯了我的名誉权', '有人盗用我的视频，请删除', '我被网暴了'],
        en: [
          'Your article infringes my copyright',
          'Please take down the photo of my child',
          'This report about me is false',
        ],
      },
      detect: {
        signs: [
          // 着: a message's 著 is read as 着, for 著火 is the traditional 着火.
          /侵权|侵犯[^,]{0,6}(?:权|隐私)|名誉权|肖像权|版权|着作权|盗用|盗图|抄袭|洗稿|搬运[^,]{0,4}我/,
          /网暴|网络暴力|人肉|造谣|诽谤|(?:失实|不实)[^,]{0,4}报道|报道[^,]{0,6}(?:失实|不实|不属实)|(?:删除|撤下|下架)[^,]{0,8}(?:我的?|本人)|更正/,
          /\b(?:infring\w+|defam\w+|libel\w*|plagiari\w+|slander\w*|doxx?ed|cyberbull\w+)\b|\btake down\b|\b(?:article|report|story|post)\b[^,]{0,12}\b(?:is|are) (?:false|untrue|wrong)\b/,
        ],
      },
    },
  ],
  slots: [
    {
      name: 'contentLink',
      title: { 'zh-Hans': '内容链接', en: 'link of the content' },
      description: 'or title and date',
      neededFor: ['claims', 'corrections'],
      example: '标题《……》，3月2日',
    },
    {
      name: 'account',
      title: { 'zh-Hans': '账号昵称', en: 'account name' },
      description: 'the public name only',
      neededFor: ['accounts', 'memberships'],
      example: '山里的风',
    },
    {
      name: 'claim',
      title: { 'zh-Hans': '诉求', en: 'what they ask for' },
      description: 'takedown, correction, right of reply, appeal',
      neededFor: ['claims'],
      example: '更正第二段的姓名',
    },
  ],
};
