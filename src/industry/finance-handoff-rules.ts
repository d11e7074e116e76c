import type { HandoffRule } from './industry.js';

/** The matters of finance that a person must take over, beside those of every industry. */
export const financeHandoffRules: readonly HandoffRule[] = [
  {
    id: 'card-lost',
    when: 'card, passbook or the phone with the app lost, stolen or kept by a machine: freeze first, in the app or by the official hotline',
    urgency: 'now',
    say: {
      'zh-Hans': '请先在官方App或通过银行卡背面的客服电话办理挂失或冻结，这样最快。正在请同事接待您。',
      en: 'Please freeze the card first, in the official app or by the number on the back of the card: that is fastest. I am getting a colleague for you.',
    },
    examples: {
      'zh-Hans': ['我的银行卡丢了', '信用卡被偷了怎么办', '卡被ATM吞了', '手机丢了，手机银行怎么冻结', '我要挂失'],
      en: [
        'I lost my bank card',
        'My wallet was stolen with all my cards',
        'The ATM swallowed my card',
        "I can't find my credit card",
      ],
    },
    detect: {
      signs: [
        /(?:卡|存折|u ?盾|钱包|手机(?!号|银行))(?![里上内号])[^,]{0,6}(?:丢|遗失|不见了|被[^,]{0,5}(?:偷|盗走|抢|捡|吞|吃)|掉了|掉在|落在|失窃|没了|吞了)/,
        /(?:丢|弄丢|遗失|偷|抢|捡|吞)(?:了|走了?|失了?)?[^,]{0,5}(?:银行卡|信用卡|储蓄卡|借记卡|提款卡|卡|存折|u ?盾|钱包)(?!号)/,
        /卡[^,]{0,3}落(?:了|[^,地实户入]{0,3}(?:酒店|车|家|店|柜|机))/,
        /(?:手提包|背包|(?<!红|面|皮)包包?)被[^,]{0,3}(?:偷|抢)/,
        /(?:要|想|帮我?|怎么|如何|申请|办理?|需要|马上|紧急|立即|给我|电话)[^,]{0,5}挂失/,
        /\b(?:lost|misplaced|missing|left|forgot) (?:track of )?(?:my |the |our |his |her |a )?(?:\w+ ){0,2}(?:cards?|wallet|purse|handbag|passbook|bank token|(?:smart|mobile )?phone)\b/,
        /\b(?:cards?|wallet|purse|handbag|passbook|phone)\b[^,]{0,20}\b(?:lost|stolen|missing|gone|swallowed|snatched|confiscated|trapped|taken by)\b/,
        /\b(?:stole|stolen|snatched|swallow(?:ed|s)?|retained|kept|ate|eaten|confiscated)\b[^,]{0,12}\b(?:cards?|wallet|purse|phone)\b|\b(?:atm|machine|cash ?point)\b[^,]{0,12}\b(?:took|has|taken|holds)\b[^,]{0,6}\bcard\b|\bi (?:was|got|have been) (?:mugged|robbed)\b/,
        /\b(?:block|freeze) (?:my|the) (?:\w+ ){0,2}card\b/,
      ],
      certain: [
        /(?:卡|存折|钱包)[^,]{0,4}(?:找不到|找不着|没找到)/,
        /\b(?:can't|cannot|can not|couldn't|could not|unable to) find (?:my|the|our) (?:\w+ ){0,2}(?:card|wallet|purse|phone)\b(?! (?:pin|number|details))/,
        /\b(?:atm|machine|cash ?point)\b[^,]{0,40}\b(?:didn't|did not|won't|will not|doesn't|not|never) (?:give|gave|return|release|let|eject)\w*\b[^,]{0,14}\bcard\b/,
      ],
      except: [
        /(?:解除|取消|撤销)挂失|(?:丢失|遗失|挂失)[^,]{0,6}(?:费|多少钱|保障|保险|险)/,
        /^.*(?:找到了|找回来?了)(?![吗么没]).*$/,
        /换[^,]{0,4}手机/,
        /(?:会员|优惠|购物|礼品|门禁|公交|电话|sim)卡/,
        /\blost[- ]card (?:fee|charge|cover|insurance|policy)\b|\b(?:fee|charge|cost) (?:for|of) (?:replacing )?a lost card\b/,
        /^.*\b(?:found|recovered) (?:it|my card|the card|my wallet)\b.*$/,
        /\blost interest\b/,
      ],
    },
  },
  {
    id: 'unauthorised-transaction',
    when: 'a payment, loan or login the customer did not make (盗刷): freeze, keep evidence, police',
    urgency: 'now',
    say: {
      'zh-Hans':
        '请先通过官方App或客服电话冻结卡片、修改密码，并保留短信和交易记录；如资金已被转走，请拨打110报警。正在请同事接待您。',
      en: 'Please freeze the card and change the password through the official app or hotline, and keep the messages and records; if money is gone, report it to the police on 110. I am getting a colleague for you.',
    },
    examples: {
      'zh-Hans': ['我的信用卡被盗刷了', '这笔消费不是我刷的', '卡里的钱莫名其妙少了三千', '有人冒用我的身份贷了款'],
      en: [
        'There is a charge on my card I did not make',
        'Money has disappeared from my account',
        'My account was hacked',
        "I don't recognise this transaction",
      ],
    },
    detect: {
      signs: [
        /盗刷|盗用|冒用|冒名|(?:账户|账号|手机银行|网银)[^,]{0,4}被盗|被(?:别人|他人|人|陌生人)?(?:转走|转出|取走|刷了|刷走|扣走)/,
        /(?:莫名|无缘无故|平白|凭空|无故|突然)[^,]{0,10}(?:扣|少了|转走|转出|刷了|不见|没了)/,
        /(?:钱|余额|存款|资金)[^,]{0,6}(?:不见了|不翼而飞|被[^,]{0,4}(?:转走|转出|盗|扣走|刷走|划走|取走))/,
        /(?:账户|卡|余额|存款)(?:里|上)?[^,]{0,4}少了|多(?:出|了)[^,]{0,4}笔[^,]{0,6}(?:扣款|消费|交易|贷款|借款)/,
        /(?:异常|陌生|可疑)[^,]{0,3}(?:交易|登录|扣款|消费|转账)/,
        /\b(?:unauthori[sz]ed|fraudulent|suspicious|unknown|strange|random|weird|unfamiliar) (?:\w+ ){0,2}(?:transactions?|charges?|payments?|transfers?|withdraw(?:al|l)?s?|debits?|deposits?|purchases?|logins?|loans?|activity)\b/,
        /\bmoney\b[^,]{0,20}\b(?:gone|missing|disappeared|vanished|stolen)\b|\b(?:stole|stolen|stealing|took|taken)\b[^,]{0,8}\bmoney\b[^,]{0,8}\b(?:my|out|account)\b|\bstole(?:n)? my money\b/,
        /\b(?:account|card)\b[^,]{0,14}\b(?:hacked|emptied|drained|cleaned out|wiped|compromised|broken into|cloned|skimmed|copied|used (?:fraudulently|improperly|without))\b|\b(?:improperly|fraudulently) used\b|\bfraud on my\b/,
        /\bsome(?:one|body)(?: else)?\b[^,]{0,16}\b(?:use[sd]?|using|charged|accessed|copied|got|has|have|stole|withdrew|withdrawn)\b[^,]{0,16}\bmy (?:\w+ )?(?:card|account|name|identity)\b/,
      ],
      certain: [
        /(?:(?<!是)不是|并非)(?:我|本人|我们)(?:自己|本人)?[^,]{0,4}(?:刷|消费|转|操作|买|交易|弄|花|付|贷|借)/,
        /没有?(?:刷|消费|买|操作|授权|转|付|申请|贷|借)过?[^,]{0,3}(?:这笔|那笔|这些|这张)/,
        /我[^,]{0,4}没有?(?:消费|刷卡|刷|取钱|取款|转账|借款|借|贷款)(?:过|啊|呀|呢|的)?(?:,|$)/,
        /(?:不认识|不知道|没见过)[^,]{0,4}(?:这笔|那笔|的)[^,]{0,4}(?:交易|消费|扣款|转账|支出)/,
        /\b(?:didn't|did not|never|haven't|have not|don't|do not|don't think i) (?:\w+ )?(?:make|made|do|done|authori[sz]ed?|approved?)\b[^,]{0,18}\b(?:payments?|transactions?|charges?|purchases?|transfers?|withdraw(?:al|l)?s?|debits?|loans?)\b/,
        /\b(?:don't|do not|can't|cannot|didn't|not) (?:\w+ )?(?:recogni[sz]e|recall|remember|familiar with|sure of)\b[^,]{0,18}\b(?:payments?|transactions?|charges?|purchases?|transfers?|withdraw(?:al|l)?s?|debits?|loans?)\b/,
        /\b(?:payments?|transactions?|charges?|purchases?|transfers?|withdraw(?:al|l)?s?|debits?|loans?)\b[^,]{0,50}\b(?:i|we) (?:didn't|did not|never|don't|do not|haven't|can't) (?:\w+ )?(?:make|made|do|done|authori[sz]ed?|approved?|recogni[sz]e|remember|recall|know|initiate|request)\b(?! (?:how|if|whether|why|what|when))/,
        /\b(?:payments?|transactions?|charges?|purchases?|transfers?|withdraw(?:al|l)?s?|debits?|loans?)\b[^,]{0,50}(?:\bnot|n't) (?:\w+ )?(?:mine|by me|from me|me)\b/,
        /\bwithout (?:me knowing|my (?:knowledge|permission|consent|approval|authori[sz]ation))\b/,
      ],
      except: [
        /突然[^,]{0,4}扣[^,]{0,3}(?:年费|短信费|手续费|管理费|利息)/,
        /不是我(?:刷|消费)[^,]{0,4}(?:不够|太少|达标)/,
      ],
    },
  },
  {
    id: 'regulator-complaint',
    when: 'formal complaint; regulator, lawsuit or press named',
    urgency: 'soon',
    examples: {
      'zh-Hans': [
        '我要投诉到12378',
        '你们再不处理我就向金融监管局举报',
        '我要投诉你们网点',
        '那就法院见，我要起诉你们',
      ],
      en: ['I will complain to the regulator', 'I want to file a formal complaint', 'My lawyer will contact you'],
    },
    detect: {
      signs: [
        /(?:投诉|举报|反映|告|打|找|向)[^,]{0,8}(?:12378|12363|12386|12345|银保监|银监|金监|金融监管|证监|监管|人民银行|人行|消保|媒体|记者)/,
        /(?:12378|12363|12386|银保监|银监|金融监管|证监|监管)[^,]{0,8}(?:投诉|举报|反映|告你)/,
        /(?:我要|我想|要|必须|正式|已经|坚决|继续)投诉(?!电话|渠道|流程|的?方式)/,
        /(?:起诉|告)(?:你们|银行|保险公司|贵)|(?:法院|12378)见|法庭见|律师函|(?:找|请)[^,]{0,2}律师/,
        /\b(?:complain|complaint|report)\b[^,]{0,24}\b(?:regulator|12378|12386|nfra|cbirc|csrc|authorit(?:y|ies)|press|media|ombudsman)\b/,
        /\b(?:make|file|lodge|raise|submit)\b[^,]{0,6}\b(?:formal |official )?complaint\b/,
        /\b(?:sue|suing) (?:you|the bank|your)\b|\bmy (?:lawyer|solicitor|attorney)\b|\btake (?:you|this) to court\b|\blegal action\b/,
      ],
      except: [/\bhow (?:do|can|to|should) (?:i )?(?:make|file|lodge)\b/],
    },
  },
  {
    id: 'account-holder-died',
    when: 'account holder or insured has died, inheritance: condolences, no guess at documents',
    urgency: 'soon',
    examples: {
      'zh-Hans': ['我父亲去世了，他的存款怎么取', '老人过世了，密码没人知道', '想办理遗产继承，查已故母亲的账户'],
      en: ['My father passed away, how do I access his account?', 'The account holder is deceased'],
    },
    detect: {
      signs: [
        /(?:父亲|母亲|父母|爸|妈|老公|丈夫|先生|妻子|老婆|太太|爷爷|奶奶|外公|外婆|姥姥|姥爷|爱人|家人|家属|儿子|女儿|兄弟|哥哥?|弟弟?|姐姐?|妹妹?|老人|持卡人|存款人|储户|户主|投保人|被保险人|亲人|岳父|岳母|公公|婆婆)[^,]{0,8}(?:去世|过世|离世|病逝|病故|身故|逝世|不在了|走了|没了)/,
        /已故|遗产|继承|(?:亡|先)(?:父|母|夫|妻)(?!亲节)/,
        /\b(?:father|mother|dad|mum|mom|parents?|husband|wife|partner|brother|sister|son|daughter|uncle|aunt|grand(?:father|mother|pa|ma)|account holder|cardholder|policyholder|insured)\b[^,]{0,20}\b(?:died|passed away|passed on|is dead|deceased)\b/,
        /\bdeceased\b|\bprobate\b|\binherit(?:ance|ed|ing)?\b|\bmy late (?:father|mother|husband|wife|parents?|brother|sister)\b/,
      ],
      except: [/(?:身故|死亡)(?:保险金|赔付|保障|受益人|责任)/, /继承(?:法|编)|\binheritance tax\b/],
    },
  },
  {
    id: 'repayment-hardship',
    when: 'cannot repay (协商还款) or harassed by collectors: kindly, no threat',
    urgency: 'soon',
    examples: {
      'zh-Hans': ['失业了，这个月房贷还不上', '催收一直骚扰我家人', '能不能协商还款，做停息挂账'],
      en: ["I lost my job and can't repay my loan", 'Debt collectors keep harassing my family'],
    },
    detect: {
      signs: [
        /没钱还|无力(?:偿还|还款|承担)|协商[^,]{0,3}还款|停息挂账|个性化分期|二次分期|资金周转不|还款(?:有)?困难/,
        /催收[^,]{0,10}(?:骚扰|威胁|恐吓|辱骂|家人|单位|通讯录|上门|打电话|联系)|(?:暴力|软暴力)催收|爆[^,]{0,2}通讯录/,
        /\bdebt collect(?:ors?|ion)\b[^,]{0,24}\b(?:harass|threat|call|family|work|abus)/,
        /\b(?:behind on|fallen behind|missed)\b[^,]{0,14}\b(?:loan|mortgage|repayments?|payments?|instal)|\bfinancial (?:hardship|difficult)/,
      ],
      certain: [
        /(?:实在|真的|真|已经|还款|房贷|贷款|信用卡|月供|欠款|网贷|这个月|现在|都|我)[^,]{0,4}还不[上起了](?!的话|会)/,
        /\b(?:can't|cannot|can not|couldn't|unable to|not able to|won't be able to) (?:repay|pay back|pay off|afford|make (?:my|the) (?:\w+ )?(?:re)?payments?|pay (?:my|the) (?:\w+ )?(?:loan|mortgage|instal))/,
      ],
      except: [
        /(?:如果|要是|万一)[^,]{0,10}还不[上起了]/,
        /\bif i (?:can't|cannot)\b.*/,
        /\b(?:can't|cannot) afford (?:this|a new|the annual)/,
      ],
    },
  },
  {
    id: 'account-restricted',
    when: 'account or card frozen or limited (冻结, 止付)',
    urgency: 'soon',
    examples: {
      'zh-Hans': ['我的账户被冻结了', '银行卡突然被限制非柜面交易', '卡被止付了怎么解'],
      en: ['My account has been frozen', 'Why is my card restricted?'],
    },
    detect: {
      signs: [
        /(?:账户|账号|卡|工资|存款|额度|余额|支付宝|花呗|借呗|白条)[^,]{0,8}(?:(?:被|让|给|遭|已)[^,]{0,4}(?:冻结|限制|管控|止付|锁)|止付|限制非柜面|司法冻结|冻结了)/,
        /(?:司法|法院|公安)[^,]{0,3}冻结|被冻结|断卡/,
        /\b(?:account|card)\b[^,]{0,16}\b(?:frozen|blocked|restricted|suspended|locked)\b/,
      ],
      except: [/\b(?:if|when) (?:my|the|an) (?:account|card) is (?:frozen|blocked|locked)\b/],
    },
  },
  {
    id: 'payment-dispute',
    when: 'a charge contested: taken twice, wrong amount',
    urgency: 'soon',
    examples: {
      'zh-Hans': ['同一笔扣了两次', '你们重复扣款了', '这笔费用我有异议'],
      en: ['I was charged twice', 'I want to dispute a charge'],
    },
    detect: {
      signs: [
        /重复扣|多扣了|扣了[^,]{0,2}(?:两|2|三|3|多)[次遍笔]|扣错|误扣|乱扣|争议交易|拒付|(?:费用?|账单|扣款|交易|金额|利息)[^,]{0,6}(?:有异议|不对|有误|不认可)/,
        /\bdisput(?:e|ing)\b[^,]{0,20}\b(?:payments?|charges?|transactions?|fees?|debits?|withdrawals?)\b|\bcharged\b[^,]{0,14}\b(?:twice|two times|double)\b|\bdouble[- ]charged\b|\bovercharged\b/,
      ],
    },
  },
  {
    id: 'close-or-surrender',
    when: 'firm wish to close an account or surrender a policy (退保): it may cost',
    urgency: 'soon',
    examples: {
      'zh-Hans': ['我要退保', '帮我注销这张信用卡', '我要销户'],
      en: ['I want to close my account', 'Please cancel my insurance policy'],
    },
    detect: {
      signs: [
        /(?:我要|我想|帮我|给我|要求|申请|请|坚决|必须)[^,]{0,5}(?:销户|退保|(?:注销|取消)[^,]{0,5}(?:账户|卡|保单|保险)|提前赎回)/,
        /\b(?:want|wants|wish|like|need|please|going) (?:to )?(?:close|cancel|terminate|surrender)\b[^,]{0,12}\b(?:accounts?|card|policy|insurance)\b/,
      ],
    },
  },
];
