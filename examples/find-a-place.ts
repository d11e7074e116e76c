// Hotels, restaurants and sights answered by talk, from the tenant's own rows. Facts are told as they stand in the rows.
import assert from 'node:assert/strict';
import { createAssistant } from 'zhike';
import { createDirectory, placeFinder } from 'zhike/travel';

const directory = createDirectory({
  tables: [
    {
      name: '酒店',
      otherNames: ['宾馆', '民宿'],
      nameField: '名称',
      fields: [
        { type: 'choice', name: '类型' },
        { type: 'number', name: '价格', otherNames: ['房价', '多少钱'], unit: '元', otherUnits: ['块'] },
        { type: 'number', name: '评分', unit: '分', better: 'high' },
        { type: 'list', name: '设施' },
        { type: 'text', name: '地址', otherNames: ['在哪'] },
        { type: 'text', name: '电话' },
        { type: 'nearby', name: '周边餐馆', of: '餐馆' },
      ],
      rows: [
        {
          名称: '镜湖山庄',
          类型: '高档型',
          价格: 520,
          评分: 4.7,
          设施: ['温泉', '停车场'],
          地址: '镜湖路 1 号',
          电话: '0571-5550 1001',
          周边餐馆: ['湖畔小馆', '老陈面馆'],
        },
        {
          名称: '石桥民宿',
          类型: '舒适型',
          价格: 260,
          评分: 4.5,
          设施: ['停车场', '早餐'],
          地址: '石桥巷 6 号',
          电话: null,
          周边餐馆: ['老陈面馆'],
        },
      ],
    },
    {
      name: '餐馆',
      otherNames: ['饭店', '馆子'],
      nameField: '名称',
      fields: [
        { type: 'number', name: '人均', unit: '元', better: 'low' },
        { type: 'number', name: '评分', unit: '分', better: 'high' },
        { type: 'list', name: '招牌菜', verbs: ['吃'] },
        { type: 'text', name: '电话' },
        { type: 'nearby', name: '周边酒店', of: '酒店' },
      ],
      rows: [
        {
          名称: '湖畔小馆',
          人均: 90,
          评分: 4.6,
          招牌菜: ['醋鱼', '莼菜汤'],
          电话: '0571-5550 2001',
          周边酒店: ['镜湖山庄'],
        },
        {
          名称: '老陈面馆',
          人均: 25,
          评分: 4.4,
          招牌菜: ['片儿川'],
          电话: '0571-5550 2002',
          周边酒店: ['镜湖山庄', '石桥民宿'],
        },
      ],
    },
  ],
});
const assistant = createAssistant({ tools: [placeFinder({ directory })] });
const conversation = assistant.tenant('linxi').conversation('customer-42');

const said = [
  '推荐一家评分4.5分以上、有停车场的酒店',
  '有便宜一点的吗？',
  '电话是多少？',
  '附近有什么餐馆？',
  '这些餐馆里有人均30元以内的吗？',
  '人均不限，换成能吃到醋鱼的',
];
const replies: string[] = [];
for (const message of said) {
  const { text } = await conversation.send(message);
  console.log(`> ${message}\n${text}\n`);
  replies.push(text);
}

const [both, cheaper, phone, near, , carp] = replies;
assert.match(both ?? '', /有 2 个/);
assert.match(cheaper ?? '', /石桥民宿/);
assert.doesNotMatch(cheaper ?? '', /镜湖山庄/);
// The row has no number, so none is told.
assert.match(phone ?? '', /资料里没有/);
assert.match(near ?? '', /老陈面馆/);
// Nothing near the guesthouse has the dish: what is left out is said.
assert.match(carp ?? '', /放宽“石桥民宿附近”[\s\S]*湖畔小馆/);
