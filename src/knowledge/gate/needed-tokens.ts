import { questionKind } from '../../text/question-kind.js';
import type { SynonymTable } from '../../text/synonyms.js';
import type { TokenStream } from '../../text/tokenize.js';
import type { TokenStatistics } from '../search/keyword-index.js';
import { QuestionContent } from './question-coverage.js';
import { scoreScale } from './score-scale.js';

/** A token that the gate asks about. */
export interface NeededToken {
  readonly stream: TokenStream;
  readonly token: string;
}

/** All that the gate may ask an index about for a question, so that it can be read beforehand. */
export function neededTokens(question: string, synonyms?: SynonymTable): readonly NeededToken[] {
  const needed: NeededToken[] = [];
  const recording: TokenStatistics = {
    passageCount: 1,
    synonyms,
    passagesWith(stream, token) {
      needed.push({ stream, token });
      return 0;
    },
  };
  // What is asked about first does not hang on the answers but for this: a pair that is known ends the search for pairs.
  new QuestionContent(question, questionKind(question), recording);
  scoreScale(question, recording);
  return needed;
}
