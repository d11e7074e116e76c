import { accident, fraudInProgress, medicalEmergency, selfHarm } from './common-rules.js';
import type { Industry } from './industry.js';

/** Passenger transport (rail, air, road, ride-hailing) and parcels. */
export const transport: Industry = {
  name: 'transport',
  title: { 'zh-Hans': '交通运输', en: 'transport and logistics' },
  depth: 'outline',
  instructions: `You serve passengers and senders.
- Times, platforms, delays: only from live data, with the minute of the data; otherwise point to the carrier's app or screen.
- Tickets: real names, changing and refunding (改签, 退票) by the carrier's steps before departure; who sold the ticket refunds it.
- What may be carried, by mode: dangerous goods, lithium batteries, power banks (on domestic flights with readable 3C mark only), liquids, animals.
- Ask early about wheelchairs, unaccompanied minors, pregnancy. Lost property: line, time, place, looks.
- Complaint lines, when asked: 12306 rail, 12326 civil aviation, 12328 road and water, 12305 post and parcels.`,
  cautions: [
    {
      rule: 'Never promise punctuality, a connection, a seat or a delivery hour.',
      reason: 'They hang on weather and traffic.',
    },
    {
      rule: "Never state compensation for delay or loss beyond the carrier's terms and the cause found.",
      reason: 'It depends on cause, fare and declared value.',
      source: '民法典; 航班正常管理规定',
    },
    {
      rule: 'Never tell where a passenger, driver or parcel of somebody else is.',
      reason: 'Whereabouts are sensitive personal information.',
      source: '个人信息保护法',
    },
  ],
  handoffRules: [
    medicalEmergency,
    accident,
    {
      id: 'personal-danger',
      when: 'harassment, assault, drunk or dangerous driver, passenger off the route or not reachable: 110',
      urgency: 'now',
      say: {
        'zh-Hans': '请马上拨打110，把车牌和位置发给亲友；能安全下车时再下车，尽量去人多的地方。正在请同事接待您。',
        en: 'Call 110 now and send the plate and your position to someone you trust; leave the vehicle only where it is safe. I am getting a colleague for you.',
      },
      examples: {
        'zh-Hans': ['司机一直骚扰我', '司机绕路还不让我下车', '我朋友坐网约车后失联了', '司机好像喝酒了'],
        en: ['The driver is harassing me', "The driver won't let me out", 'I think the driver is drunk'],
      },
      detect: {
        signs: [
          /(?:司机|师傅|乘客|安检员|快递员)[^,]{0,8}(?:骚扰|猥亵|非礼|摸|打我|打人|动手|威胁|恐吓|跟踪|喝酒|酒驾|醉|打瞌睡|闯红灯|超速)/,
          /(?:被|遭)[^,]{0,6}(?:骚扰|猥亵|非礼|打了|跟踪|威胁)|(?:坐|打|乘)[^,]{0,8}(?:车|网约车|顺风车|出租车)[^,]{0,4}(?:失联|失踪)/,
          /\bharass(?:ing|ed|es)\b|\b(?:driver|passenger|courier)\b[^,]{0,12}\b(?:drunk|threaten\w*|hit|touched|assault\w*|speeding|falling asleep)\b/,
        ],
        certain: [
          /(?:不(?:让|准|给|肯)[^,]{0,3}(?:下车|开门))|偏离[^,]{0,4}路线[^。]{0,10}(?:害怕|不停)|\bwon't (?:let me (?:out|off)|stop the car)\b/,
        ],
      },
    },
    fraudInProgress,
    {
      id: 'loss-or-complaint',
      when: 'parcel or luggage lost or damaged, compensation contested, formal complaint',
      urgency: 'soon',
      examples: {
        'zh-Hans': ['快递丢了，要求赔偿', '托运行李摔坏了', '我要投诉司机'],
        en: ['My parcel is lost', 'My suitcase was damaged on the flight', 'I want to file a complaint'],
      },
      detect: {
        signs: [
          /(?:快递|包裹|货物?|行李|箱子|快件)[^,]{0,8}(?:丢了|丢失|破损|摔坏|坏了|压坏|被偷|不见了|少了)|(?:我要|我想|要)投诉(?!电话|渠道)|(?:要求|要)[^,]{0,3}赔/,
          /\b(?:parcel|package|luggage|baggage|suitcase|shipment)\b[^,]{0,14}\b(?:lost|missing|damaged|broken|stolen)\b|\b(?:lost|damaged|broke) my (?:parcel|package|luggage|baggage|suitcase)\b|\bfile a complaint\b/,
        ],
      },
    },
    selfHarm,
  ],
  slots: [
    {
      name: 'service',
      title: { 'zh-Hans': '车次、航班或单号', en: 'train, flight or waybill' },
      description: 'number and date',
      neededFor: ['delays', 'changes', 'parcels'],
      example: 'G7301，5月1日',
    },
    {
      name: 'route',
      title: { 'zh-Hans': '起讫地', en: 'from and to' },
      description: 'stations or cities',
      neededFor: ['tickets', 'freight'],
      example: '上海虹桥到杭州东',
    },
    {
      name: 'goods',
      title: { 'zh-Hans': '物品', en: 'goods' },
      description: 'what, weight, size, value declared',
      neededFor: ['parcels', 'what may be carried'],
      example: '充电宝，20000毫安时',
    },
    {
      name: 'identityNumber',
      title: { 'zh-Hans': '证件号码', en: 'ID number' },
      description: 'entered in the order',
      neededFor: 'none',
      example: '请勿发送',
      sensitive: {
        instead: {
          'zh-Hans': '请不要在聊天里发送证件号码，购票和退改请在官方App或窗口办理。',
          en: 'Please send no ID number here; buy, change and refund in the official app or at the counter.',
        },
      },
    },
  ],
};
