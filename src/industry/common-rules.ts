import type { HandoffRule } from './industry.js';

/** Customers of any industry may write this one, to a bot before they say it to a person. */
export const selfHarm: HandoffRule = {
  id: 'self-harm',
  when: 'suicide or self-harm is spoken of: no argument; 12356 (心理援助热线), in danger 120 or 110',
  urgency: 'now',
  say: {
    'zh-Hans':
      '我很在意您现在的安全，正在请同事马上接待您。您也可以随时拨打全国统一心理援助热线12356；如有危险，请立即拨打120或110，或请身边的人陪着您。',
    en: 'Your safety matters most right now, and I am getting a colleague for you. You can call the psychological assistance line 12356 at any time; in danger, call 120 or 110 at once, or ask someone near you to stay with you.',
  },
  examples: {
    'zh-Hans': ['欠了这么多钱，我不想活了', '我想自杀', '活着没意思，想一了百了', '我女儿留了遗书'],
    en: ['I want to kill myself', "I don't want to live anymore", 'My son says he wants to end his life'],
  },
  detect: {
    signs: [
      /自杀|轻生|寻死|自残|自伤|割腕|烧炭|投河|遗书/,
      /(?:想|要|去|准备|站在[^,]{0,6})[^,]{0,4}(?:跳楼|跳江|跳河|跳桥|上吊)/,
      /(?<![你您她他])想死(?![你您我她他])/,
      /结束(?:我|自己|他|她|这条)?的?生命|一了百了/,
      /(?:吞|吃|喝)了?[^,]{0,4}(?:一整?瓶|很多|大量|几十[片颗粒])[^,]{0,4}(?:安眠药|药|农药)|喝了?农药/,
      /\bsuicid(?:e|al)\b|\b(?:kill|killing|harm|harming|cut|cutting) (?:myself|himself|herself|themselves)\b/,
      /\b(?:end|ending|take|taking) (?:my|his|her|their)(?: own)? life\b|\bself[- ]harm/,
      /\b(?:want|wants|wanted|going|ready) to die\b/,
    ],
    certain: [
      /不想(?:再)?活|活不下去|活够了|不如死了|活着[^,]{0,6}(?:没意思|没意义|没什么意思|太累|好累)/,
      /\b(?:don't|doesn't|do not|does not|no longer) want to (?:live|be alive)\b|\bno reason to live\b|\bbetter off dead\b/,
    ],
    except: [
      /跳楼(?:机|价|大?甩卖|促销)/,
      /自杀(?:式|小队|特遣队)/,
      /\bsuicide squad\b/,
      /\bcut (?:myself|himself|herself) (?:on|with|while)\b/,
    ],
    suppositions: 'count',
  },
};

/** For industries whose customers may write from the spot, or about a body. */
export const medicalEmergency: HandoffRule = {
  id: 'medical-emergency',
  when: 'signs of a medical emergency: 120 first, no diagnosis',
  urgency: 'now',
  say: {
    'zh-Hans':
      '这可能是急症，请立即拨打120（境外请拨打当地急救电话），按急救人员的指示处理，不要等这里的回复。正在请同事接待您。',
    en: 'This may be an emergency: call 120 now (abroad, the local emergency number) and do as they tell you; do not wait for an answer here. I am getting a colleague for you.',
  },
  examples: {
    'zh-Hans': [
      '我爸突然胸口疼，出冷汗',
      '有人晕倒了叫不醒',
      '孩子误食了老鼠药',
      '我喘不上气',
      '如果突然胸痛应该怎么办',
    ],
    en: [
      'My father has chest pain',
      "She can't breathe",
      'A guest collapsed and is unconscious',
      'My child swallowed bleach',
    ],
  },
  detect: {
    signs: [
      /胸口?(?:剧|绞|很|好|突然|一直|闷)?[痛疼]|心绞痛|心口[痛疼]|胸口?闷得/,
      /(?:晕|昏)(?:倒|过去|厥|迷)|不省人事|失去意识|休克|心脏骤停|心梗|脑出血|脑梗|中风了?/,
      /呼吸(?:很|好|特别|非常|越来越)?(?:困难|急促|停止|衰竭)|窒息|噎(?:住|着|到)|卡(?:住|在)了?[^,]{0,3}(?:喉咙|嗓子|气管)/,
      /大出血|血流不止|流(?:了|着|好多|很多)?[^,]{0,2}血|(?:出|流|吐|咳|便)(?:了)?(?:好多|很多|大量)的?血/,
      /抽搐|口吐白沫|口眼歪斜|嘴歪|半边[^,]{0,4}(?:麻|动)|说话[^,]{0,4}不清/,
      /(?:误|偷)(?:食|服|吞|喝)|吞(?:了|下)[^,]{0,6}(?:电池|磁|硬币|药|针|零件|玩具|珠|异物|东西|螺丝)|(?:煤气|一氧化碳|农药|酒精|食物)中毒/,
      /触电|溺水|(?:掉|落)[到进入]?水里|心脏病(?:发|犯)/,
      /\bchest (?:pain|pains|hurts)\b|\bpain in (?:my|his|her|the) chest\b|\bheart attack\b|\b(?:having|had|has|have) a stroke\b/,
      /\bunconscious\b|\bpassed out\b|\b(?:he|she|father|mother|dad|mum|mom|child|son|daughter|baby|guest|man|woman|husband|wife|someone|everyone|who) (?:has |just |suddenly )*(?:fainted|collapsed)\b/,
      /\b(?:trouble|difficulty|struggling|hard time) (?:to )?breath(?:e|ing)\b|\b(?:is|am|was|are|started) choking\b|\bseizures?\b|\bconvulsi/,
      /\b(?:bleeding (?:heavily|badly|a lot)|heavy bleeding|lost a lot of blood|coughing up blood|vomiting blood)\b/,
      /\b(?:swallowed|drank|ate|eaten)\b[^,]{0,14}\b(?:bleach|batter(?:y|ies)|poison|detergent|pills|magnets?|pesticide)\b|\boverdose|\bpoisoned\b|\b(?:is|was|almost|nearly) drown/,
      /\b(?:call|need|send)\b[^,]{0,8}\bambulance\b/,
    ],
    certain: [
      /(?:没有?|停止|无)(?:了)?(?:呼吸|意识|心跳)|叫不醒|呼吸不(?:过来|了|上来)|[喘透上]不(?:上|过)?来?气|喘不(?:过|上)来|止不住血|血止不住|不能呼吸|没反应了/,
      /\b(?:can't|cannot|can not|couldn't|isn't|not|stopped) breath(?:e|ing)\b|\bbleeding (?:won't|will not|doesn't) stop\b|\b(?:won't|will not|doesn't) (?:stop bleeding|wake up|respond)\b|\b(?:not|isn't) responding to us\b|\bno pulse\b/,
    ],
    except: [/(?:防|抗|治疗?)(?:中风|脑梗|溺水|触电)/, /\bstroke (?:order|width)\b/, /防溺水|心脏病(?:史|患者)/],
    suppositions: 'count',
  },
};

/** Fraud in the name of banks, shops, airlines and the police meets every industry that people pay. */
export const fraudInProgress: HandoffRule = {
  id: 'fraud-in-progress',
  when: '电信诈骗 suspected (fake police, staff or refund, code given away, screen shared): stop paying, freeze, 110 or 96110',
  urgency: 'now',
  say: {
    'zh-Hans':
      '请立即停止转账，不要再提供验证码，也不要共享屏幕：要求把钱转到“安全账户”的都是诈骗。请马上拨打110或96110报警，并通过银行卡背面的官方电话或官方App冻结账户。正在请同事接待您。',
    en: 'Stop paying now, give no code and share no screen: anyone who wants money moved to a "safe account" is a fraudster. Call the police on 110 or 96110 at once, and freeze your account through the bank\'s official number or app. I am getting a colleague for you.',
  },
  examples: {
    'zh-Hans': [
      '有人冒充公安说我涉嫌洗钱，让我把钱转到安全账户',
      '我刚才被骗了五万块',
      '对方让我共享屏幕，还要验证码',
      '我是不是遇到骗子了',
      '我跟着刷单，垫付的钱提现不了',
    ],
    en: [
      'I think I have been scammed',
      'Someone claiming to be from the police told me to move my money to a safe account',
      'I gave a caller my verification code',
    ],
  },
  detect: {
    signs: [
      /(?:被|遭|受)(?!套路贷)[^,]{0,5}(?:诈骗|骗|电诈|杀猪盘)|上当(?:受骗|了)?|受骗|骗(?:了|走|光|去)[^,]{0,3}(?:我|钱|\d|[一二两三四五六七八九十百千万]+[万千百块元])/,
      /(?:遇到|遇上|碰到|碰上|遭遇|疑似|怀疑|可能|好像|感觉|应该|肯定|是不是|会不会|就)是?[^,]{0,5}(?:诈骗|骗子|骗局|杀猪盘|电诈)|不是(?:诈骗|骗子|骗局)[吗么]/,
      /骗子[^,]{0,8}(?:我|转|汇|钱|验证码)|(?<![你们司家台您])是[^,]{0,2}骗子/,
      /说(?:他|她|自己|他们|我)?是[^,]{0,6}(?:公安|警察|警官|民警|检察|法院|通信管理)|(?:绑架|出事|被抓)[^。]{0,10}(?:汇|转账|转钱|打钱)/,
      /(?:冒充|假冒|自称|声称|假装)[^,]{0,8}(?:公安|警察|警官|民警|检察|法院|银行|客服|银监|快递|平台|领导|老板|航空|航司|通信管理)/,
      /(?:公安|警察|警官|民警|检察院|客服|对方|骗子|有人|陌生人|网友|群里|老师|领导|打电话)[^。]{0,20}(?:让|叫|要求|逼|催|教)我?[^,]{0,6}(?:转账|转钱|汇款|打款|验证码|共享|刷流水|保证金|解冻费|注销)/,
      /(?:共享|分享)了?[屏萤]幕|[屏萤]幕(?:共享|分享)|远程控制/,
      /刷单[^。]{0,12}(?:返|垫|提现|转|钱|骗)|垫付[^。]{0,8}(?:任务|返利|提现)/,
      /(?:说|称)我?[^,]{0,6}(?:涉嫌|卷入|涉及)[^,]{0,6}(?:洗钱|贩毒|诈骗|非法|案)/,
      /中奖[^。]{0,12}(?:先|交|汇|转|打|付|手续费|税)|跑分|(?:借|租|卖)[^,]{0,6}(?:走账|走流水|过账)|(?:点|打开|扫)了[^,]{0,6}(?:链接|二维码|网址)[^。]{0,8}(?:填|输|扣|转走)|(?:要|问)我的?[^,输填发]{0,8}(?:验证码|密码)|加[^,]{0,3}(?:微信|qq|q)[^,]{0,6}(?:理赔|退款|退费)/,
      /(?:关闭|注销|取消)[^,]{0,6}(?:百万保障|校园贷|学生贷)/,
      /(?<![能以要])(?:把|将)[^,]{0,6}(?:验证码|密码)[^,]{0,4}(?:给|告诉|发|报|说)了?(?:他|她|对方|骗子|别人|陌生人|人家)/,
      /(?:验证码|密码)[^,]{0,8}(?:给|告诉|发给?|报给?|说给?|泄露)(?:了|出去)(?:他|她|对方|骗子|别人|陌生人|人家)?/,
      /\b(?:scammed|defrauded|conned|phished|duped|swindled|tricked into)\b|\b(?:scammers?|fraudsters?|swindlers?)\b/,
      /\b(?:think|believe|suspect|afraid|looks like|might be|may be|could be|seems|sounds like|is this|is it|victim of|fell for)\b[^,]{0,24}\b(?:scam|fraud|phishing)\b/,
      /\b(?:pretend(?:s|ed|ing)?|claim(?:s|ed|ing)?|pos(?:ed|ing)|impersonat(?:es|ed|ing))\b[^,]{0,16}\b(?:bank|police|officer|court|prosecutor|customer service|support|courier|airline)\b/,
      /\b(?:asks?|asked|asking|told|telling|tells|wants?|wanted|forc(?:es|ed|ing)) me to (?:transfer|send|wire|move|share my screen|install|buy gift cards|(?:give|tell|read|send|share|say)\b[^,]{0,14}\b(?:code|password|pin|otp))\b/,
      /\b(?:gave|given|told|shared|sent|read)\b[^,]{0,12}\b(?:him|her|them|someone|somebody|caller|stranger|man|woman)\b[^,]{0,24}\b(?:code|otp|pin|password|cvv)\b/,
      /\b(?:gave|given|shared|told|sent)\b (?:my|the|a)(?: \w+){0,2} (?:code|otp|pin|password|cvv) (?:to|with)\b|\bshared my screen\b|\bremote access\b/,
    ],
    certain: [
      /(?:转|汇|打|存|划|挪)[^。]{0,10}安全账[户号]|(?<!你)不会是?[^,]{0,3}(?:被骗|上当)了?|我[^,]{0,4}(?:怕是|恐怕)[^,]{0,3}被骗/,
      /\b(?:transfer|move|send|wire|put|moved|sent|transferred|wired)\b[^.]{0,40}\bsafe account\b/,
    ],
    except: [/(?:防|反)(?:诈骗?|骗|电诈)(?:中心|宣传|险|app|知识)?|诈骗险/],
  },
};

/** Where customers travel, ride, or stand beside machines. */
export const accident: HandoffRule = {
  id: 'accident',
  when: 'accident, injury, people trapped, disaster',
  urgency: 'now',
  say: {
    'zh-Hans': '请先确保自己和身边人的安全，并拨打120（急救）、110（报警）或119（火灾和救援）。正在请同事接待您。',
    en: 'Please get yourself and those around you to safety first, and call 120 (ambulance), 110 (police) or 119 (fire and rescue). I am getting a colleague for you.',
  },
  examples: {
    'zh-Hans': ['我们的大巴出车祸了', '团里有老人摔倒骨折了', '我们被困在山上下不来', '我妈高反很严重，一直吐'],
    en: ['Our bus had an accident', 'My wife fell and broke her leg on the trail', 'We are trapped on the mountain'],
  },
  detect: {
    signs: [
      /车祸|翻[车船]|追尾|撞(?:车|到人|伤)|[车船][^,]{0,3}(?:撞了|被撞|相撞)|交通事故|(?:车|船|缆车|索道)[^,]{0,4}(?:翻了|沉了|停在半空|起火|着火)/,
      /受(?:了)?(?:轻|重)?伤|摔(?:伤|断|下|倒|跤了|了[^,]{0,2}(?:跤|跟头))|[手脚腿腰]动不了|(?:手指?|脚|腿|胳膊|工人|人)[^,]{0,3}被[^,]{0,4}(?:夹|压|轧|卷|绞|切|砸)(?:伤|断|到|住|了|进)|骨折|扭伤|崴(?:了)?脚|烫伤|烧伤|(?:被|让)[^,]{0,4}(?:蛇|狗|猴子?|马蜂|水母|蜜蜂)[^,]{0,3}(?:咬|抓|蜇|叮)/,
      /(?:困|堵)(?:在|于)[^,]{0,6}(?:山|洞|水|电梯|缆车|索道|岛|雪|沙漠)|被困|困住|坠(?:崖|落|河|海)|落水|掉(?:下|进)[^,]{0,3}(?:山|崖|水|河|海)/,
      /(?:遇到|遇上|碰到|发生|遭遇|正在)[^,]{0,4}(?:地震|泥石流|山洪|雪崩|塌方|滑坡|火灾|爆炸)|(?:酒店|宾馆|民宿)[^,]{0,3}(?:着火|起火)/,
      /高(?:反|原反应|山症)[^,]{0,3}(?:了|很|好|特别|非常|太|得)?[^,]{0,2}(?:严重|厉害|受不了|难受|昏|晕倒)(?![吗么不的呢])/,
      /食物中毒|(?:全团|好几个人|我们|全家)[^,]{0,6}(?:上吐下泻|拉肚子|中毒)/,
      /\b(?:had|been in|in|was|were|there is|there's|there was|after) an? (?:\w+ ){0,2}(?:accident|crash|avalanche|earthquake|landslide)\b|\b(?:bus|car|coach|boat|van|cable car)\b[^,]{0,12}\b(?:crash(?:ed)?|overturned|capsized|caught fire|rolled over)\b/,
      /\b(?:is|am|are|was|were|got|been|people|guests?|someone|badly|seriously) (?:\w+ )?(?:injured|hurt)\b|\b(?:broke|broken|fractured|sprained|twisted) (?:my|his|her|a|an|the) \w+/,
      /\bhit (?:me|us|him|her|my \w+)\b|\b(?:was|got|were) hit by a\b|\bfell (?:off|down|from|into|and)\b|\b(?:trapped|stuck|stranded) (?:on|in) (?:the |a |an )?(?:\w+ )?(?:mountain|cave|elevator|lift|cable car|flood|snow|island|trail)\b|\bbitten by\b/,
      /\b(?:bad|severe|serious|terrible) altitude sickness\b|\bfood poisoning\b/,
    ],
    certain: [/下不来(?:山|了)|下不了山|\bcan(?:'t|not) get down\b/],
    except: [
      /^.*(?:去年|前年|以前|曾经|半年前|个月前|病史|术后|康复|旧伤).*$/,
      /(?:受伤|骨折|意外|食物中毒)[^,]{0,6}(?:险|保障|理赔范围)|(?:保险|意外险|旅游险|旅行险)[^,]{0,10}(?:包|含|保|赔)[^,]*/,
      /(?:地震|车祸|爆炸|空难|海难)[^,]{0,4}(?:遗址|纪念|博物馆|展)/,
      /\b(?:last year|years? ago|months? ago|used to)\b.*/,
      /\binsurance\b[^,]{0,20}\bcover\b.*|\bdoes\b[^,]{0,20}\bcover\b.*/,
    ],
  },
};
