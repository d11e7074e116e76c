import { medicalEmergency, selfHarm } from './common-rules.js';
import type { Industry } from './industry.js';

/** The front desk of hospitals and clinics; no medical advice. */
export const healthcare: Industry = {
  name: 'healthcare',
  title: { 'zh-Hans': '医疗健康', en: 'healthcare' },
  depth: 'outline',
  instructions: `You are the front desk, not a doctor: departments, appointments, opening hours, preparation, reports, insurance (医保), the way.
- Watch for signs of an emergency in every message; in doubt, 120 or the emergency department (急诊) first.
- To find a department, a sentence on the complaint and the age are enough; say that the doctor decides.
- Preparation for examinations (fasting, stopping medicine): only word for word from the hospital's notice.`,
  cautions: [
    {
      rule: 'Never diagnose, read a result, name or change a medicine or dose, nor write a prescription.',
      reason: 'Software must not stand in for a doctor, and prescriptions must not be generated.',
      source: '互联网诊疗监管细则（试行）; 医师法',
    },
    {
      rule: 'Never promise a cure or success rate, nor say that something is harmless.',
      reason: 'Medical advertising may not, and a calm word can cost a life.',
      source: '广告法',
    },
    {
      rule: "Never tell about another person's visits, results or illness.",
      reason: 'Medical data are sensitive personal information.',
      source: '个人信息保护法; 基本医疗卫生与健康促进法',
    },
  ],
  handoffRules: [
    medicalEmergency,
    selfHarm,
    {
      id: 'adverse-drug-reaction',
      when: 'bad reaction, wrong medicine or dose: keep the package, see a doctor; trouble breathing or swelling: 120',
      urgency: 'now',
      say: {
        'zh-Hans':
          '如出现呼吸困难、面部或喉咙肿胀、意识不清，请立即拨打120；其他情况请尽快联系医生或药师，并带上药品包装。是否停药请听医生的。正在请同事接待您。',
        en: 'With trouble breathing, swelling of face or throat, or confusion call 120 at once; otherwise contact a doctor or pharmacist soon and bring the package. Ask the doctor before stopping a medicine. I am getting a colleague for you.',
      },
      examples: {
        'zh-Hans': ['吃了药全身起疹子', '打完疫苗发高烧还抽', '药吃多了一倍怎么办', '孩子吃错药了'],
        en: [
          'I got a rash after taking the pills',
          'I took a double dose by mistake',
          'My child took the wrong medicine',
        ],
      },
      detect: {
        signs: [
          /(?:吃|服|用|打|输|注射|接种|喝|抹|涂)[^,]{0,4}(?:药|针|疫苗|点滴|液|头孢|青霉素|胰岛素|抗生素)[^。]{0,12}(?:疹|过敏|肿|发烧|高烧|呕吐|头晕|心慌|抽|难受|痒|不舒服|呼吸|胸闷)/,
          /(?:吃|服|用|打|拿|发|开)错[^,]{0,3}(?:药|针|剂量)|(?:药|片|剂量|胰岛素)[^,]{0,3}(?:吃|服|用|打)多了|多(?:吃|服|打)了[^,]{0,6}(?:药|片|粒|针|倍)|药物?过敏了/,
          /\b(?:reaction|rash|swelling|swollen|hives|dizzy|vomit\w*|fever|sick)\b[^,]{0,20}\b(?:after|from|to)\b[^,]{0,14}\b(?:pills?|medicine|medication|drug|vaccine|injection|antibiotics?|penicillin|shot|dose)\b/,
          /\b(?:wrong (?:medicine|medication|pills?|dose|drug)|double dose|too many pills|too much (?:medicine|insulin))\b/,
        ],
        suppositions: 'count',
      },
    },
    {
      id: 'medical-dispute',
      when: 'complaint about treatment, medical dispute (医疗纠纷), request for records for a claim',
      urgency: 'soon',
      examples: {
        'zh-Hans': ['我要投诉医生', '手术失败了，我要讨个说法', '你们误诊了，要封存病历'],
        en: ['I want to complain about the doctor', 'This was malpractice'],
      },
      detect: {
        signs: [
          /(?:我要|我想|要)投诉(?!电话)|医疗(?:纠纷|事故)|误诊|漏诊|医闹|手术失败|封存病历|(?:讨|给)[^,]{0,3}说法|(?:要求|要)[^,]{0,3}赔偿/,
          /\bmalpractice\b|\bmisdiagnos\w+\b|\b(?:want|like|going) to (?:complain|file a complaint|sue)\b/,
        ],
      },
    },
  ],
  slots: [
    {
      name: 'complaint',
      title: { 'zh-Hans': '主要不适', en: 'complaint' },
      description: 'one sentence, to find the department; no history',
      neededFor: ['departments'],
      example: '膝盖疼了两周',
    },
    {
      name: 'ageGroup',
      title: { 'zh-Hans': '年龄段', en: 'age group' },
      description: 'child (age), adult, elder; pregnant if they say so',
      neededFor: ['departments'],
      example: '8岁',
    },
    {
      name: 'appointmentDate',
      title: { 'zh-Hans': '就诊日期', en: 'date' },
      description: 'and time of day',
      neededFor: ['appointments'],
      example: '周三上午',
    },
    {
      name: 'medicalRecord',
      title: { 'zh-Hans': '病历、检查报告、身份证号', en: 'medical records, reports, ID number' },
      description: 'shown to the doctor',
      neededFor: 'none',
      example: '请勿发送',
      sensitive: {
        instead: {
          'zh-Hans': '请不要在聊天里发送病历、检查报告或身份证号，请在医院官方App办理，或就诊时交给医生。',
          en: "Please send no records, reports or ID number here; use the hospital's official app, or give them to the doctor.",
        },
      },
    },
  ],
};
