import { normalizeText } from '../../text/normalize.js';
import { contentOf } from './citation.js';
import { separateFacts } from './facts.js';

/** A sentence or clause that asks. */
const question = /[?？]\s*["”」』）)]*$|[吗呢][。!！~\s]*$/u;

/** Chinese clauses by which a sentence greets, offers, asks to be told, or says that something is not known. */
const chineseTalk =
  /^(?:(?:您好|你好)\S{0,4}|好的?|是的|对的?|没错|当然|可以的?|另外|此外|不过|但是?|同时|总之|因此|所以|其中|对不起|谢谢\S{0,6}|感谢\S{0,12}|多谢)$|^(?:以下是|如下|不客气|祝|欢迎|希望|期待|再见|随时|如果|如有|如需|若|要是|假如|需要的话|有需要|有(?:任何|其他|别的|什么))|(?:抱歉|不好意思|遗憾)$|(?:随时|正在|很(?:高兴|乐意))?为(?:您|你)服务|(?:请|可以|欢迎|随时|建议|再)(?:您|你)?(?:先|再|直接|随时|尽管|放心|稍)*(?:告诉|告知|联系|联络|咨询|询问|提供|补充|说明|描述|提问|问我?们?|稍等|稍候|等待|放心|留意|换个?|找)|(?:告诉|联系|咨询|问)我们?|我(?:们|再|先|来|会|可以|能|这就|马上|去|将|(?:帮|为|替|给)(?:您|你|忙))*(?:帮忙|帮(?:您|你)|查|看|确认|核实|了解|转|回复|解答|介绍|推荐|联系)|转(?:接)?人工|(?:没有?|未)(?:能|有)?(?:找到|查到|提到|提及|说明|写明|列出|涉及|相关|这方面|更多|关于)|(?:不|无法|不能|没法)(?:太|能|便|够)?(?:清楚|确定|知道|了解|确认|回答|查询|查到|判断|提供.{0,6}信息)|(?:查|找)不到|(?:凭|靠)?猜测?(?:回答)?$|^(?:根据|按照|就|从).{0,8}(?:资料|信息|文档|说明)/u;

const englishTalk =
  /^(?:yes|no|sure|certainly|of course|ok(?:ay)?|right|great|however|also|in addition|unfortunately)$|^(?:hello|hi|hey|dear|good (?:morning|afternoon|evening)|here (?:is|are)|thank|thanks|sorry|(?:my |our )?apologies|welcome|you(?:'re| are) welcome|enjoy|have a |hope|i hope|we hope|looking forward|feel free|let (?:me|us)|happy to|glad to|if you|should you|in case you|bye|goodbye|see you)|\b(?:i|we)(?:'m| am|'re| are)? ?(?:(?:very|so|really|afraid) )*(?:sorry|happy|glad|afraid)\b|\b(?:i|we)(?:'ll| will| can| could|'d| would| may)? ?(?:be |like to |love to )*(?:happy|glad|help|check|look|find out|pass|connect|assist|transfer)\b|\b(?:i|we) (?:do not|don't|cannot|can't|could not|couldn't|am not|are not) (?:currently |yet )?(?:know|have (?:any |that |this |the |more )?(?:information|details?|answer)|find|tell|say|confirm|sure)|\b(?:do|does|did)(?: not|n't) (?:say|tell|mention|cover|state|list)|\b(?:no|not enough) (?:information|details?)\b|\bnot (?:mentioned|covered|listed|stated)\b|\b(?:please|just)(?: do)? (?:tell|let|contact|call|ask|say|wait|hold|reach|write|feel|give|provide|share|check)|\b(?:tell|ask|contact|let) (?:me|us)\b|\b(?:not|never) guess\b|\ba (?:human|colleague)\b/;

/** Says that something is not known. */
const admission =
  /(?:没有?|未)(?:能|有)?(?:找到|查到|提到|提及|说明|写明|列出|相关|这方面|关于)|(?:不|无法|不能|没法)(?:太|能|够)?(?:清楚|确定|知道|了解|确认|回答|查到)|(?:查|找)不到|\b(?:i|we) (?:do not|don't|cannot|can't) (?:currently |yet )?(?:know|have|find|tell|say|confirm)|\b(?:do|does)(?: not|n't) (?:say|tell|mention|cover)|\bno information\b|\bnot (?:mentioned|covered|listed)\b/;

/** Between clauses; the comma of 1,200 parts nothing. */
const clauseEnd = /[，；;：]+|,(?!\d)|:(?!\d|\/\/)/;

/** A clause with less than this, in Han characters, is read together with the one before it. */
const minClause = 6;

/** Whether a sentence says that something is not known. */
export function admitsNotKnowing(sentence: string): boolean {
  return admission.test(normalizeText(sentence));
}

/**
 * The clauses of a sentence that claim something. A greeting, a question, an offer, a request, a condition, and the
 * admission that something is not known claim nothing, unless a number, a date or the like stands in them.
 *
 * @returns empty where the whole sentence claims nothing
 */
export function readClaims(sentence: string): readonly string[] {
  if (question.test(sentence)) return [];
  const claims: string[] = [];
  for (const clause of sentence.split(clauseEnd)) {
    if (!isClaim(clause)) continue;
    const before = claims.at(-1);
    if (before !== undefined && sizeOf(clause) < minClause) claims[claims.length - 1] = `${before}，${clause}`;
    else claims.push(clause);
  }
  return claims;
}

function isClaim(clause: string): boolean {
  const { facts, rest } = separateFacts(clause);
  if (facts.some(({ loose }) => !loose)) return true;
  const text = normalizeText(clause)
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
    .trim();
  return contentOf(rest).size > 0 && !question.test(clause) && !chineseTalk.test(text) && !englishTalk.test(text);
}

function sizeOf(text: string): number {
  const han = text.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  return han + (text.length - han) * 0.4;
}
