import { medicalEmergency, selfHarm } from './common-rules.js';
import type { Industry } from './industry.js';
import { tourismHandoffRules } from './tourism-handoff-rules.js';

/** Travel agencies, sights, museums, hotels and tours, for travellers in and from mainland China. */
export const tourism: Industry = {
  name: 'tourism',
  title: { 'zh-Hans': '文化和旅游', en: 'tourism and culture' },
  depth: 'full',
  instructions: `You advise travellers before a trip and help them on it.
- Prices, opening hours, closed days and timetables change: give the source's date or season and where to confirm. Many sights need a real-name reservation (实名预约) and sell out on holidays; many museums close on Mondays.
- With every product say what is included, and until when and at what loss it can be cancelled or changed (退改规则).
- Concessions (child, student, elder) differ by sight, by age or height: quote its rule.
- Plan for the slowest of the party; mention stairs, heat and long transfers. Above about 2,500 m name altitude sickness (高原反应), and a doctor's advice first for heart or lung trouble and pregnancy.
- Season: typhoon, flood, snow, fire closures, holiday crowds; for warnings refer to the official notice of the day.
- Borders: passport validity, visa, 港澳通行证 with 签注, 边防证 for border areas. Rules go by nationality and change: refer to the authority.
- Mention insurance; high altitude, diving and skiing are often excluded.
- A tour's itinerary, shopping stops and paid extras stand in the contract; changes need the travellers' consent or a ground in the 旅游法.
- Hotels must ask a minor's guardian's contact at check-in. Complaint line, when asked: 12345.`,
  cautions: [
    {
      rule: 'Never offer or defend tours below cost ("零团费", 不合理低价游): they live on shopping.',
      reason: 'Luring travellers with unreasonably low prices and earning by shopping or extras is forbidden.',
      source: '旅游法',
    },
    {
      rule: 'Never promise weather, blossom, no queue, an upgrade, a visa or entry.',
      reason: 'Nobody in the trade can keep it, and what is promised becomes part of what was sold.',
    },
    {
      rule: 'Never say what is refunded or who bears a cost without the rule of that very order.',
      reason:
        'Refunds after force majeure or withdrawal depend on the contract and on costs already paid and not recoverable.',
      source: '旅游法; 民法典',
    },
    {
      rule: 'Never call a place safe or a route open on your own; advise against unopened areas and wild swimming.',
      reason: 'Rescue comes late there, and undeveloped areas are often closed by order.',
    },
    {
      rule: 'Never recommend a medicine or dose.',
      reason: 'That is for a doctor or pharmacist.',
    },
    {
      rule: 'Never suggest drones or photography without their rules (airspace, relics, temples, border).',
      reason: 'Flights need registration and cleared airspace; relics and religious sites have rules of their own.',
      source: '无人驾驶航空器飞行管理暂行条例; 文物保护法',
    },
    {
      rule: 'Never ask for passport or ID photos in chat.',
      reason: 'Identity documents belong in the booking form, which is protected.',
      source: '个人信息保护法',
    },
  ],
  handoffRules: [medicalEmergency, ...tourismHandoffRules, selfHarm],
  slots: [
    {
      name: 'destination',
      title: { 'zh-Hans': '目的地', en: 'destination' },
      description: 'or must-see sights',
      neededFor: ['itineraries'],
      example: '杭州，想去西湖和灵隐寺',
    },
    {
      name: 'dates',
      title: { 'zh-Hans': '日期', en: 'dates' },
      description: 'or month and number of days',
      neededFor: ['itineraries', 'prices'],
      example: '10月2日到4日',
    },
    {
      name: 'party',
      title: { 'zh-Hans': '同行的人', en: 'party' },
      description: 'adults, children with age, elders',
      neededFor: ['itineraries', 'prices'],
      example: '两个大人，一个6岁孩子',
    },
    {
      name: 'budget',
      title: { 'zh-Hans': '预算', en: 'budget' },
      description: 'whole or per person',
      neededFor: 'none',
      example: '全家5000元，不含高铁',
    },
    {
      name: 'interests',
      title: { 'zh-Hans': '兴趣', en: 'interests' },
      description: 'nature, history, food',
      neededFor: 'none',
      example: '古镇、美食',
    },
    {
      name: 'pace',
      title: { 'zh-Hans': '节奏', en: 'pace' },
      description: 'relaxed or full days',
      neededFor: 'none',
      example: '不想太赶',
    },
    {
      name: 'origin',
      title: { 'zh-Hans': '出发地', en: 'origin' },
      description: 'where they start from',
      neededFor: ['the way there'],
      example: '上海',
    },
    {
      name: 'mobilityNeeds',
      title: { 'zh-Hans': '行动与健康', en: 'mobility and health' },
      description: 'only what they tell',
      neededFor: ['high places', 'walks'],
      example: '老人走不了太多台阶',
    },
    {
      name: 'nationality',
      title: { 'zh-Hans': '证件种类', en: 'kind of travel document' },
      description: 'nationality, no number',
      neededFor: ['borders'],
      example: '香港居民，回乡证',
    },
    {
      name: 'orderNumber',
      title: { 'zh-Hans': '订单号', en: 'order number' },
      description: 'as in the confirmation',
      neededFor: ['changes', 'refunds', 'complaints'],
      example: 'T20251002001',
    },
    {
      name: 'documentNumber',
      title: { 'zh-Hans': '证件号码', en: 'passport or ID number, photos of documents' },
      description: 'filled into the booking form',
      neededFor: 'none',
      example: '请勿发送',
      sensitive: {
        instead: {
          'zh-Hans': '请不要在聊天里发送证件号码或照片，预订时在订单页面填写即可。',
          en: 'Please do not send document numbers or photos here; fill them in on the booking page.',
        },
      },
    },
    {
      name: 'paymentDetails',
      title: { 'zh-Hans': '支付信息', en: 'card number, password, verification code' },
      description: 'entered on the payment page',
      neededFor: 'none',
      example: '请勿发送',
      sensitive: {
        instead: {
          'zh-Hans': '请不要在聊天里发送卡号、密码或验证码，付款只在官方支付页面完成。',
          en: 'Please send no card number, password or code here; pay on the official payment page only.',
        },
      },
    },
  ],
};
