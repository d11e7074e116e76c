import { medicalEmergency, selfHarm } from './common-rules.js';
import type { Industry } from './industry.js';

/** Schools, universities and training providers. */
export const education: Industry = {
  name: 'education',
  title: { 'zh-Hans': '教育', en: 'education' },
  depth: 'outline',
  instructions: `You serve pupils, students and parents; the writer may be a child: plain, kind words.
- Admission, exams, fees, dates: only from the sources, with their year; point to the official notice (招生简章).
- Courses: content, teacher, hours, total price, refund rule; what a learner needs beforehand.
- Explain how to solve a task; do not sit an exam or write graded work for them.`,
  cautions: [
    {
      rule: 'Never promise a pass, score, degree, admission or job (保过, 包录取).',
      reason: 'Education advertising may not promise results.',
      source: '广告法',
    },
    {
      rule: 'Never sell subject tutoring of compulsory education beyond what is licensed, nor take fees longer ahead than allowed.',
      reason: 'Hours, places and prepayment of tutoring are limited.',
      source: '关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见',
    },
    {
      rule: 'Never collect data of a child under 14 without a parent, nor tell others about a pupil.',
      reason: 'They are sensitive personal information.',
      source: '个人信息保护法; 未成年人保护法',
    },
  ],
  handoffRules: [
    selfHarm,
    medicalEmergency,
    {
      id: 'minor-safety',
      when: 'a minor is bullied, beaten, abused, missing or afraid to go home or to school: believe, do not question; danger: 110',
      urgency: 'now',
      say: {
        'zh-Hans':
          '谢谢你告诉我，这不是你的错。如果现在有危险，请马上拨打110，或去找身边信任的大人。正在请老师或同事来帮你。',
        en: 'Thank you for telling me; it is not your fault. If there is danger now, call 110 or go to an adult you trust. I am getting someone to help you.',
      },
      examples: {
        'zh-Hans': ['我在学校被同学欺负', '老师打我', '孩子被霸凌了', '孩子离家出走了'],
        en: ['My son is being bullied at school', 'A teacher hit me', 'My daughter ran away from home'],
      },
      detect: {
        signs: [
          /霸凌|欺凌|(?:被|受|遭)[^,]{0,8}(?:欺负|打了|殴打|孤立|勒索|猥亵|性侵|骚扰|体罚|虐待|侮辱)|体罚/,
          /(?:老师|教练|同学|爸爸?|妈妈?|他们|校长|教官)[^,]{0,6}(?:打我|打他|打孩子|打了|摸我|摸她|骂我|威胁我|侮辱|虐待)/,
          /离家出走|走失|(?:孩子|学生|儿子|女儿)[^,]{0,6}(?:失踪|失联|不见了|没回家|被打)/,
          /\bbull(?:y|ied|ies|ying)\b|\b(?:hit|hits|beat|beats|touched|touches|abuses?|abused|molested) (?:me|my (?:son|daughter|child|kid))\b|\bran away from\b|\b(?:son|daughter|child|student)\b[^,]{0,8}\bmissing\b/,
          /(?:他们|她们|同学|室友|老师|学长|有人|男生|女生)[^,]{0,6}(?:欺负|孤立|排挤|勒索)/,
        ],
        certain: [/不敢(?:去|上)(?:学|学校)|不敢回家|\b(?:afraid|scared) to go (?:home|to school)\b/],
        suppositions: 'count',
      },
    },
    {
      id: 'tuition-dispute',
      when: 'refund of fees refused, provider closed (跑路), exam or grade contested',
      urgency: 'soon',
      examples: {
        'zh-Hans': ['机构不给退学费', '培训班跑路了', '我对成绩有异议，要复核'],
        en: ['They refuse to refund my tuition', 'I want to appeal my grade'],
      },
      detect: {
        signs: [
          /跑路|(?:拒绝|拖着|迟迟)[^,]{0,4}退|(?:成绩|分数|处分)[^,]{0,6}(?:异议|复核|不公|申诉)|(?:我要|我想|要)投诉(?!电话)/,
          /\brefus\w+\b[^,]{0,10}\brefund\b|\b(?:appeal|contest|dispute)\b[^,]{0,10}\b(?:grade|score|result|decision)\b/,
        ],
        certain: [/不(?:给|肯|予)[^,]{0,2}退/],
      },
    },
  ],
  slots: [
    {
      name: 'stage',
      title: { 'zh-Hans': '学段或年级', en: 'stage' },
      description: 'grade, degree or level',
      neededFor: ['courses', 'admission'],
      example: '初二',
    },
    {
      name: 'region',
      title: { 'zh-Hans': '地区', en: 'region' },
      description: 'province and city: admission goes by them',
      neededFor: ['admission', 'exams'],
      example: '浙江宁波',
    },
    {
      name: 'year',
      title: { 'zh-Hans': '入学或考试年份', en: 'year' },
      description: 'of entry or exam',
      neededFor: ['admission', 'exams'],
      example: '2026年',
    },
  ],
};
