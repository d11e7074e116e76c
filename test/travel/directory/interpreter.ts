import type { JsonValue } from '../../../src/domain/json.js';
import type { Language } from '../../../src/domain/language.js';
import type { PreviousToolCall, ToolIntent } from '../../../src/domain/tool-intent.js';
import type { Directory } from '../../../src/travel/directory/directory.js';
import { placeFinder } from '../../../src/travel/directory/place-finder.js';

/** Talks to the finder alone: each message gives what the finder would be called with, and the call is made. */
export function startInterpreter(
  directory: Directory,
  language: Language,
): (said: string) => Promise<ToolIntent | undefined> {
  const finder = placeFinder({ directory });
  const now = new Date('2027-03-01T08:00:00Z');
  let previous: PreviousToolCall | undefined;
  let talkLength = 0;
  return async (text) => {
    talkLength += 2;
    const intent = finder.interpret?.({ talk: [{ role: 'customer', text }], language, now, previous });
    if (intent?.type !== 'call') return intent;
    const context = {
      tenantId: 'town',
      conversationId: 'guest',
      turnId: 'turn',
      callId: 'call',
      language,
      now,
      signal: new AbortController().signal,
      previous,
    };
    const output = (await finder.run(intent.input, context)) as JsonValue;
    previous = { input: intent.input, output: JSON.parse(JSON.stringify(output)) as JsonValue, talkLength };
    return intent;
  };
}
