import { accident } from './common-rules.js';
import type { HandoffRule } from './industry.js';

/** The matters of travel that a person must take over, beside those of every industry. */
export const tourismHandoffRules: readonly HandoffRule[] = [
  {
    ...accident,
    say: {
      'zh-Hans':
        '请先确保自己和同伴的安全。在国内请拨打120（急救）、110（报警）或119（火灾和救援）；在境外请拨打当地报警急救电话，也可拨打外交部全球领事保护热线+86-10-12308。正在请同事接待您。',
      en: 'Please get yourself and your companions to safety first. In China call 120 (ambulance), 110 (police) or 119 (fire and rescue); abroad the local emergency number; Chinese citizens abroad can also call the consular line +86-10-12308. I am getting a colleague for you.',
    },
  },
  {
    id: 'missing-person',
    when: 'a companion is missing',
    urgency: 'now',
    say: {
      'zh-Hans': '请马上告诉最近的景区工作人员或广播室，并拨打110；留一个人在走散的地方等。正在请同事接待您。',
      en: 'Tell the nearest staff or the announcement office at once and call 110; let one person wait where you lost each other. I am getting a colleague for you.',
    },
    examples: {
      'zh-Hans': ['孩子走丢了', '我和老人在景区走散了，电话打不通', '我女儿不见了', '同伴失联一整天了'],
      en: ['I lost my child in the park', 'My son is missing', "We can't find my grandmother"],
    },
    detect: {
      signs: [
        /(?:孩子|小孩|宝宝|娃|儿子|女儿|老人|老伴|爸|妈|爷爷|奶奶|外公|外婆|同伴|朋友|老公|老婆|团友|队友)[^,]{0,6}(?:丢了(?![^,]{0,2}(?:东西|脸|手机|包|杯|书|鞋|玩具|帽|票|证|钱))|走丢|走失|走散|不见了|失踪|失联|跟丢)|人(?:走丢|走散|失踪|失联|不见)了?/,
        /(?:走丢|走失|走散|失踪|失联|丢了)[^,]{0,6}(?:孩子|小孩|老人|人|儿子|女儿)/,
        /(?:和|跟|与)[^,]{0,8}(?:走散|失散|失联)/,
        /\b(?:lost|missing|disappeared|separated from)\b[^,]{0,10}\b(?:child|son|daughter|kid|kids|baby|toddler|grand(?:mother|father|ma|pa)|mother|father|husband|wife|friend)\b/,
        /\b(?:child|son|daughter|kid|baby|toddler|grand(?:mother|father|ma|pa)|mother|father|husband|wife|friend|companion)\b[^,]{0,14}\b(?:is|has|gone|been|went|got) (?:\w+ )?(?:missing|lost|disappeared)\b/,
      ],
      certain: [
        /(?:找不到|联系不上|联络不上)[^,]{0,4}(?:孩子|小孩|老人|儿子|女儿|爸|妈|同伴|老公|老婆)|(?:孩子|小孩|老人|儿子|女儿|爸|妈|同伴|老公|老婆)[^,]{0,6}(?:找不到|联系不上|联络不上)/,
        /\b(?:can't|cannot|can not|couldn't) (?:find|reach) (?:my|our) (?:\w+ )?(?:child|son|daughter|kid|kids|baby|grand(?:mother|father|ma|pa)|mother|father|husband|wife|friend)\b/,
      ],
      except: [
        /^.*(?:找到|回来|联系上)了(?![吗么没]).*$/,
        /本人|人数|人工|找人/,
        /^.*\b(?:found (?:him|her|them)|is back)\b.*$/,
        /\blost (?:luggage|property)\b/,
      ],
    },
  },
  {
    id: 'lost-documents',
    when: 'travel document lost: police, then embassy or exit-entry office',
    urgency: 'now',
    say: {
      'zh-Hans':
        '在境外丢失护照，请先向当地警方报案，再联系中国使领馆补办旅行证件（热线+86-10-12308）；在国内丢失身份证，可在车站、机场的公安制证点办理临时身份证明。正在请同事接待您。',
      en: 'If you lose your passport abroad, report it to the local police, then contact your embassy or consulate; foreign visitors in China report it to the police and go to the exit-entry office. I am getting a colleague for you.',
    },
    examples: {
      'zh-Hans': ['护照丢了怎么办', '我的身份证落在酒店了，今天要坐高铁', '港澳通行证被偷了'],
      en: ['I lost my passport', 'My passport was stolen', "I can't find my passport and my flight is tonight"],
    },
    detect: {
      signs: [
        /(?:护照|身份证|通行证|回乡证|台胞证|签证页|旅行证|证件|户口本|居留证)[^,]{0,6}(?:丢|遗失|不见了|被[^,]{0,3}(?:偷|盗|抢)|掉了|落在|落[^,]{0,2}了|忘在|失窃|没了)/,
        /(?:丢|弄丢|遗失|偷)(?:了|失了?|走了?)?[^,]{0,4}(?:护照|身份证|通行证|回乡证|台胞证|证件)/,
        /\b(?:lost|misplaced|forgot|left)\b[^,]{0,14}\b(?:passport|travel permit|id card|id cards|visa)\b/,
        /\b(?:passport|travel permit|id card|travel document)s?\b[^,]{0,14}\b(?:lost|stolen|missing|gone)\b|\bstole\b[^,]{0,14}\bpassport\b/,
      ],
      certain: [
        /(?:护照|身份证|通行证|回乡证|台胞证|证件)[^,]{0,4}(?:找不到|找不着)|找不到[^,]{0,3}(?:护照|身份证|通行证|证件)/,
        /\b(?:can't|cannot|couldn't|unable to) find (?:my|our|the) (?:\w+ ){0,2}(?:passports?|id card|travel permit)\b/,
      ],
      except: [
        /^.*找(?:到|回来?)了(?![吗么没]).*$/,
        /^.*\bfound (?:it|my passport)\b.*$/,
        /(?:丢失|遗失)(?:险|保险)|保险[^,]{0,12}(?:丢失|遗失)/,
        /\binsurance\b.*\bcover\b.*|\bcover\b.*/,
      ],
    },
  },
  {
    id: 'crime-or-detention',
    when: 'theft, assault, harassment, threats, or held by police or border control',
    urgency: 'now',
    say: {
      'zh-Hans':
        '请先到安全、人多的地方，并拨打110；在境外请联系当地警方和中国使领馆，或拨打+86-10-12308。正在请同事接待您。',
      en: 'Go to a safe place with people around and call 110; abroad contact the local police and your embassy. I am getting a colleague for you.',
    },
    examples: {
      'zh-Hans': ['我们被抢了', '导游威胁我们，不买就不让下车', '我被海关扣留了', '司机骚扰我'],
      en: ['We were robbed', 'I am being held at immigration', 'The driver harassed me'],
    },
    detect: {
      signs: [
        /(?:被|遭|遇)[^,]{0,4}(?:抢|打了|殴打|绑架|劫|性侵|猥亵|骚扰|跟踪|尾随|偷拍|威胁|扣留|扣押|拘留|遣返|关在|关小黑屋|关起来)|抢劫|性骚扰|偷拍|针孔/,
        /(?:导游|司机|领队|店家|店员|老板|房东|教练|服务员|保安)[^,]{0,6}(?:打人|打了|打我|骂|骚扰|猥亵|威胁|恐吓|非礼)/,
        /(?:钱包|手机|行李|包|相机|东西|财物)[^,]{0,3}被[^,]{0,4}(?:偷|抢)/,
        /\b(?:robbed|mugged|assaulted|raped|kidnapped|pickpocketed|beaten up|molested)\b|\bharass(?:ed|ing|es) (?:me|us|my)\b|\bthreaten(?:s|ed|ing)? (?:me|us|to)\b/,
        /\b(?:am|are|is|was|were|been|being) (?:\w+ )?(?:detained|arrested|deported|held (?:at|by))\b|\b(?:stole|snatched) my\b|\bmy (?:\w+ ){0,2}(?:was|were|got|has been|have been) stolen\b/,
      ],
      certain: [
        /不买[^,]{0,6}(?:不让|不准|不许)[^,]{0,4}(?:走|下车|上车|离开|吃饭)|(?:不让|不准|不许)[^,]{0,3}(?:下车|离店|离开)/,
      ],
      except: [/(?:抢|劫)(?:不到|到|购|票|红包)|遇[^,]{0,3}抢(?:票|购)/],
    },
  },
  {
    id: 'stranded',
    when: 'stuck on the way: cancelled, guide or driver absent, hotel without the booking, 甩团',
    urgency: 'now',
    examples: {
      'zh-Hans': [
        '航班取消了，我们滞留在机场',
        '到酒店了前台说没有我的订单',
        '导游联系不上，没人来接机',
        '导游把我们甩在路上了',
      ],
      en: [
        'We are stranded at the airport',
        'The hotel says it has no booking for us',
        'Nobody came to pick us up at the airport',
      ],
    },
    detect: {
      signs: [
        /滞留|(?:困|卡|堵|扔|丢|甩|晾)(?:在|于)了?[^,]{0,8}(?:机场|车站|高铁站|火车站|码头|景区|酒店|路上|路边|边境|口岸|服务区|购物店)|甩团/,
        /(?:我们?|今天|今晚|刚刚?|现在|正在|突然|临时|人在)[^。]{0,10}(?:航班|飞机|高铁|火车|动车|船|大巴|班车)[^,]{0,4}(?:取消|停运|停航|停开)了?|(?:航班|飞机|高铁|火车|动车|船|大巴)[^,]{0,4}(?:取消|停运|停航|停开)了[^。]{0,8}(?:走不了|回不去|怎么办|怎么走|机场|车站)/,
        /(?:航班|飞机|高铁|火车|动车|船|大巴)[^,]{0,3}(?:临时|突然|刚刚?|被)取消/,
        /(?:错过|误了|没赶上|赶不上)(?!大部队)[^,]{0,4}(?:航班|飞机|高铁|火车|动车|船|末班|大巴)/,
        /\bstranded\b|\b(?:stuck|left behind|abandoned|dumped) (?:us )?(?:at|by|in)\b[^,]{0,10}\b(?:airport|station|border|port|hotel|roadside|road|shop|side)\b/,
        /\b(?:my|our|the) (?:flight|train|ferry|bus)\b[^,]{0,10}\b(?:cancelled|canceled)\b|\bmissed (?:my|our|the) (?:\w+ )?(?:flight|train|connection|ferry|bus)\b/,
      ],
      certain: [
        /(?:酒店|前台|民宿|宾馆|饭店|房东)[^。]{0,10}(?:没有?(?:我们?的?)?(?:订单|预订|房|记录)(?![^,]*[吗么])|不(?:让|给|能)[^,]{0,3}入住|满房|超售)|到店无房/,
        /没(?:有)?人[^,]{0,4}(?:接机|接站|接我们?|接应)|(?:导游|司机|领队|接机的?人?|地接|车)[^。]{0,8}(?:没来|没到|不来|联系不上|联络不上|不接电话|电话打不通|找不到|不见了|没影)|找不到(?:导游|司机|领队|接机)|没(?:有)?赶上[^,]{0,4}(?:航班|飞机|高铁|火车|船|大巴)/,
        /没(?:有)?(?:地方|处)[^,]{0,2}[住去睡]|回不(?:去|了)(?:家|国|酒店)|走不了了/,
        /\b(?:hotel|hostel|reception|front desk)\b[^,]{0,24}\b(?:no|without|can't find|cannot find|doesn't have|lost)\b[^,]{0,12}\b(?:booking|reservation|rooms?)\b|\b(?:refus\w+|won't let|not let)\b[^,]{0,10}\bcheck in\b/,
        /\b(?:nobody|no one|no driver|no guide)\b[^,]{0,14}\b(?:came|here|to pick|picked|showed|turned)\b|\b(?:guide|driver|bus|pick-?up)\b[^,]{0,12}\b(?:never|didn't|did not|hasn't|has not|not) (?:come|came|show|shown|showed|turn|turned|arrive|arrived|answering|here)\b/,
      ],
      except: [/(?:超过|多久|最长)[^,]{0,4}滞留|滞留(?:期|天数|签证)/, /(?:想|要|可以|能|能不能|帮我|怎么)取消/],
    },
  },
  {
    id: 'forced-shopping',
    when: 'forced shopping (强制购物), itinerary changed without consent',
    urgency: 'soon',
    examples: {
      'zh-Hans': ['导游强迫我们购物', '导游一直逼我们买自费项目', '行程没经我们同意就改了，少去了两个景点'],
      en: ['The guide forced us to buy jade', 'They changed our itinerary without asking us'],
    },
    detect: {
      signs: [
        /(?:强制|强迫|逼|诱导|变相)[^,]{0,6}(?:购物|消费|买|自费)|(?:擅自|私自|随意|临时)[^,]{0,4}(?:改|换|取消|减|删|变更)[^,]{0,4}(?:行程|景点|酒店|线路|项目)/,
        /(?:行程|景点)[^,]{0,8}(?:缩水|少去|被改|被换|被取消|改了[^,]{0,4}没|货不对板)|少(?:去|玩|看)了[^,]{0,4}(?:个)?景点/,
        /\bforc(?:ed|ing|es) (?:us|me|everyone|the group) to (?:buy|shop|pay)\b|\bforced shopping\b/,
        /\b(?:changed|cut|skipped|dropped)\b[^,]{0,10}\b(?:our|the|my)\b[^,]{0,10}\b(?:itinerary|sights?|programme|stops?|hotel)\b/,
      ],
      certain: [/(?:没|未|不)[^,]{0,2}(?:经|征得|征求)[^,]{0,3}(?:我们?|游客)?[^,]{0,2}同意[^,]{0,4}(?:改|换|变|取消)/],
      except: [/(?:有没有|是不是|有无|会不会有?|会|无|没有?|不含?)[^,]{0,2}(?:强制|强迫|诱导)/],
    },
  },
  {
    id: 'cancellation-dispute',
    when: 'refund or change refused, or a fee contested',
    urgency: 'soon',
    examples: {
      'zh-Hans': ['你们凭什么不退款', '扣了80%的违约金，太不合理了', '台风来了还不给退，我不接受'],
      en: ['You refused my refund and I do not accept it', 'The cancellation fee is outrageous, I dispute it'],
    },
    detect: {
      signs: [
        /(?:拒绝|拒不|迟迟)[^,]{0,3}退|(?:违约金|手续费|退改费|损失费)[^。]{0,10}(?:太高|不合理|离谱|霸王|不接受|凭什么)|霸王条款/,
        /\b(?:refus\w+|denied|rejected)\b[^,]{0,14}\brefund\b|\b(?:i|we|to|will|must) (?:dispute|contest|challenge)\b[^,]{0,20}\b(?:it|fee|charge|refund|cancellation|penalty)\b/,
        /\b(?:fee|penalty|charge)\b[^,]{0,14}\b(?:outrageous|unfair|unacceptable|ridiculous|too high)\b/,
      ],
      certain: [
        /(?:凭什么|为什么|为啥|还|就是|居然|竟然|一直|又|都)[^,]{0,3}不(?:给|肯|能|予)?[^,]{0,2}退(?!房|休)|不(?:给|肯|予)退/,
        /不接受[^,]{0,8}(?:扣|违约金|手续费|方案|退)|\bwon't (?:give|refund)\b[^,]{0,12}\b(?:refund|me|us|money)\b|\bstill (?:not|haven't)\b[^,]{0,10}\brefund/,
      ],
    },
  },
  {
    id: 'complaint',
    when: 'formal complaint; authority, lawsuit or press named',
    urgency: 'soon',
    examples: {
      'zh-Hans': ['我要投诉导游', '我会打12345投诉你们', '我要向文旅局举报', '不解决我就发到网上曝光'],
      en: ['I want to make a complaint about our guide', 'I will report you to the tourism bureau'],
    },
    detect: {
      signs: [
        /(?:投诉|举报|反映|告|打|找|向)[^,]{0,8}(?:12345|12301|12315|12318|旅游局|文旅局|文旅厅|文旅部|旅游质监|质监所|市场监管|消协|消保委|媒体|记者)/,
        /(?:12345|12301|12315|12318|旅游局|文旅局|质监|消协)[^,]{0,8}(?:投诉|举报|反映|告)/,
        /(?:我要|我想|要|必须|正式|坚决)投诉(?!电话|渠道|流程|的?方式)|曝光(?:你|他|这)|(?:发|放)(?:到)?(?:网上|抖音|小红书|微博)[^,]{0,4}曝光|(?:起诉|告)(?:你们|旅行社|酒店)|(?:法院|12345|12315|12301)见|律师函/,
        /\b(?:make|file|lodge|raise)\b[^,]{0,6}\bcomplaint\b|\b(?:complain|report|complaint)\b[^,]{0,16}\b(?:tourism|authorit|bureau|12345|12301|12315|police|consumer|media|press)/,
        /\b(?:sue|suing) (?:you|the)\b|\bmy (?:lawyer|attorney)\b|\btake (?:you|this) to court\b/,
      ],
      except: [/\bhow (?:do|can|to) (?:i )?(?:make|file|lodge)\b/],
    },
  },
];
