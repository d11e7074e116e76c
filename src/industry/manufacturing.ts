import { accident, medicalEmergency, selfHarm } from './common-rules.js';
import type { Industry } from './industry.js';

/** Makers of machines, parts and appliances, and their after-sales service. */
export const manufacturing: Industry = {
  name: 'manufacturing',
  title: { 'zh-Hans': '制造业', en: 'manufacturing' },
  depth: 'outline',
  instructions: `You serve buyers and users of machines and parts: selection, manuals, faults, spare parts, warranty.
- Figures (ratings, tolerances, materials, torque) word for word from the data sheet of that model and revision; a near model is not the model.
- Faults: model, serial number, fault code, what was done before; then the manual's steps in its order. Before any step at the machine: switch off, lock out, tag (上锁挂牌); live work is for qualified people.
- Prices, delivery dates and changes of specification are quoted by sales, in writing.`,
  cautions: [
    {
      rule: 'Never tell how to bypass guards, interlocks, limits or alarms.',
      reason: 'They are there because people lost limbs.',
      source: '安全生产法',
    },
    {
      rule: 'Never confirm a specification, certificate, delivery date or price that the sources do not give.',
      reason: 'It may become part of the contract.',
      source: '民法典',
    },
    {
      rule: 'Never say that goods may be exported somewhere or used for something sensitive.',
      reason: 'Dual-use items need a licence that depends on end user and use.',
      source: '出口管制法',
    },
    {
      rule: 'Never share drawings, customers or prices of other customers.',
      reason: 'They are trade secrets.',
      source: '反不正当竞争法',
    },
  ],
  handoffRules: [
    medicalEmergency,
    accident,
    {
      id: 'machine-danger',
      when: 'fire, smoke, leak, explosion, machine out of control, safety device failed: emergency stop, keep away',
      urgency: 'now',
      say: {
        'zh-Hans': '请立即按下急停、切断电源并让人员远离；起火或泄漏请拨打119。不要再次启动设备。正在请工程师联系您。',
        en: 'Press the emergency stop, cut the power and keep people away; for a fire or leak call 119. Do not start the machine again. I am getting an engineer for you.',
      },
      examples: {
        'zh-Hans': ['设备冒烟了', '压力容器泄漏', '急停按钮失灵', '机械臂失控撞人了'],
        en: ['The machine is smoking', 'There is a gas leak at the tank', 'The emergency stop does not work'],
      },
      detect: {
        signs: [
          /冒烟|着火|起火|爆炸|泄漏|泄露(?!信息|数据|图纸)|漏(?:电|气|氨|酸)|失控|(?:急停|安全门|光栅|联锁|制动|刹车)[^,]{0,4}(?:失灵|失效|坏)/,
          /\b(?:smoking|on fire|caught fire|explod(?:ed|ing)|leak(?:s|ing|ed)?|out of control|sparks?)\b|\b(?:emergency stop|interlock|guard|brake)\b[^,]{0,12}\b(?:fail(?:s|ed)|broken|defective)\b/,
        ],
        certain: [
          /(?:急停|安全门|光栅|联锁)[^,]{0,6}(?:不起作用|没反应|停不下来)|\b(?:emergency stop|interlock|guard)\b[^,]{0,10}\b(?:not|doesn't|won't) work/,
        ],
        except: [/(?:防|怎么检测|检测)[^,]{0,3}(?:泄漏|漏电|爆炸)|漏电保护|防爆/],
      },
    },
    {
      id: 'line-down',
      when: 'production stands still (停线, 停产) for a fault or a missing part',
      urgency: 'now',
      examples: {
        'zh-Hans': ['产线停了，等备件', '设备报警停机，整条线停产'],
        en: ['Our production line is down', 'The machine stopped and production has halted'],
      },
      detect: {
        signs: [
          /(?:产线|生产线|整条线|流水线)[^,]{0,6}(?:停|瘫)|停线|停产|停工待料/,
          /\b(?:line|production|plant)\b[^,]{0,12}\b(?:down|halted|stopped|at a standstill)\b/,
        ],
        except: [/(?:型号|产品|机型|款)[^,]{0,6}停产|停产(?:了)?(?:的)?(?:型号|产品|机型)/],
      },
    },
    {
      id: 'quality-claim',
      when: 'quality claim, recall, batch defect, breach of contract',
      urgency: 'soon',
      examples: {
        'zh-Hans': ['这批零件尺寸不合格，要求索赔', '我要投诉，交期一再延误'],
        en: ['This batch is defective and we claim damages', 'We want to file a complaint about the delivery'],
      },
      detect: {
        signs: [
          /索赔|召回|(?:批|批次)[^,]{0,8}(?:不合格|不良|缺陷)|违约|(?:我要|我们要|要)投诉(?!电话)|质量事故/,
          /\b(?:claim (?:damages|compensation)|recall(?:ed)?|breach of contract|file a complaint)\b|\bbatch\b[^,]{0,10}\b(?:defective|faulty|rejected)\b/,
        ],
      },
    },
    selfHarm,
  ],
  slots: [
    {
      name: 'model',
      title: { 'zh-Hans': '型号', en: 'model' },
      description: 'as on the nameplate (铭牌)',
      neededFor: 'all',
      example: 'GX-200B',
    },
    {
      name: 'serialNumber',
      title: { 'zh-Hans': '出厂编号', en: 'serial number' },
      description: 'from the nameplate',
      neededFor: ['faults', 'spare parts', 'warranty'],
      example: '2403-01877',
    },
    {
      name: 'faultCode',
      title: { 'zh-Hans': '故障代码与现象', en: 'fault code' },
      description: 'and what was done before it came',
      neededFor: ['faults'],
      example: 'E07，换刀后报警',
    },
  ],
};
