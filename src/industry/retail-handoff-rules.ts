import type { HandoffRule } from './industry.js';

/** The matters of retail that a person must take over, beside those of every industry. */
export const retailHandoffRules: readonly HandoffRule[] = [
  {
    id: 'product-injury',
    when: 'a product hurt somebody, burnt, exploded or gave a shock: stop using, keep it',
    urgency: 'now',
    say: {
      'zh-Hans': '请先停止使用并断开电源；有人受伤请就医或拨打120，起火请拨打119。请保留商品和照片，正在请同事接待您。',
      en: 'Please stop using it and cut the power; see a doctor or call 120 if somebody is hurt, 119 for a fire. Keep the product and photos; I am getting a colleague for you.',
    },
    examples: {
      'zh-Hans': ['充电宝充电的时候爆炸了', '热水壶漏电把我电到了', '杯子裂开割伤了手', '孩子玩你们的玩具受伤了'],
      en: ['The power bank exploded', 'I got an electric shock from your kettle', 'My child was injured by this toy'],
    },
    detect: {
      signs: [
        /爆炸|炸(?:了|开|裂)(?!锅)|自燃|起火|着火|冒烟|冒火|火花|烧起来|[电锅煲壶宝池灯瓶杯机器板桶][^,]{0,2}爆(?:了|掉|裂)|漏电|触电|(?:电|烫|伤|扎|砸|夹|划|割)(?:到|了|伤|破)[^,]{0,3}(?:我|手|脚|人|孩子|宝宝|脸|腿|眼)/,
        /(?:把|被|让)[^,]{0,8}(?:电|烫|砸|夹|割|划|扎)(?:到|伤|破|了)|(?:烫|烧|割|砸|划|扎|夹|灼|摔)伤|受(?:了)?伤|骨折/,
        /\b(?:explod(?:ed|es)|blew up|caught fire|is smoking|on fire|burst into flames)\b|\belectric(?:al)? shock\b|\belectrocuted\b/,
        /\b(?:is|am|are|was|were|got|been|badly|seriously) (?:\w+ )?(?:injured|hurt|burned|burnt)\b|\b(?:cut|burned|burnt|injured|hurt|sliced) (?:my|his|her|our|himself|herself|myself)\b/,
      ],
      except: [
        /爆炸(?:盐|头|贴|糖|性|火|好)|炸(?:鸡|锅|了[^,]{0,2}(?:鸡|薯))|(?:生意|销量|口碑|价格|活动|优惠|评论)[^,]{0,3}(?:爆炸|炸)/,
        /(?:烫|烧|烧烫|冻)伤(?:膏|药|贴|敷料)|(?:漏电|触电)保护/,
        /\bhurt my (?:feelings|wallet|eyes)\b/,
        /好看到?[^,]{0,2}(?:爆炸|炸)/,
      ],
    },
  },
  {
    id: 'allergic-reaction',
    when: 'allergic reaction: stop using, doctor; no diagnosis',
    urgency: 'now',
    say: {
      'zh-Hans':
        '请先停止使用。如果呼吸困难、面部或喉咙肿胀、头晕，请立即拨打120；其他情况请尽快就医，并保留商品、照片和病历。正在请同事接待您。',
      en: 'Please stop using it. With trouble breathing, swelling of face or throat, or dizziness call 120 at once; otherwise see a doctor soon, and keep the product, photos and medical records. I am getting a colleague for you.',
    },
    examples: {
      'zh-Hans': ['用了你们的面霜脸过敏了', '敷完面膜脸又红又肿', '穿了这件衣服全身起疹子'],
      en: [
        'I had an allergic reaction to your cream',
        'My face is swollen after using the mask',
        'It gave my baby a rash',
      ],
    },
    detect: {
      signs: [
        /过敏了|严重过敏|(?:用|涂|抹|吃|穿|擦|喝|敷|戴|贴|喷|洗|染)(?:了|完|过|着|发)?[^。]{0,14}(?:过敏(?!体质|肌|史)|红肿|又红又肿|肿(?:了|起来|成)|起[^,]{0,4}(?:疹|泡|红点|包)|烂脸|溃烂|脱皮|发痒|奇痒|刺痛|呼吸不)/,
        /(?:脸|皮肤|身上|嘴唇?|眼睛|全身|头皮|脖子|手)[^,]{0,4}(?:烂了|红肿|肿了|肿起来|起[^,]{0,3}疹|灼痛|溃烂)|烂脸/,
        /\ballergic reaction\b|\b(?:rash|hives|blisters)\b[^,]{0,20}\b(?:after|from|since)\b|\b(?:gave|got|have|has|developed|broke out in|caused)\b[^,]{0,14}\b(?:rash|hives|blisters)\b/,
        /\b(?:face|skin|lips?|eyes?|throat|hands?|scalp)\b[^,]{0,12}\b(?:swollen|swelling|burning|swelled|peeling|blistering)\b/,
      ],
      except: [
        /(?:孕妇|敏感肌|过敏体质|过敏肌|容易过敏)[^,]{0,6}(?:能|可以|适合|可不可以)/,
        /(?:抗|防|脱|低)过敏/,
        /\bhypoallergenic\b|\bcan (?:it|this) cause\b.*/,
      ],
    },
  },
  {
    id: 'food-safety',
    when: 'spoiled, expired or contaminated food, illness after eating: keep it',
    urgency: 'now',
    examples: {
      'zh-Hans': ['牛奶喝了拉肚子', '面包里吃出一只虫子', '收到的饼干已经过期了', '吃完你们的海鲜全家食物中毒'],
      en: [
        'I found a worm in the cereal',
        'The milk you sent is past its expiry date',
        'We got food poisoning from your prawns',
      ],
    },
    detect: {
      signs: [
        /(?:吃|喝)(?:了|完|过)?[^。]{0,12}(?:拉肚子|腹泻|呕吐|上吐下泻|中毒|肚子疼|肚子痛|住院|吐了|一直吐|就吐|又吐)|变质|发霉|发馊|馊了|长毛了/,
        /(?:吃|喝|发现|看到|有|里面?)[^,]{0,4}(?:出|到|了|是|有)?[^,]{0,4}(?:虫子?|蛆|头发|异物|玻璃|苍蝇|蟑螂|塑料片|金属|老鼠)(?!屋|剂)/,
        /(?:收到|买到|发来|发货|拿到|寄来|喝|吃|食品|牛奶|饼干|面包|零食|奶粉|东西|已经|都)[^,]{0,8}(?:过期|变质|发霉|馊|臭了|坏掉)(?!吗)|食物中毒/,
        /\b(?:worms?|bugs?|insects?|hair|maggots?|glass|mou?ld|plastic|metal|cockroach|fly)\b[^,]{0,14}\b(?:in|inside|on) (?:the|my|your|this|it)\b/,
        /\b(?:food poisoning|mou?ldy|rotten|spoiled|expired)\b|\bpast (?:its|the) (?:expiry|expiration|best|use)\b|\b(?:sick|ill|vomit\w*|diarrh?oea|threw up)\b[^,]{0,10}\b(?:after|from)\b[^,]{0,16}\b(?:eating|drinking|your|the)\b/,
      ],
      except: [
        /(?:优惠券|券|红包|积分|会员|链接|活动|保修|质保|验证码|订单)[^,]{0,4}过期|过期[^,]{0,3}(?:券|红包|积分)/,
        /多久[^,]{0,3}(?:过期|变质)|什么时候过期|(?:电脑|手机|耳机|冰箱|衣服)[^,]{0,4}坏/,
        /\b(?:coupon|voucher|points?|offer|session|link|code|warranty|card)\b[^,]{0,20}\bexpired\b|\bexpired (?:coupon|voucher|points?|card|link)\b/,
        /\bhair (?:in|on) (?:the|my|your) (?:brush|head|photo|picture)\b/,
      ],
    },
  },
  {
    id: 'compensation-claim',
    when: 'compensation claim (退一赔三, 十倍, 职业打假), counterfeit, lawsuit: admit and deny nothing',
    urgency: 'soon',
    examples: {
      'zh-Hans': [
        '你们卖假货，要求退一赔三',
        '这是三无产品，必须十倍赔偿',
        '广告写最佳违反广告法，给我赔偿',
        '我会让律师起诉你们',
      ],
      en: ['You sold me a fake and I want compensation', 'I will take you to court', 'This is counterfeit'],
    },
    detect: {
      signs: [
        /[退假缺]一赔[一二三四五六七八九十百\d]+|(?:十|三|10|3|\d+) ?倍[^,]{0,4}赔|赔[^,]{0,6}(?:十|三|10|3) ?倍|惩罚性赔偿|职业打假|打假人|知假买假|三无产品/,
        /(?:要求|必须|给我|我要|要|索要|申请)[^,]{0,4}(?:赔偿|赔钱|精神损失)|违反[^,]{0,4}(?:广告法|食品安全法|消费者权益|消法)/,
        /(?:是|卖|收到|买到|买的|都是|发的|给我)[^,]{0,4}(?:假货|假的|假酒|假冒|山寨|高仿|仿品|翻新机|二手货|冒牌)|鉴定[^,]{0,3}(?:为|是)假|虚假宣传|欺诈消费者/,
        /(?:起诉|告)(?:你们|商家|店家)|法院见|律师函|律师/,
        /\b(?:want|demand|expect|claim|seek|entitled to)\b[^,]{0,16}\b(?:compensation|damages)\b|\bcompensate me\b|\b(?:three|ten|triple|3|10)[- ]?(?:times|fold)?[^,]{0,10}\b(?:compensation|damages)\b/,
        /\b(?:is|was|are|sold me|sent me|received|got|it's|looks)\b[^,]{0,8}\b(?:fakes?|counterfeits?|knock-?off)\b|\bfalse advertising\b|\b(?:sue|suing) (?:you|the)\b|\btake (?:you|this) to court\b|\bmy (?:lawyer|attorney)\b/,
      ],
      except: [
        /(?:支持|承诺|有没有|提供|是否|享受)[^,]{0,3}假一赔|假一赔[^,]{0,2}吗|假的(?:花|睫毛|植物)|假(?:发|睫毛|花)/,
        /\bfake (?:fur|flowers?|plants?|leather|lashes|eyelashes|nails|tan)\b/,
      ],
    },
  },
  {
    id: 'refund-refused',
    when: 'refund, return or repair refused or overdue',
    urgency: 'soon',
    examples: {
      'zh-Hans': ['你们已经第二次拒绝我的退款了', '申请了三次都不给退', '退货寄回去半个月了还没退款'],
      en: ['You have refused my refund twice', 'I returned it two weeks ago and still have no refund'],
    },
    detect: {
      signs: [
        /(?:拒绝|驳回)了?[^,]{0,6}(?:退款|退货|退换|售后|申请)|(?:退款|退货|售后|申请)[^,]{0,8}(?:被[^,]{0,4}(?:拒|驳回|关闭)|拒绝)/,
        /\b(?:refus\w+|reject\w*|den(?:y|ied)|declin\w+)\b[^,]{0,16}\b(?:refund|return|repair|claim)\b|\b(?:refund|return)\b[^,]{0,16}\b(?:refused|rejected|denied|declined)\b/,
      ],
      certain: [
        /(?:都|还|就是|一直|又|居然|竟然|凭什么|为什么|为啥|次)[^,]{0,3}不(?:给|肯|予|让)[^,]{0,3}(?:退|换|修)|(?:不给|不肯|拒不|死活不)退/,
        /(?:[\d一二两三四五六七八九十半几多好]个?(?:天|周|星期|礼拜|月|次|工作日)|很久|这么久|寄回)[^。]{0,10}(?:还|都|仍|一直)(?:没有?|未)[^,]{0,4}(?:退款|退钱|退回|退给|退$|收到退|到账|处理)/,
        /\b(?:weeks?|days?|months?|returned|still)\b[^.]{0,40}\b(?:no|not|haven't|hasn't|without|never)\b[^,]{0,20}\brefund(?:ed)?\b|\bwon't (?:refund|give me a refund|accept my return)\b/,
      ],
      except: [/(?:拆封|定制|生鲜|特价|打折)[^,]{0,6}(?:是不是|会)[^,]{0,3}不(?:给|能)退/],
    },
  },
  {
    id: 'complaint',
    when: 'formal complaint; 12315, 消协, 平台介入 or press named',
    urgency: 'soon',
    examples: {
      'zh-Hans': ['我要打12315投诉你们', '我要投诉这个客服', '我去消协举报', '再不处理就申请平台介入'],
      en: ['I will report you to 12315', 'I want to file a complaint'],
    },
    detect: {
      signs: [
        /(?:投诉|举报|反映|告|打|找|向|去)[^,]{0,8}(?:12315|12345|消协|消保委|消费者协会|市场监管|工商局?|媒体|记者)/,
        /(?:12315|12345|消协|市场监管|工商)[^,]{0,6}(?:投诉|举报|反映|告)|(?:平台|小二|官方)(?:客服)?介入|(?:消协|12315|12345)见/,
        /(?:我要|我想|要|必须|正式|坚决)投诉(?!电话|渠道|流程|的?方式)|曝光(?:你|这|店)/,
        /\b(?:make|file|lodge|raise)\b[^,]{0,6}\bcomplaint\b|\b(?:complain|report|complaint)\b[^,]{0,24}\b(?:12315|12345|consumer|authorit|regulator|media|press|platform)/,
      ],
      except: [/\bhow (?:do|can|to) (?:i )?(?:make|file|lodge)\b/],
    },
  },
  {
    id: 'minor-purchase',
    when: 'a minor paid without consent (未成年人充值, 打赏)',
    urgency: 'soon',
    examples: {
      'zh-Hans': ['孩子偷偷用我手机充值了三千块', '未成年人打赏主播能退吗', '小孩自己下单买的，我不知道'],
      en: ['My child made purchases without my permission', 'My 10-year-old son topped up the game with my card'],
    },
    detect: {
      signs: [
        /(?:未成年人?|孩子|小孩|儿子|女儿|娃|小学生|孙子|孙女|弟弟|妹妹|\d+岁)[^。]{0,12}(?:充值|充了|打赏|刷礼物|刷了|花了|储值|抽卡|误买|乱买|乱点|偷偷[^,]{0,6}(?:买|下单|付)|自己[^,]{0,6}(?:下单|付款|支付))/,
        /(?:充值|打赏|下单)的?[^,]{0,6}(?:是|人)[^,]{0,3}(?:未成年|孩子|小孩|儿子|女儿)|未成年[^,]{0,6}退(?:款|费)/,
        /\b(?:child|kid|son|daughter|minor|grandson|granddaughter|\d+[- ]year[- ]old)\b[^.]{0,20}\b(?:topped up|bought|ordered|purchased|spent|tipped|paid|charged)\b/,
        /\b(?:child|kid|son|daughter|minor)\b[^.]{0,20}\b(?:made|making)\b[^,]{0,12}\b(?:purchases?|payments?|orders?)\b/,
      ],
      except: [/(?:给|帮|为|送)(?:我)?(?:的)?(?:孩子|小孩|儿子|女儿|娃)[^。]{0,10}(?:充值|充|买|下单)/],
    },
  },
];
