function words(list: string): readonly string[] {
  return list.split('|');
}

/**
 * The tags that places are described by (`Place.tags`) and the words that customers use for them, in simplified Chinese
 * and English. A place may carry other tags; these are the ones that talk is read for.
 */
export const interestTags = {
  museum: words('博物馆|博物院|展览馆|纪念馆|科技馆|陈列馆|看展|展览|museum|museums|exhibition|exhibitions'),
  lake: words('湖泊|湖景|湖边|看湖|湖|lake|lakes|lakeside'),
  temple: words(
    '寺庙|寺院|古寺|庙宇|佛寺|道观|拜佛|烧香|祈福|上香|寺|庙|temple|temples|monastery|monasteries|shrine|shrines',
  ),
  park: words('公园|park|parks'),
  garden: words('园林|植物园|花园|赏花|garden|gardens'),
  'historic-site': words(
    '历史文化|人文历史|历史|人文|古迹|名胜|遗址|文物|古建筑|故居|historic sites|historical sites|historic|historical|history|heritage|ruins',
  ),
  'ancient-town': words(
    '古镇|水乡|老街|古街|古城|历史街区|ancient town|ancient towns|old town|old towns|water town|water towns|old street|old streets',
  ),
  hiking: words('爬山|登山|徒步|登高|山路|爬坡|爬|hiking|hike|hikes|climbing|climb|trekking|mountain|mountains'),
  tea: words('茶文化|茶园|喝茶|品茶|茶叶|采茶|茶馆|tea|tea plantation|tea plantations|teahouse|tea culture'),
  shopping: words('购物|逛街|买东西|商场|特产|伴手礼|免税|shopping|shops|malls|mall|souvenirs'),
  food: words(
    '美食|小吃|好吃的|吃货|特色菜|本帮菜|浙菜|川菜|粤菜|湘菜|火锅|本地菜|夜市|美食街|当地菜|local food|street food|food|foodie|cuisine|snacks',
  ),
  family: words(
    '亲子|遛娃|适合孩子|适合小孩|适合小朋友|适合儿童|带娃|family-friendly|family friendly|kid-friendly|kid friendly|good for kids|child-friendly',
  ),
  'theme-park': words('主题乐园|主题公园|游乐园|游乐场|乐园|theme park|theme parks|amusement park|amusement parks'),
  'night-view': words('夜景|夜游|灯光秀|晚上逛|夜生活|night view|night views|night scenery|light show|nightlife'),
  art: words('艺术|美术馆|画廊|画展|文艺|美术|art|arts|art gallery|art galleries|galleries|gallery'),
  nature: words(
    '自然风光|自然风景|大自然|自然|山水|风景|户外|森林|nature|natural scenery|scenery|outdoors|outdoor|landscape|landscapes|forest',
  ),
  boat: words('游船|坐船|划船|乘船|手划船|游湖|摇橹船|boat|boats|boating|boat ride|boat trip|cruise'),
  wetland: words('湿地|wetland|wetlands'),
  free: words(
    '免费的|免费|不要门票|免票|没有门票|无门票|不收取门票|免门票|不收门票|不花钱|free attractions|free sights|free of charge|free admission|free entry|free places',
  ),
  indoor: words('室内|不晒|避雨|下雨天|下雨|雨天|indoor|indoors|rainy day|rainy'),
  photo: words('拍照|摄影|出片|打卡|网红|拍摄|机位|photography|photo|photos|photo spots|instagrammable|pictures'),
  pagoda: words('宝塔|古塔|塔|pagoda|pagodas'),
  village: words('村落|古村|乡村|农家|村庄|民俗村|village|villages|countryside'),
  zoo: words('动物园|动物|熊猫|海洋馆|水族馆|zoo|animals|panda|pandas|aquarium'),
  university: words('大学|高校|校园|名校|university|universities|campus|campuses'),
  show: words('演出|表演|看秀|演艺|戏曲|话剧|实景演出|show|shows|performance|performances|opera'),
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A tag that talk is read for. */
export type InterestTag = keyof typeof interestTags;

/** Whether a word is the name of such a tag. */
export function isInterestTag(word: string): word is InterestTag {
  return Object.hasOwn(interestTags, word);
}

/** Longer words that hold one of the words above and mean something else. */
export const otherWords = words(
  '大学生|中学生|小学生|湖南|湖北|江湖|免费停车|免费取消|免费退|免费wifi|庙会|爬起来|塔吊|show me|show us|park the car|feel free|free cancellation|free time|free day|free evening|art of',
);
