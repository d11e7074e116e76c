import type { TransportMode } from '../../domain/trip-request.js';
import type { Clause, WishText } from './wish-text.js';

const words: readonly (readonly [TransportMode, RegExp])[] = [
  ['taxi', /打车|打的|出租车|计程车|的士|网约车|滴滴|(?<![a-z])(?:taxis?|cabs?|ride[- ]hailing|didi)(?![a-z])/g],
  ['metro', /地铁|轻轨|(?<![a-z])(?:metro|subway|underground)(?![a-z])/g],
  ['bus', /公交车?|巴士|公车|(?<![a-z])(?:bus(?:es)?)(?![a-z])/g],
  ['walk', /步行|走路|徒步过去|(?<![a-z])(?:walk(?:ing)?|on foot)(?![a-z]|ing tour| in the park)/g],
  [
    'drive',
    /自驾|开车|自己开|租车|(?<![a-z])(?:self[- ]driv(?:e|ing)|driv(?:e|ing)(?! from)|by car|rent(?:ing)? a car|rental car|our own car)(?![a-z])/g,
  ],
];
const publicTransport = /公共交通|公交地铁|地铁公交|(?<![a-z])public transport(?:ation)?(?![a-z])/;
const denies =
  /不(?:想|要|愿意?|能|用|坐|打|乘|搭|开|喜欢)?|别|避免|拒绝|没有|(?<![a-z])(?:no|not|n't|don't|do not|does not|without|avoid|never|rather not)(?![a-z])/;
const only =
  /只|仅|就(?:好|行|可以)(?=$|[了吧啦呀])|全程|全部|都(?:坐|打|乘|走|用)|就(?:坐|打|乘)|尽量|主要|为主|(?<![a-z])(?:only|just|everywhere by|solely|entirely|mainly|prefer(?: to)?)(?![a-z])/;
// A budget that is not to be exceeded is no condition.
const conditional =
  /如果|要是|的话|太远|(?<!不|别|不要|不能|不得)(?:超过|大于)|(?<![a-z])(?<!not |n't )(?:if|when|beyond|exceeds?|longer than)(?![a-z])/;
const usual: readonly TransportMode[] = ['walk', 'bus', 'metro', 'taxi'];
const order: readonly TransportMode[] = ['walk', 'bus', 'metro', 'taxi', 'drive'];

/** How people get around, and whether they refuse to walk at all. */
export interface WishModes {
  readonly modes?: readonly TransportMode[] | undefined;
  readonly noWalking?: true | undefined;
}

/**
 * The modes that may be used, when the message narrows them: "不坐地铁", "只打车", "自驾", "public transport only". Where a
 * vehicle is the only one, the last steps are still walked.
 *
 * @param before - modes allowed so far; refusals take away from them
 */
export function readModes(
  text: WishText,
  clauses: readonly Clause[],
  before: readonly TransportMode[] | undefined,
): WishModes {
  const allowed = new Set<TransportMode>();
  const refused = new Set<TransportMode>();
  let conditionIn: number | undefined;
  for (const { start, end, sentence } of clauses) {
    const clause = text.rest.slice(start, end);
    // "如果下雨,就打车": what follows an if in its sentence holds only then.
    if (conditional.test(clause)) conditionIn = sentence;
    if (conditionIn === sentence) continue;
    const modes = publicTransport.test(clause)
      ? (['walk', 'bus', 'metro'] as const)
      : words.filter(([, pattern]) => clause.search(pattern) >= 0).map(([mode]) => mode);
    if (modes.length === 0) continue;
    // Weariness is a matter of pace, not of the means: "不想走路太多", "not too much walking".
    if (/太多路?|那么多|太远|太久|too much|a lot|(?<![a-z])(?:much|far|long walks?)(?![a-z])/.test(clause)) continue;
    const denied = denies.exec(clause);
    for (const mode of modes) {
      const at = words.find(([name]) => name === mode)?.[1];
      const position = at === undefined ? -1 : clause.search(at);
      if (denied !== null && (position < 0 || denied.index < position)) refused.add(mode);
      else if (only.test(clause) || mode === 'drive' || publicTransport.test(clause)) allowed.add(mode);
    }
  }
  if (allowed.size === 0 && refused.size === 0) return {};
  const base = allowed.size > 0 ? [...allowed, 'walk' as const] : [...(before ?? usual)];
  const modes = order.filter((mode) => base.includes(mode) && !refused.has(mode));
  if (modes.length === 0) return {};
  return refused.has('walk') ? { modes, noWalking: true } : { modes };
}
