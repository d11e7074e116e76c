import type { Pace } from '../../domain/trip-request.js';
import type { WishText } from './wish-text.js';

/** A pace, and where in the message it was said. */
export interface SaidPace {
  readonly pace: Pace;
  readonly at: number;
}

const paces: readonly (readonly [Pace, RegExp])[] = [
  [
    'relaxed',
    /(?:不要?|别|不想|不用|不必|无需)(?:安排(?:得)?)?(?:太|那么|这么|很)?(?:赶|累|紧凑?|满|急|匆忙|奔波|密)(?:路)?|(?:不要?|别|不想|不用|不必)[^,，。!！?？]{0,6}(?:这么|那么|太|很)?早(?:起|出发|出门|走)?(?=$|[,，。!！]|了|吧)|早上?起不来|起不来|太早(?:了|(?=$|[,，。!！]))|睡个?懒觉|睡到自然醒|晚点(?:出发|起)|留白|别安排|多休息|(?<!会不会|是不是|会|吗)太(?:累|赶|紧|满|密|匆忙|多(?:了|景点)?(?=$|[,，。!！]))|赶不过来|走不动|走不了(?:太|很)?(?:多|远|长)|(?:腿脚?|腿|膝盖|脚)不(?:太|大|怎么)?(?:好|便|灵便|利索|利落|方便|行)|怕累|怕赶|体力(?:不(?:好|行|太好)|差|有限)|少(?:安排|排|去|看|逛|走)(?:一?点|一?些|几个|两个)(?:景点|地方)?(?=$|[,，。!！吧])|(?:不想|别|不要|不能)(?:走(?:太|那么)?多的?路|走路?(?:太|那么|很)(?:多|久|远))|少走(?:一?点|一?些)?儿?路|轻松|休闲|悠闲|慢(?:慢|节奏|游|一点|点)|佛系|躺平|舒服(?:一?点)?|宽松|从容|闲适|散步式|度假式|随意(?:一)?点|松弛|(?<![a-z])(?:relax(?:ed|ing)?|leisure(?:ly)?|slow(?:er|ly)?(?: pace)?|easy[- ](?:going|pace)|easygoing|laid[- ]?back|not (?:too |so )?(?:rushed|tiring|packed|busy|tight|hectic)|less (?:tiring|rushed|packed|busy|hectic|tight|exhausting)|easier|too (?:tiring|rushed|packed|busy|tight|hectic|much walking|exhausting)|too early|not (?:so|too) early|(?:start|leave|set out|get up) later|later start|sleep in|lie[- ]in|take it easy|no rush|unhurried|(?:bad|weak|sore) (?:knees?|legs?|hips?)|(?:can(?:not|'t)|unable to) walk (?:very |too |so )?(?:far|much|long)|trouble walking|(?:hard|difficult) (?:for (?:us|me|him|her|them) )?to walk|less walking|walk less|(?:do(?:n't| not)|not|no|avoid|without)(?: (?:want|like|wish|have|need))?(?: to)? (?:(?:walk|walking)(?: around)?(?: too| very| so)? (?:much|far|a lot)|(?:too )?(?:much|a lot of|long) (?:walking|walks?))|gentle)(?![a-z])/g,
  ],
  [
    'packed',
    /特种兵|紧凑|能([去看玩逛走排])多少就?\1多少|多(?:看|玩|逛|跑|去|安排)(?:一)?(?:些|点|几个)(?:景点|地方|(?=$|[,，。!！]))|暴走|打卡式|充实|尽可能多|越多越好|满满当当|塞满|高强度|赶一点|太(?:闲|空|松|少|轻松)|(?<![a-z])(?:packed|intensive|fast[- ]paced|as (?:many|much) as (?:possible|we can|i can)|jam[- ]packed|busy (?:schedule|days?)|see (?:a lot|everything)|tight schedule)(?![a-z])/g,
  ],
  [
    'moderate',
    /(?:节奏)?(?:适中|正常节奏|不紧不慢|不快不慢)|(?<![a-z])(?:moderate(?: pace)?|normal pace|medium pace)(?![a-z])/g,
  ],
];

/** Every word about the pace, in the order of the message. "不要太赶" asks for a relaxed one. */
export function readPaces(text: WishText): readonly SaidPace[] {
  return paces
    .flatMap(([pace, pattern]) => text.take(pattern, ({ index }): SaidPace => ({ pace, at: index })))
    .sort((left, right) => left.at - right.at);
}
