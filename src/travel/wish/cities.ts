/**
 * Cities that travellers in China name, beside those of the tenant's places: the provincial capitals and the main
 * destinations. Chinese name in simplified script and English name; further spellings follow.
 */
const rows = `北京 Beijing Peking|上海 Shanghai|天津 Tianjin|重庆 Chongqing|杭州 Hangzhou|南京 Nanjing|苏州 Suzhou|成都 Chengdu|广州 Guangzhou Canton|深圳 Shenzhen|武汉 Wuhan|西安 Xi'an Xian|长沙 Changsha|郑州 Zhengzhou|济南 Jinan|青岛 Qingdao|沈阳 Shenyang|大连 Dalian|长春 Changchun|哈尔滨 Harbin|石家庄 Shijiazhuang|太原 Taiyuan|呼和浩特 Hohhot|合肥 Hefei|福州 Fuzhou|厦门 Xiamen|南昌 Nanchang|南宁 Nanning|海口 Haikou|三亚 Sanya|贵阳 Guiyang|昆明 Kunming|拉萨 Lhasa|兰州 Lanzhou|西宁 Xining|银川 Yinchuan|乌鲁木齐 Urumqi|香港 Hong-Kong|澳门 Macau Macao|台北 Taipei|高雄 Kaohsiung|台中 Taichung|台南 Tainan|宁波 Ningbo|绍兴 Shaoxing|嘉兴 Jiaxing|湖州 Huzhou|温州 Wenzhou|金华 Jinhua|义乌 Yiwu|台州 Taizhou|衢州 Quzhou|丽水 Lishui|舟山 Zhoushan|无锡 Wuxi|常州 Changzhou|扬州 Yangzhou|镇江 Zhenjiang|南通 Nantong|徐州 Xuzhou|连云港 Lianyungang|淮安 Huai'an|盐城 Yancheng|泰州 Taizhou-Jiangsu|昆山 Kunshan|黄山 Huangshan|芜湖 Wuhu|安庆 Anqing|池州 Chizhou|泉州 Quanzhou|漳州 Zhangzhou|武夷山 Wuyishan|景德镇 Jingdezhen|九江 Jiujiang|上饶 Shangrao|婺源 Wuyuan|赣州 Ganzhou|烟台 Yantai|威海 Weihai|泰安 Tai'an|曲阜 Qufu|日照 Rizhao|洛阳 Luoyang|开封 Kaifeng|安阳 Anyang|宜昌 Yichang|恩施 Enshi|襄阳 Xiangyang|十堰 Shiyan|张家界 Zhangjiajie|凤凰 Fenghuang|岳阳 Yueyang|衡阳 Hengyang|珠海 Zhuhai|佛山 Foshan|东莞 Dongguan|中山 Zhongshan|惠州 Huizhou|汕头 Shantou|潮州 Chaozhou|湛江 Zhanjiang|桂林 Guilin|阳朔 Yangshuo|北海 Beihai|柳州 Liuzhou|万宁 Wanning|乐山 Leshan|峨眉山 Emeishan|都江堰 Dujiangyan|绵阳 Mianyang|九寨沟 Jiuzhaigou|稻城 Daocheng|宜宾 Yibin|遵义 Zunyi|安顺 Anshun|凯里 Kaili|大理 Dali|丽江 Lijiang|香格里拉 Shangri-La|西双版纳 Xishuangbanna|腾冲 Tengchong|林芝 Nyingchi|日喀则 Shigatse|咸阳 Xianyang|延安 Yan'an|宝鸡 Baoji|华阴 Huayin|敦煌 Dunhuang|嘉峪关 Jiayuguan|张掖 Zhangye|天水 Tianshui|中卫 Zhongwei|喀什 Kashgar|吐鲁番 Turpan|伊宁 Yining|承德 Chengde|秦皇岛 Qinhuangdao|北戴河 Beidaihe|张家口 Zhangjiakou|保定 Baoding|唐山 Tangshan|大同 Datong|平遥 Pingyao|晋中 Jinzhong|包头 Baotou|呼伦贝尔 Hulunbuir|鄂尔多斯 Ordos|满洲里 Manzhouli|丹东 Dandong|吉林市 Jilin-City|延吉 Yanji|长白山 Changbaishan|漠河 Mohe|牡丹江 Mudanjiang`;

/** A city: the name that plans use, and every spelling it is recognised by. */
export interface KnownCity {
  readonly name: string;
  readonly spellings: readonly string[];
}

/** The cities known without any places. */
export const knownCities: readonly KnownCity[] = rows.split('|').map((row) => {
  const [name = '', ...english] = row.split(' ');
  return { name, spellings: [name, ...english.map((word) => word.replaceAll('-', ' '))] };
});
