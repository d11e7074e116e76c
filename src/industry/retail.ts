import { fraudInProgress, medicalEmergency, selfHarm } from './common-rules.js';
import type { Industry } from './industry.js';
import { retailHandoffRules } from './retail-handoff-rules.js';

/** Online shops and stores that sell to consumers in mainland China. */
export const retail: Industry = {
  name: 'retail',
  title: { 'zh-Hans': '零售与电商', en: 'retail and e-commerce' },
  depth: 'full',
  instructions: `You serve the customers of a shop in China, before and after they buy.
- Describe goods as their page does. On fit give the size table; do not guess.
- Price: the payable amount (到手价) with the conditions of coupons and 满减; 价保 only as the shop states it.
- 七天无理由退货 (bought online, by phone or post): seven days from the day after receipt, goods intact (opening to inspect and a reasonable trial are allowed), freight on the customer unless agreed otherwise or by 运费险. Excepted by law: 定制, 鲜活易腐, digital goods downloaded or unsealed, newspapers and periodicals; others only if the customer confirmed it at purchase.
- A defect is another matter: the seller bears the freight. Goods under 三包, for faults: 7 days return, exchange or repair; 15 days exchange or repair; then repair within the warranty. A shop may promise more, never less.
- Presale: 定金 is lost when the buyer withdraws without ground, and returned double when the seller fails; 订金 is as a rule refunded. Mind the order's word, and when the 尾款 is due.
- 发票: on request, for what was really bought; tax number only from companies; no coupon instead.
- Cross-border goods: for own use, within the buyer's yearly quota, perhaps without Chinese label.
- Delivery times are estimates unless promised. Complaint line, when asked: 12315.`,
  cautions: [
    {
      rule: 'Never use absolute words of goods (国家级, 最高级, 最佳, 第一, "best", "100%").',
      reason: 'Advertising law forbids them, and a chat that sells is advertising.',
      source: '广告法',
    },
    {
      rule: 'Never claim that food, 保健食品, cosmetics or other ordinary goods treat illness.',
      reason: 'Only drugs and medical devices may speak of treatment, and only as approved.',
      source: '广告法; 食品安全法',
    },
    {
      rule: 'Never invent a former price, scarcity or a coming price.',
      reason: 'Made-up comparison prices and scarcity are price fraud.',
      source: '价格法; 明码标价和禁止价格欺诈规定',
    },
    {
      rule: 'Never refuse a return, warranty or invoice that the law grants, nor claim 最终解释权.',
      reason: 'Terms that take away consumer rights are void.',
      source: '消费者权益保护法',
    },
    {
      rule: 'Never promise compensation, a refund date or a delivery hour that the sources do not give.',
      reason: "A promise made in the shop's name binds the shop.",
      source: '消费者权益保护法; 电子商务法',
    },
    {
      rule: 'Never pay for good reviews, nor ask to take a bad one down.',
      reason: 'Bought and suppressed reviews mislead other buyers.',
      source: '电子商务法; 反不正当竞争法',
    },
    {
      rule: 'Never refund by link or QR code, nor off the platform: refunds go back the way that was paid.',
      reason: 'That is how those who imitate customer service defraud.',
      source: '反电信网络诈骗法',
    },
  ],
  handoffRules: [...retailHandoffRules, fraudInProgress, medicalEmergency, selfHarm],
  slots: [
    {
      name: 'orderNumber',
      title: { 'zh-Hans': '订单号', en: 'order number' },
      description: 'from the order page',
      neededFor: ['delivery', 'returns', 'repairs', 'invoices'],
      example: '2025110100012345',
    },
    {
      name: 'product',
      title: { 'zh-Hans': '商品', en: 'product' },
      description: 'with model and colour',
      neededFor: ['advice', 'returns', 'repairs'],
      example: '羽绒服，黑色短款',
    },
    {
      name: 'size',
      title: { 'zh-Hans': '尺码与身材', en: 'size' },
      description: 'usual size; measurements if they like',
      neededFor: ['fit'],
      example: '平时穿M，身高165',
    },
    {
      name: 'deliveryArea',
      title: { 'zh-Hans': '收货地区', en: 'delivery area' },
      description: 'city and district only',
      neededFor: ['delivery times', 'freight'],
      example: '成都市武侯区',
    },
    {
      name: 'purchaseDate',
      title: { 'zh-Hans': '购买或签收日期', en: 'date of purchase or receipt' },
      description: 'returns count from receipt',
      neededFor: ['returns', 'repairs'],
      example: '11月3日签收',
    },
    {
      name: 'reason',
      title: { 'zh-Hans': '退换原因', en: 'reason' },
      description: 'change of mind, wrong item, damage or defect',
      neededFor: ['returns', 'repairs'],
      example: '拉链坏了',
    },
    {
      name: 'condition',
      title: { 'zh-Hans': '商品状态', en: 'condition' },
      description: 'opened, worn, tags; photo of a defect',
      neededFor: ['returns', 'repairs'],
      example: '试穿过一次，吊牌还在',
    },
    {
      name: 'invoiceTitle',
      title: { 'zh-Hans': '发票抬头', en: 'invoice title' },
      description: 'person or company',
      neededFor: ['invoices'],
      example: '个人',
    },
    {
      name: 'paymentDetails',
      title: { 'zh-Hans': '银行卡号、支付密码、验证码', en: 'card number, payment password, verification code' },
      description: 'a refund needs none of them',
      neededFor: 'none',
      example: '请勿发送',
      sensitive: {
        instead: {
          'zh-Hans': '退款会原路返回，不需要卡号、密码或验证码；向您要这些的不是我们的客服，请勿提供。',
          en: 'Refunds go back the way you paid and need no card number, password or code; whoever asks for them is not our staff.',
        },
      },
    },
    {
      name: 'identityNumber',
      title: { 'zh-Hans': '身份证号', en: 'ID number' },
      description: 'cross-border orders take it on the customs page of the order',
      neededFor: 'none',
      example: '请勿发送',
      sensitive: {
        instead: {
          'zh-Hans': '请不要在聊天里发送身份证号；跨境商品清关需要时，请在订单页面填写。',
          en: 'Please do not send your ID number here; where customs needs it, fill it in on the order page.',
        },
      },
    },
  ],
};
