import type { NamedPlace } from './wish-reading.js';
import type { WishText } from './wish-text.js';

/** What people travel for that depends on the hour or the season, by the tag that places may carry. */
const scenes: Readonly<Record<string, string>> = {
  sunset: '日落|夕阳|落日|晚霞|火烧云|sunsets?',
  sunrise: '日出|朝霞|sunrises?',
  stars: '星空|银河|星星|stargazing|starry sky|milky way',
  snow: '雪景|断桥残雪的雪|snow(?:scape|y scenery)?',
  'cherry-blossom': '樱花|cherry blossoms?',
  'autumn-leaves': '红叶|枫叶|银杏|autumn leaves|fall foliage',
  lotus: '荷花|lotus(?: flowers?)?',
  osmanthus: '桂花|osmanthus',
  fireworks: '烟花|烟火|fireworks?',
  hotspring: '泡温泉|hot springs?',
};
/** Words that set a time by the scene, or that refuse it. */
const setsTime = /^(?:之?[前后]|时分|以[前后])/;
const timedBefore = /(?<![a-z])(?:before|after|by|until|at|around|no|not|without)(?: the)? $|不(?:想|要|用)?(?:看)?$/;

/** What was said about scenes. */
export interface WishScenes {
  /** Tags that places carry. */
  readonly interests: readonly string[];
  /** In the customer's words, where no place is marked with the scene. */
  readonly unkept: readonly string[];
}

/**
 * Sunsets, blossoms and the like: an interest where the tenant's places are marked with them, otherwise given back in the
 * customer's words, for the plan to say that it leaves them aside.
 */
export function readScenes(text: WishText, places: readonly NamedPlace[] = []): WishScenes {
  const marked = new Set(places.flatMap(({ tags = [] }) => tags));
  const interests: string[] = [];
  const unkept: string[] = [];
  for (const [tag, words] of Object.entries(scenes)) {
    text.take(new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'g'), ({ index, 0: said }) => {
      const after = text.rest.slice(index + said.length);
      if (setsTime.test(after) || timedBefore.test(text.rest.slice(0, index))) return undefined;
      if (marked.has(tag)) interests.push(tag);
      else unkept.push(text.original.slice(index, index + said.length));
      return true;
    });
  }
  return { interests, unkept };
}
