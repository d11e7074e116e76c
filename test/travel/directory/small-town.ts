import type { PlaceTable } from '../../../src/travel/directory/place-kind.js';

/** Two hotels, three noodle shops and two sights, made up; some facts are not known. */
export const smallTown: readonly PlaceTable[] = [
  {
    name: '景点',
    otherNames: ['sight'],
    nameField: '名称',
    fields: [
      { type: 'number', name: '门票', otherNames: ['票价', '多少钱'], unit: '元', free: true, better: 'low' },
      { type: 'text', name: '地址' },
      { type: 'duration', name: '游玩时间' },
      { type: 'nearby', name: '周边餐馆', of: '餐馆' },
      { type: 'nearby', name: '周边酒店', of: '酒店' },
    ],
    rows: [
      {
        名称: '青溪古桥',
        门票: 0,
        地址: '青溪镇桥头',
        游玩时间: '1小时',
        周边餐馆: ['溪口面馆', '望江楼'],
        周边酒店: ['小满客栈'],
      },
      { 名称: '云上梯田', 门票: 40, 地址: '云上村', 游玩时间: '2小时 - 3小时', 周边餐馆: [], 周边酒店: [] },
    ],
  },
  {
    name: '酒店',
    otherNames: ['宾馆', 'hotel'],
    nameField: '名称',
    fields: [
      { type: 'number', name: '价格', otherNames: ['房价', '多少钱'], unit: '元', otherUnits: ['块'], better: 'low' },
      { type: 'number', name: '评分', unit: '分', better: 'high' },
      { type: 'choice', name: '酒店类型' },
      { type: 'list', name: '设施', verbs: ['有', '带', '提供'] },
      { type: 'text', name: '地址' },
      { type: 'text', name: '电话' },
      { type: 'nearby', name: '周边餐馆', of: '餐馆' },
      { type: 'nearby', name: '周边景点', of: '景点' },
    ],
    rows: [
      {
        名称: '青溪温泉酒店',
        价格: 480,
        评分: 4.6,
        酒店类型: '高档型',
        设施: ['温泉', '早餐服务'],
        地址: '青溪镇溪口路 8 号',
        电话: '0571-5550 1008',
        周边餐馆: ['溪口面馆'],
        周边景点: ['青溪古桥', '云上梯田'],
      },
      {
        名称: '小满客栈',
        价格: 180,
        评分: 4.1,
        酒店类型: '经济型',
        设施: ['早餐服务', '湖景餐馆'],
        地址: '青溪镇老街 3 号',
        电话: null,
        周边餐馆: ['老街面馆'],
        周边景点: ['青溪古桥'],
      },
    ],
  },
  {
    name: '餐馆',
    otherNames: ['饭店', '馆子', 'restaurant'],
    nameField: '名称',
    fields: [
      { type: 'number', name: '人均消费', otherNames: ['人均'], unit: '元', better: 'low' },
      { type: 'number', name: '评分', unit: '分', better: 'high' },
      { type: 'list', name: '推荐菜', verbs: ['吃'] },
      { type: 'text', name: '电话' },
      { type: 'nearby', name: '周边景点', of: '景点' },
    ],
    rows: [
      {
        名称: '溪口面馆',
        人均消费: 26,
        评分: 4.7,
        推荐菜: ['片儿川', '虾爆鳝面'],
        电话: '0571-5550 2001',
        周边景点: ['青溪古桥'],
      },
      { 名称: '老街面馆', 人均消费: 22, 评分: 4.2, 推荐菜: ['片儿川'], 电话: '0571-5550 2002', 周边景点: ['青溪古桥'] },
      {
        名称: '望江楼',
        人均消费: 150,
        评分: 4.8,
        推荐菜: ['东坡肉', '龙井虾仁'],
        电话: '0571-5550 2003',
        周边景点: [],
      },
    ],
  },
];
