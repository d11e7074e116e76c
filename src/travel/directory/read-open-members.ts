import type { FoundCondition } from './found-condition.js';
import type { ListField } from './place-kind.js';

const literally = (word: string) => word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A word of a list that no row may have: anything that is no mark, no particle and no word of another wish. */
const member = '(?<member>[^\\uFFFC\\s,。!?;:、的了吗呢吧啊呀哦和这那哪个几有在是想要去没你我他它给帮推荐再]{2,12}?)';
const stop = '(?=[\\s,。!?;:、的了吗呢吧啊呀哦和]|这|那|$|\\uFFFC)';

/**
 * Reads members that no row has, where the words around them show that a member is meant: "想吃干烧桂鱼", "有兰州拉面这道菜",
 * "菜肴是小煎猪肝".
 *
 * @param text - what no other reader has taken
 */
export function readOpenMembers(text: string, field: ListField): readonly FoundCondition[] {
  const names = [field.name, ...(field.otherNames ?? [])].map(literally).join('|');
  const verbs = (field.verbs ?? []).map(literally).join('|');
  const patterns = [
    `(?:${names})(?:里|中|上)?(?:要)?(?:是|为|有|叫|包括|包含|含)(?:一道|道|个)?${member}${stop}`,
    `有(?:卖|做)?(?:一道)?${member}(?:这|那)?(?:道|个|种|款|些)(?:${names})`,
    ...(verbs === ''
      ? []
      : [
          `有(?:没有)?(?:卖|做)${member}${stop}`,
          `馋${member}${stop}`,
          `${member}(?:很|挺|特别|非常|最)好吃`,
          `(?:想|要|爱|喜欢|打算|能|去)(?:${verbs})(?:点儿?|一下|到|个|些|上|一份|一道)?${member}${stop}`,
        ]),
  ];
  const found: FoundCondition[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(new RegExp(pattern, 'g'))) {
      const word = match.groups?.member ?? '';
      const start = match.index + match[0].lastIndexOf(word);
      if (new RegExp(`(?:${names}|${verbs === '' ? names : verbs}|什么|饭|东西|味道|口味|别|家|店|地方)$`).test(word))
        continue;
      found.push({ field: field.name, condition: [word], start, end: start + word.length });
    }
  }
  return found.filter((each, index) => found.findIndex((other) => other.start === each.start) === index);
}
