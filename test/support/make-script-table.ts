/**
 * Writes src/text/script-table.ts from the data of opencc-js: `npx tsx test/support/make-script-table.ts`.
 * The test of src/text/script.ts makes the same table again and compares.
 */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js';
import { ambiguousWords } from './script-words.js';

const toSimplified = Converter({ from: 't', to: 'cn' });
const toTaiwan = Converter({ from: 'cn', to: 'tw' });

/** OpenCC's form, with 台 for 臺: both are correct, and 台 is what people write in Taiwan and in Hong Kong. */
export function openccTraditional(text: string): string {
  return toTaiwan(text).replaceAll('臺', '台');
}

/** Where one traditional form is far more common in our field than the one that OpenCC takes for a lone character. */
const preferred = new Map(Object.entries({ 钟: '鐘', 签: '簽', 斗: '斗', 团: '團', 仑: '崙', 凄: '淒' }));

/** All characters of a two-byte encoding with lead and trail bytes from the given ones on. */
function charactersOf(encoding: string, firstLead: number, lastLead: number, firstTrail: number): Set<string> {
  const decoder = new TextDecoder(encoding);
  const characters = new Set<string>();
  for (let lead = firstLead; lead <= lastLead; lead += 1) {
    for (let trail = firstTrail; trail <= 0xfe; trail += 1)
      characters.add(decoder.decode(new Uint8Array([lead, trail])));
  }
  return characters;
}

/** Traditional characters beyond the everyday ones: variants of Hong Kong, and what places, dishes and animals are called. */
const further = new Set('裏羣衆綫峯麪鷄牀産説閲鋭銹瀘瀏潯瀟涇嵐嶸檜欖薈禪餛飩餚燉燜醃餈蠔魷鱔鱸鰻鱒鱈鱷鵪鶉鸚鵡驪驛');

/** Simplified characters that customers and companies hardly write, and traditional variants that are hardly written. */
const rare = new Set(
  '侥侩凛刽呐咙囱垦垒垄堑孪帧怂惮挟抡掳掷撵搀椭歼殴氢涡淤潍渍涩泞沥滦烬犊狈狰狞獭珐琐畴痉疡痪疮疟瘪癣瘫皑矫砾祷秽窥窜窍笺纫绅绊绞绢绥纶绽绰缄缉茧耸聋胁脓脐荆茎荚虏蜕蚀虱蝇蛊讣讫讹讼诅诡诛诬诲诽谆讳谍谤谬讥谴谗贬贿贼赊赂赃踌轧辕辙辗逊衅钒钠钝钧铀钾钳铆铅钩铰铬铣锑锌钡锄锯锹镁钨镐镍镰镭镑镊凿阀闰阂陨隶雏韧颇颊颅驭驮驯骇骋骡肮鳃啮龋' +
    '侦俭勋丛哑丧呜叹呕哗啸嘘咽嚣尧垫坠堕娄婶尸屉崭峦厩弥彦耻恼惭忧惫怜愤悯宪恳惩惧慑捣搂掺撑挠拧擞拢挛敛昼旷杠桩枢钦毁泄汹沦涣滞渗涟溃浊涛滥溅滤泻濒灿烁犹瓮疯痒瞩砚硕祸秃窃吁纲缀缔缕缮绎骂羡翘聪肃胀肾肿艰蔼蕴萤袭讶诀诈诣诧诫诵讽谚谋誊谎岂竖贩贮贰贱赋赌赘赡趋践踪躯辈舆轰衔锰镀锻锤铲铸阎阑阐颁颓颠饵馁饯骚驱骤鹃' +
    '侷卹姦孃彫慄慼牴硃簑絃綑脩薹譟谿貍醣霑鬨鼕麴癥脣蒐纔逕陞氾朮箇噹彆剷侖燬瀰輓襬悽鎚',
);

/**
 * Traditional characters with their simplified forms, in the order of their code points: those that everyday texts have,
 * namely in the first level both of Big5 (5401 traditional characters) and of GB 2312 (3755 simplified ones), less the
 * rare ones of them.
 */
export function characterPairs(): [traditional: string, simplified: string][] {
  const everydaySimplified = charactersOf('gbk', 0xb0, 0xd7, 0xa1);
  const everydayTraditional = charactersOf('big5', 0xa4, 0xc6, 0x40);
  const pairs: [string, string][] = [];
  for (let point = 0x4e00; point <= 0x9fff; point += 1) {
    const traditional = String.fromCodePoint(point);
    const simplified = toSimplified(traditional);
    const isEveryday = everydaySimplified.has(simplified) && everydayTraditional.has(traditional);
    const isCovered = further.has(traditional) || (isEveryday && !rare.has(simplified) && !rare.has(traditional));
    if (simplified !== traditional && isCovered) pairs.push([traditional, simplified]);
  }
  return pairs;
}

/** The traditional form of a lone simplified character, where it is not the last one among the pairs. */
function defaults(pairs: readonly [string, string][]): Map<string, string> {
  const last = new Map(pairs.map(([traditional, simplified]) => [simplified, traditional]));
  const result = new Map<string, string>();
  for (const [simplified, traditional] of last) {
    const wanted = preferred.get(simplified) ?? openccTraditional(simplified);
    if (wanted !== traditional) result.set(simplified, wanted);
  }
  return result;
}

/** Words that their characters alone would turn wrong, each with its traditional form. */
function exceptions(forms: ReadonlyMap<string, string>): Map<string, string> {
  const byCharacter = (text: string) => [...text].map((character) => forms.get(character) ?? character).join('');
  const kept = new Map<string, string>();
  const convert = (text: string) => {
    let result = '';
    for (let index = 0; index < text.length; ) {
      let length = Math.min(5, text.length - index);
      while (length > 1 && !kept.has(text.slice(index, index + length))) length -= 1;
      const piece = text.slice(index, index + length);
      result += kept.get(piece) ?? byCharacter(piece);
      index += length;
    }
    return result;
  };
  for (const entry of [...new Set(ambiguousWords)].sort((one, other) => one.length - other.length)) {
    const [word = '', form = openccTraditional(word)] = entry.split('=');
    if (convert(word) !== form) kept.set(word, form);
  }
  return kept;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A whole number in groups of five bits, lowest first; all but the last have the sixth bit set. */
function encodeNumber(value: number): string {
  let rest = value;
  let result = '';
  do {
    const group = rest & 31;
    rest >>= 5;
    result += digits[group + (rest > 0 ? 32 : 0)];
  } while (rest > 0);
  return result;
}

/** Each code point as its difference to the one before; zigzag (the lowest bit is the sign) unless they only rise. */
function encodeDifferences(text: string, rising: boolean): string {
  let previous = 0x4e00;
  let result = '';
  for (const character of text) {
    const difference = character.charCodeAt(0) - previous;
    previous += difference;
    result += encodeNumber(rising ? difference : difference < 0 ? -difference * 2 - 1 : difference * 2);
  }
  return result;
}

/**
 * Words by the character that takes another form in them, each group led by the character and that form. Of words of two
 * characters only the neighbour is written, before or after the character: `发髮头理发型廊` stands for 头发 理发 发型 发廊.
 * Longer words follow, each after a space.
 */
function groupWords(words: ReadonlyMap<string, string>, forms: ReadonlyMap<string, string>): string {
  const groups = new Map<string, { before: string; after: string; longer: string }>();
  for (const [word, form] of words) {
    const different = [...word].flatMap((character, index) => {
      const wanted = form.charAt(index);
      return wanted === (forms.get(character) ?? character) ? [] : [character + wanted];
    });
    for (const pair of new Set(different.length === 0 ? [word.charAt(0) + form.charAt(0)] : different)) {
      const group = groups.get(pair) ?? { before: '', after: '', longer: '' };
      groups.set(pair, group);
      if (different.length !== 1 || word.length !== 2) group.longer += ` ${word}`;
      else if (word.charAt(0) === pair.charAt(0)) group.after += word.charAt(1);
      else group.before += word.charAt(0);
    }
  }
  return [...groups]
    .map(([pair, { before, after, longer }]) => `${pair}${before}${pair.charAt(0)}${after}${longer}`)
    .join(';');
}

export function makeScriptTable(): string {
  const pairs = characterPairs();
  const chosen = defaults(pairs);
  const forms = new Map([...pairs.map(([traditional, simplified]) => [simplified, traditional] as const), ...chosen]);
  const words = exceptions(forms);
  return `// Made by test/support/make-script-table.ts from the data of opencc-js, which is that of OpenCC
// (https://github.com/BYVoid/OpenCC, Apache-2.0). Do not edit: change the script and run it.

/** Traditional characters by code point, as differences; \`simplifiedDifferences\` has their simplified forms. */
export const traditionalDifferences =
  '${encodeDifferences(pairs.map(([traditional]) => traditional).join(''), true)}';

export const simplifiedDifferences =
  '${encodeDifferences(pairs.map(([, simplified]) => simplified).join(''), false)}';

/** Pairs of a simplified character and its usual traditional form, where that is not the last one above. */
export const usualForms =
  '${[...chosen].flatMap(([simplified, form]) => (simplified === form ? [] : [simplified + form])).join('')}';

/** Characters that are usually written alike in both scripts, although some word has another form. */
export const unchangedCharacters =
  '${[...chosen].flatMap(([simplified, form]) => (simplified === form ? [simplified] : [])).join('')}';

/**
 * Groups of words in which a simplified character takes another form: the character, the form; what stands before the
 * character, the character, what stands after it in words of two; and longer words.
 */
export const exceptionWords =
  '${groupWords(words, forms)}';
`;
}

export const scriptTableUrl = new URL('../../src/text/script-table.ts', import.meta.url);

if (realpathSync(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  writeFileSync(scriptTableUrl, makeScriptTable());
  console.log(`${readFileSync(scriptTableUrl).length} bytes written`);
}
