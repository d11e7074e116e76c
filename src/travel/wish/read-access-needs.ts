import type { AccessNeed } from '../../domain/trip-request.js';
import type { WishText } from './wish-text.js';

const needs: readonly (readonly [AccessNeed, RegExp])[] = [
  [
    'step-free',
    /轮椅|无障碍|(?:不能|不会|没法|爬不了|走不了|上不了|不方便)(?:爬|走|上)?(?:楼梯|台阶)|(?<![a-z])(?:wheelchairs?|step[- ]free|mobility scooter|(?:can(?:not|'t)|unable to) (?:climb|do|manage|use|take) (?:the )?(?:stairs|steps))(?![a-z])/g,
  ],
  [
    'stroller',
    /婴儿车|童车|(?:手|婴儿|宝宝)?推车|小宝宝|小婴儿|婴儿|(?<![a-z])(?:strollers?|prams?|pushchairs?|baby carriage|bab(?:y|ies)|infants?|toddlers?)(?![a-z])/g,
  ],
];
const denied = /(?:不(?:用|需要|坐|推|带)|没有?|(?<![a-z])(?:no|not|without|don't need))\s*(?:an?|any|the)?\s*$/;

/** What somebody of the party cannot do without. Babies are pushed. */
export function readAccessNeeds(text: WishText): readonly AccessNeed[] | undefined {
  const found = needs.flatMap(([need, pattern]) =>
    [...text.folded.matchAll(pattern)].some(({ index }) => !denied.test(text.folded.slice(0, index))) ? [need] : [],
  );
  return found.length === 0 ? undefined : found;
}
