import { createDirectory, type Directory } from '../../../src/travel/directory/directory.js';
import type { PlaceField, PlaceTable } from '../../../src/travel/directory/place-kind.js';
import type { Tables } from './data.js';

const address: PlaceField = { type: 'text', name: '地址', otherNames: ['位置', '在哪里', '在哪儿', '在哪', '怎么走'] };
const metro: PlaceField = { type: 'text', name: '地铁', otherNames: ['地铁站'] };
const phone: PlaceField = { type: 'text', name: '电话', otherNames: ['联系方式', '电话号码', '号码'] };
const rating: PlaceField = { type: 'number', name: '评分', otherNames: ['评价', '打分'], unit: '分', better: 'high' };
const nearby: readonly PlaceField[] = ['景点', '餐馆', '酒店'].map((of) => ({ type: 'nearby', name: `周边${of}`, of }));
const money = { type: 'number', unit: '元', otherUnits: ['块钱', '块'] } as const;

/** The three tables of CrossWOZ and its two ways of getting about, described as a tenant would. */
export function crossWozTables({ attractions, restaurants, hotels }: Tables): readonly PlaceTable[] {
  return [
    {
      name: '景点',
      otherNames: ['景区', '旅游景点', '好玩的地方', '游玩的地方'],
      nameField: '名称',
      fields: [
        address,
        metro,
        phone,
        { ...money, name: '门票', otherNames: ['票价', '门票价格', '价格'], free: true },
        { type: 'duration', name: '游玩时间', otherNames: ['游玩时长', '时长', '玩多久'] },
        rating,
        ...nearby,
      ],
      rows: attractions,
    },
    {
      name: '餐馆',
      otherNames: ['餐厅', '饭店', '饭馆', '馆子', '吃饭的地方', '用餐的地方'],
      nameField: '名称',
      fields: [
        address,
        metro,
        phone,
        { type: 'text', name: '营业时间', otherNames: ['开门时间', '几点开门'] },
        {
          type: 'list',
          name: '推荐菜',
          otherNames: ['招牌菜', '特色菜', '菜肴', '菜品', '菜'],
          verbs: ['吃', '尝', '品尝', '喝'],
        },
        { ...money, name: '人均消费', otherNames: ['人均价格', '人均', '消费'] },
        rating,
        ...nearby,
      ],
      rows: restaurants,
    },
    {
      name: '酒店',
      otherNames: ['宾馆', '旅馆', '旅店', '住宿的地方'],
      nameField: '名称',
      fields: [
        { type: 'choice', name: '酒店类型', otherNames: ['类型'] },
        address,
        metro,
        phone,
        { type: 'list', name: '酒店设施', otherNames: ['设施', '服务'] },
        { ...money, name: '价格', otherNames: ['最低价格', '房价', '价位'] },
        rating,
        ...nearby,
      ],
      rows: hotels,
    },
  ];
}

export function crossWozDirectory(tables: Tables): Directory {
  return createDirectory({
    tables: crossWozTables(tables),
    ways: [
      { name: '地铁', otherNames: ['坐地铁', '乘地铁'], from: '出发地', to: '目的地', tells: '地铁' },
      { name: '出租', otherNames: ['出租车', '打车', '的士', '租车', '计程车'], from: '出发地', to: '目的地' },
    ],
  });
}
