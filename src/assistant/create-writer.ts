import { toMessages } from '../conversation/projection.js';
import type { Evidence } from '../domain/evidence.js';
import { type Message, type ToolResultPart, textOf } from '../domain/message.js';
import { once } from '../text/once.js';
import { AnswerWriter } from './answer-writer.js';
import type { OpenTurn } from './turn-setting.js';
import { assistantWords } from './words.js';

const noEvidence: Evidence = { answerability: 'none', passages: [], confidence: 0 };

/** What an answer of the turn may rest on besides the talk before it; the lists may grow. */
export interface TurnSources {
  /** Default: none was found. */
  readonly evidence?: Evidence | undefined;
  readonly toolResults?: readonly ToolResultPart[] | undefined;
  /** What the customer has written. */
  readonly said?: readonly string[] | undefined;
}

/** Makes the writer of a turn's text. */
export async function createWriter(turn: OpenTurn, sources: TurnSources = {}): Promise<AnswerWriter> {
  const { evidence = noEvidence, toolResults = [], said = [turn.text] } = sources;
  const { instructions, unsupported } = turn.setting;
  const grounding = await turn.setting.grounding?.();
  const before = once(() => toMessages(turn.log));
  const earlierSources = once(() => before().flatMap(sourcesIn));
  const earlierWords = once(() => before().flatMap((message) => (message.role === 'user' ? textOf(message) : [])));
  return new AnswerWriter({
    grounding,
    evidence,
    unsupported,
    mustHold: () => evidence.answerability === 'none' && !toolResults.some((result) => result.outcome === 'done'),
    otherSources: () => [instructions, ...said, ...before().map(wordsOf), ...toolResults.map((result) => result.text)],
    support: () => ({
      others: [instructions, ...earlierSources()],
      said: [...said, ...earlierWords()],
      tools: toolResults.filter(({ outcome }) => outcome === 'done').map(({ text }) => text),
    }),
    notKnown: assistantWords[turn.language].notKnown,
    emit: (event) => turn.recorder.record(event),
  });
}

/** What answers to later messages may rest on: passages and results of tools. */
function sourcesIn(message: Message): readonly string[] {
  return message.parts.flatMap((part) => {
    if (part.type === 'tool-result') return [part.text];
    if (part.type !== 'evidence') return [];
    return part.evidence.passages.map(({ title, headings, text }) => [title, ...headings, text].join('\n'));
  });
}

/** Everything that a message says, tool results and passages included. */
function wordsOf(message: Message): string {
  return message.parts
    .map((part) => (part.type === 'text' ? part.text : sourcesIn({ ...message, parts: [part] } as Message).join('\n')))
    .join('\n');
}
