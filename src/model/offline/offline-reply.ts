import type { Evidence } from '../../domain/evidence.js';
import type { Language } from '../../domain/language.js';
import { type Message, type ToolResultPart, textOf } from '../../domain/message.js';
import { previousCallOf, talkOf } from '../../domain/talk.js';
import type { ToolIntent } from '../../domain/tool-intent.js';
import { noUsage } from '../../domain/usage.js';
import { foldScript, toTraditional } from '../../text/script.js';
import type { ChatChunk, ChatRequest } from '../chat-model.js';
import { extractAnswer, joinSentences } from './extract-answer.js';
import { recogniseSmallTalk } from './small-talk.js';
import { offlineWords } from './words.js';

/** Answers a request without a language model. The same request gives the same chunks. */
export function* offlineReply(request: ChatRequest): Generator<ChatChunk> {
  const question = textOf(
    request.messages.findLast((message) => message.role === 'user') ?? { role: 'user', parts: [] },
  );
  const { language } = request;
  const last = request.messages.at(-1);

  const called = last?.role === 'tool' ? undefined : chooseTool(request, language);
  if (called?.intent.type === 'call') {
    const callId = `call_${request.messages.length}`;
    yield {
      type: 'tool-call',
      call: { type: 'tool-call', callId, name: called.name, arguments: JSON.stringify(called.intent.input) },
    };
    yield finish('tool-calls');
    return;
  }
  const toolWords = last?.role === 'tool' ? relayResults(last.parts, language) : called?.intent.question;
  const evidence = evidenceOf(last);
  const text = toolWords ?? answerFrom(evidence?.question ?? question, evidence, language);
  for (const delta of piecesOf(text)) {
    yield { type: 'text-delta', delta, ...(toolWords === undefined ? { isExtract: true } : { fromTool: true }) };
  }
  yield finish('stop');
}

function finish(reason: 'stop' | 'tool-calls'): ChatChunk {
  return { type: 'finish', reason, usage: { ...noUsage, calls: 1 } };
}

function chooseTool(request: ChatRequest, language: Language) {
  const talk = talkOf(request.messages);
  for (const { name, interpret } of request.tools) {
    const intent: ToolIntent | undefined = interpret?.({
      talk,
      language,
      now: request.now,
      previous: previousCallOf(request.messages, name),
    });
    if (intent !== undefined) {
      return { name, intent };
    }
  }
  return undefined;
}

function relayResults(results: readonly ToolResultPart[], language: Language): string {
  const words = offlineWords[language];
  return results
    .map((result) => {
      if (result.outcome !== 'done') {
        return words.toolFailed;
      }
      return result.forCustomer || typeof result.output === 'string'
        ? result.text
        : wordOutput(result, words.nothingFound);
    })
    .join('\n\n');
}

/** Without a language model, a structure is told as it is: one line a field. */
function wordOutput({ output }: ToolResultPart, nothingFound: string): string {
  if (output === null || output === undefined) {
    return nothingFound;
  }
  if (typeof output !== 'object' || Array.isArray(output)) {
    return typeof output === 'string' ? output : JSON.stringify(output);
  }
  return Object.entries(output)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');
}

function evidenceOf(message: Message | undefined): Evidence | undefined {
  const part =
    message?.role === 'user' ? message.parts.findLast((candidate) => candidate.type === 'evidence') : undefined;
  return part?.type === 'evidence' ? part.evidence : undefined;
}

function answerFrom(question: string, evidence: Evidence | undefined, language: Language): string {
  const words = offlineWords[language];
  const smallTalk = recogniseSmallTalk(question);
  if (smallTalk !== undefined) {
    return words[smallTalk];
  }
  if (evidence === undefined || evidence.answerability === 'none') {
    return words.notKnown;
  }
  const extract = joinSentences(extractAnswer(question, evidence.passages), language);
  if (extract === '') {
    return words.notKnown;
  }
  const worded =
    language === 'zh-Hant' ? toTraditional(extract) : language === 'zh-Hans' ? foldScript(extract) : extract;
  return evidence.answerability === 'partial' ? `${words.partly}\n${worded}` : worded;
}

/** The text in pieces of about a phrase, as a model would write it. */
function piecesOf(text: string): readonly string[] {
  return text.match(/[^\n,。!?;:、,.!?;:]{1,24}[\n,。!?;:、,.!?;:]*|[\n,。!?;:、,.!?;:]+/gu) ?? [];
}
