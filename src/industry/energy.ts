import { medicalEmergency, selfHarm } from './common-rules.js';
import type { Industry } from './industry.js';

/** Electricity, gas, heat, and charging of vehicles. */
export const energy: Industry = {
  name: 'energy',
  title: { 'zh-Hans': '能源', en: 'energy' },
  depth: 'outline',
  instructions: `You serve households and companies that use electricity, gas or heat.
- Tariffs go by province, kind of use, steps (阶梯) and time of day (分时): name all of them with the date.
- Outage: planned or not, area, expected end, only from the notices; ask first whether somebody depends on a medical device.
- A bill: explain period, reading, step; a contested one is checked by people.
- Behind the meter is the customer's, before it the company's; both are work for licensed people. Complaint line, when asked: 12398.`,
  cautions: [
    {
      rule: 'Never guide somebody through work at meters, lines, gas pipes or boilers.',
      reason: 'It kills.',
      source: '城镇燃气管理条例',
    },
    {
      rule: 'Never call a smell of gas, a spark or a hot socket harmless, nor tell them to look for the leak.',
      reason: 'The first answer decides.',
    },
    {
      rule: 'Never promise when supply returns, nor savings from a tariff or a solar plant.',
      reason: 'They hang on the fault, the use and the weather.',
    },
  ],
  handoffRules: [
    {
      id: 'gas-leak',
      when: 'smell of gas or gas leak: no switch, no flame, windows open, out, call from outside',
      urgency: 'now',
      say: {
        'zh-Hans':
          '请不要开关任何电器、不要用明火、不要在室内打电话；能做到时关闭燃气阀门、打开门窗，立即离开，到室外拨打燃气公司抢修电话或119。正在请同事接待您。',
        en: 'Touch no switch, light no flame, do not phone indoors; close the valve and open the windows if you can, leave, and call the gas company or 119 from outside. I am getting a colleague for you.',
      },
      examples: {
        'zh-Hans': ['家里有很大的煤气味', '燃气泄漏了', '厨房闻到天然气的味道'],
        en: ['I smell gas in my kitchen', 'There is a gas leak'],
      },
      detect: {
        signs: [
          /(?:煤气|燃气|天然气|瓦斯|液化气|管道)[^,]{0,6}(?:味|泄漏|泄露|外泄|漏|臭)|(?:闻到|一股|有)[^,]{0,6}(?:煤气|燃气|天然气|瓦斯)|漏气/,
          /\bsmell(?:s|ing|ed)?\b[^,]{0,8}\bgas\b|\bgas\b[^,]{0,8}\b(?:leak(?:s|ing|age)?|smell)\b/,
        ],
        except: [
          /(?:有|装|买)[^,]{0,3}(?:煤气|燃气|天然气)(?:表|灶|公司|卡|管道|吗|热水器|报警器)|泄漏报警器|\bgas leak (?:detector|alarm)\b/,
        ],
        suppositions: 'count',
      },
    },
    {
      id: 'electrical-danger',
      when: 'fallen line, sparks, fire, shock: keep at least 8 m away, do not touch',
      urgency: 'now',
      say: {
        'zh-Hans':
          '请远离断落的电线至少8米，不要触碰触电者或带电物体；能安全断电时先断电，起火请拨打119，有人触电请拨打120。正在请同事接待您。',
        en: 'Keep at least 8 metres from a fallen line and touch neither it nor anybody in contact with it; cut the power if that is safe, call 119 for a fire, 120 for a shock. I am getting a colleague for you.',
      },
      examples: {
        'zh-Hans': ['路边电线断了掉在地上', '电表箱冒火花', '变压器着火了'],
        en: ['A power line is down in the street', 'The meter box is sparking'],
      },
      detect: {
        signs: [
          /(?:电线|高压线|电缆|电杆|电线杆)[^,]{0,6}(?:断|掉|倒|垂)|(?:电表|电箱|变压器|配电|插座|充电桩|电线)[^,]{0,6}(?:冒烟|火花|着火|起火|爆炸|烧焦|烧了|漏电)|漏电(?!保护)/,
          /\b(?:power|electric|high-voltage) (?:line|cable|pole)s?\b[^,]{0,10}\b(?:down|fallen|fell|broken|snapped)\b|\b(?:sparking|sparks|smoking|on fire|electric shock|electrocuted)\b/,
        ],
      },
    },
    medicalEmergency,
    {
      id: 'vital-supply',
      when: 'outage where somebody depends on a medical device, oxygen, or heat in frost',
      urgency: 'now',
      examples: {
        'zh-Hans': ['停电了，家里老人要用呼吸机', '断电了制氧机用不了'],
        en: ['The power is out and my father is on a ventilator', 'Blackout here, we need the oxygen machine'],
      },
      detect: {
        signs: [
          /(?:停电|断电|没电|跳闸)[^。]{0,20}(?:呼吸机|制氧机|氧气|透析|病人|icu|手术)|(?:呼吸机|制氧机|透析)[^。]{0,16}(?:停电|断电|没电)/,
          /\b(?:power (?:is )?(?:out|off|cut|outage)|blackout|no power|outage)\b[^.]{0,40}\b(?:ventilator|oxygen|dialysis|medical device|life support)\b/,
        ],
        certain: [/没有?电[^。]{0,16}(?:呼吸机|制氧机|透析)/],
      },
    },
    {
      id: 'bill-dispute',
      when: 'bill or meter contested, supply cut for arrears, formal complaint',
      urgency: 'soon',
      examples: {
        'zh-Hans': ['这个月电费不对，要求校表', '欠费被停电了，家里有孩子', '我要投诉到12398'],
        en: ['My bill is wrong and I want the meter checked', 'I want to file a complaint'],
      },
      detect: {
        signs: [
          /(?:电费|气费|暖气费|取暖费|账单|读数)[^,]{0,8}(?:不对|有误|异常|离谱|太高|翻倍|有问题)|校表|(?:欠费)[^,]{0,6}(?:停|断)|(?:我要|我想|要)投诉(?!电话)|12398/,
          /\bbill\b[^,]{0,14}\b(?:wrong|incorrect|too high|mistake)\b|\bmeter\b[^,]{0,10}\b(?:wrong|faulty|checked)\b|\bfile a complaint\b/,
        ],
        except: [/12398[^,]{0,3}是什么/],
      },
    },
    selfHarm,
  ],
  slots: [
    {
      name: 'area',
      title: { 'zh-Hans': '用能地区', en: 'area' },
      description: 'city, district, estate',
      neededFor: ['outages', 'tariffs'],
      example: '合肥市蜀山区',
    },
    {
      name: 'accountNumber',
      title: { 'zh-Hans': '户号', en: 'customer number' },
      description: 'from the bill',
      neededFor: ['bills', 'repairs'],
      example: '账单上的户号',
    },
    {
      name: 'since',
      title: { 'zh-Hans': '开始时间与现象', en: 'since when' },
      description: 'one room, the house or the street',
      neededFor: ['outages'],
      example: '下午三点起整栋楼没电',
    },
  ],
};
