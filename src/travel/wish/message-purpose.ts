import type { TripWish } from '../../domain/trip-request.js';

/** What a message is for. */
export interface MessagePurpose {
  readonly wantsPlan: boolean;
  readonly asksFact: boolean;
  readonly corrects: boolean;
}

const planWords =
  /(?:帮|给|替|为|请|麻烦)?(?:我们?|咱们?)?(?:安排|规划|策划|设计|制定|定制|计划|排|做|出|写|生成|来|弄)(?:一?(?:个|份|下|条|套))?[^,，。?？!！]{0,14}?(?:行程|路线|线路|攻略|旅行|旅程|旅游|游玩|方案|计划|\d日游|日游|玩)|(?:帮|给|替|请)[^,，。?？!！]{0,6}?(?:安排|规划|计划|设计)(?:一下|下|吧)?(?:(?=$|[,，。?？!！])|[^,，。?？!！]{0,10}?[一二两三四五六七八九十\d]+[天日])|(?:怎么|如何|怎样)(?:安排|规划|玩|逛|游|走(?:比较|最)?(?:好|合理|顺)|计划)|[一二两三四五六七八九十\d]+日游|(?:行程|路线|攻略|线路)(?:推荐|安排|规划|建议)|推荐[^,，。?？!！]{0,16}?(?:行程|路线|线路|攻略|景点|景区|好玩|去处|玩法|地方|去哪|玩什么|[一二两三四五六七八九十\d]+[天日])|(?:景点|景区|地方|去处|路线|行程|玩法|好去处)[^,，。]{0,6}推荐|(?:有(?:什么|啥|哪些|没有)|哪些|哪里|哪儿|什么地方)[^,，。?？]{0,14}?(?:好玩|值得(?:去|看|玩|一去|逛)|推荐|适合(?:玩|去|逛|旅游|游玩))|(?:去|到)哪(?:里|儿|些地方|个地方|个城市)?(?:玩|逛|旅游|旅行|好)|玩(?:什么|些什么|点什么)(?:好)?|有(?:没有|什么|啥|哪些)[^,，。?？!！]{0,12}(?:的|些|点)(?:安排|行程|路线|方案|计划|玩法|去处)|(?:几个(?:小时|钟头)|半天|一天|晚上)[^,，。?？!！]{0,6}(?:能|可以)(?:干|做|玩|逛|看)(?:点|些)?(?:什么|啥|嘛|哪)/;
const planWordsEnglish =
  /(?<![a-z])(?:plan(?:s|ning)?(?! to pay)|itinerar(?:y|ies)|arrange|organi[sz]e|schedule|suggest(?:ion|ions)?|recommend(?:ation|ations|ed)?|what (?:to|should (?:we|i)|can (?:we|i)) (?:see|do|visit)|where (?:to|should (?:we|i)|can (?:we|i)) (?:go|visit)|how (?:should|can|do) (?:we|i) (?:spend|see|do)|best way to (?:spend|see)|(?:we|i)(?: would|'d) like to (?:go|travel|visit)|(?:we|i) want to (?:go|travel|visit|spend)|travel(?:l?ing)? to|trip to|visiting|what (?:are|is) the (?:best|top|must[- ]see|main|most)|(?:must[- ]see|top|best) (?:sights|attractions|places)|(?:places|sights|attractions|spots|things|somewhere|anywhere)(?: [a-z]+){0,2} (?:worth (?:visiting|seeing|going)|to (?:visit|see|go|do)))(?![a-z])/;
/** Wanting to go somewhere, or going there for pleasure; a plan is wished where a city is named with it. */
const outing =
  /(?:想|要|打算|准备|计划|考虑)(?:一起|带[^,。?!]{1,8}?)?(?:再)?(?:去|到|来|飞)|(?:去|到|来)[^,。?!]{1,6}(?:玩|旅游|旅行|度假|走走|逛逛|转转)|(?<![a-z])(?:going|headed|heading|travel(?:l?ing)?|fly(?:ing)?|trip) to(?![a-z])/;
/** Nothing but a city, asked about as another choice: "那上海呢?", "what about Suzhou?". */
const otherChoice =
  /^(?:那么?|要不|要是|如果|改|换成?|去|到|换|\s)*\uFFFC+(?:的话|怎么样|如何|可以|行|能|有|呢|吗|么|好不好|行不行|instead|then|\s|[?？!。.])*$|^(?:and |or |so )?(?:what|how) about \uFFFC+(?: instead| then)?\s*[?.]*$/;
/** Recommendations of a single shop, table or bed are no trips. */
const notTrips =
  /推荐[^,，。]{0,14}?(?:酒店|宾馆|民宿|餐厅|餐馆|饭店|饭馆)(?!.*(?:行程|路线|景点))|推荐?[^,，。]{0,4}一(?:个|家|处)[^,，。]{0,24}?(?:景点|景区|餐馆|餐厅|酒店)|recommend (?:a|some|any|good) (?:[a-z]+ )?(?:hotels?|restaurants?|hostels?)/;

const factWords =
  /(?<!能[去看玩逛走排](?:多少就?[去看玩逛走排])?)多少(?:钱|元|人|公里|分钟|小时)?|几(?:点|时|块|元|岁|公里|站|号线|路车|个小时)|啥时候|什么时候(?:开|关|闭|停|结束|能)|开放时间|营业时间|开门|关门|闭馆|闭园|怎么从[^,，。]{1,14}(?:去|到|走|坐)|怎么(?:走|去|坐|到|买|付|退|预约|预订|取消|联系|收费|办|用|改签|查)|如何(?:到达|前往|预约|购买|取消|付款|退)|在哪|哪里(?:买|坐|退|取|办|有|停)|地址|电话|能不能|能否|可不可以|是否|需不需要|要不要|有没有|多久|多远|多长时间|吗|好不好|贵不贵|人多不多|是什么|为什么|什么意思|(?:呢|么)\s*[?？]?\s*$/;
const factWordsEnglish =
  /(?<![a-z])(?:how (?:much|many|long|far|old|do i get|do we get|can i (?:get|pay|cancel|book))|what(?:'s| (?:time|is|are|does|happens))|when (?:do|does|is|are|will)|where (?:is|are|can i (?:buy|get|find|store))|which (?:bus|line|station|pier)|opening hours|(?:do|does|did|is|are|can|could|may|will) (?:the|it|there|they|you (?:accept|have|take|offer|support)|i (?:need|have|bring|pay|cancel|get|use)|we (?:need|have|bring|pay|cancel|get|use)|children|kids|seniors|students)|why|who)(?![a-z])/;
const policyWords =
  /天气|气温|温度|weather|temperature|forecast|退款|退票|退订|退钱|发票|投诉|支付|付款|付费方式|比特币|保险|赔|会员|积分|优惠券|订单|客服|人工|改签|取消政策|丢|落在|遗失|寄存|refund|invoice|complain|payment|insurance|human|operator|coupon|lost/;
const politely = /(?:可以|行|好|成)(?:吗|么|不)|行不行|好不好|能不能|能否|可不可以|可否/;
const correctionWords =
  /换(?:成|为|到|个|一|掉|去)?|改(?:成|为|到|去|一下)?|不是|而是|调整|重新|还是(?:去|要)|再?(?:加|多|少|减)(?:一|个|两|上|入|点|安排|去|看)|去掉|删|取消|不要了|(?:便宜|轻松|省|慢|近|松|紧凑|舒服)(?:一?点|一?些)|少走|推迟|提前|[早晚]一?[点些]|点(?:半|钟)?(?:以后|之后)?再|(?<![a-z])(?:change|instead|switch|make (?:it|that)|swap|replace|actually|rather|adjust|update|skip|drop|remove|add|cheaper|slower|already been)(?![a-z])/;

/**
 * Tells what a message is for from its words and from what was read of it.
 *
 * A message that asks for a plan, or that states two of city, time, people, places and money, wants a plan. Otherwise words of
 * question make it a question of fact, unless it corrects the plan ("可以换成杭州吗").
 *
 * @param folded - the message folded by `foldText`
 * @param rest - the same without what was understood
 * @param isKnown - whether a trip is being talked about, so that "人均500够吗" is about its budget
 */
export function purposeOf(folded: string, rest: string, wish: TripWish, isKnown: boolean): MessagePurpose {
  if (wish.city !== undefined && Object.keys(wish).length === 1 && otherChoice.test(rest.trim())) {
    return { wantsPlan: false, asksFact: false, corrects: true };
  }
  const corrects = correctionWords.test(folded);
  if (isAboutOtherThings(rest, wish)) return { wantsPlan: false, asksFact: true, corrects };
  const slots = [
    wish.city,
    wish.days ?? wish.stays?.find(({ days, nights }) => days ?? nights),
    wish.startDate ?? wish.holiday ?? wish.notBefore,
    wish.party,
    wish.budgets,
    wish.origin,
    wish.mustSee,
  ].filter((slot) => slot !== undefined).length;
  const asks = factWords.test(folded) || factWordsEnglish.test(folded);
  const names = wish.city !== undefined || (wish.mustSee?.length ?? 0) > 1;
  const goes = names && outing.test(folded) && !asks;
  const plans = (goes || planWords.test(folded) || planWordsEnglish.test(folded)) && !notTrips.test(folded);
  if (policyWords.test(folded) && !(plans && slots >= 2)) return { wantsPlan: false, asksFact: true, corrects };
  const asksEnough =
    /够(?:不够|吗|么|用|玩)|(?<![a-z])enough(?![a-z])/.test(folded) &&
    (slots >= 3 || (isKnown && wish.budgets !== undefined));
  if (plans || asksEnough) return { wantsPlan: true, asksFact: false, corrects };
  // "每天九点出门可以吗" asks for no fact: the hour is a wish.
  const setsHours = (wish.dayWishes ?? []).some(({ from, until, appointments }) => from ?? until ?? appointments);
  if (
    asks &&
    !((corrects || (setsHours && politely.test(folded))) && !/多少|几点|电话|地址|how much|what time/.test(folded))
  ) {
    return { wantsPlan: false, asksFact: true, corrects };
  }
  return { wantsPlan: slots >= 2, asksFact: false, corrects };
}

/** "今天股票怎么样" names a day, and asks about something that is no trip. */
function isAboutOtherThings(rest: string, wish: TripWish): boolean {
  const saysDateOnly = Object.keys(wish).every((slot) => slot === 'startDate' || slot === 'unkept');
  return (
    saysDateOnly &&
    /(?!出发|走|去)\p{Script=Han}{2,}(?<!出发|走|去|来|玩)(?:怎么样|怎样|如何)[呢啊呀]?[?？]?$/u.test(rest.trim())
  );
}
