import type { IndustryPolicy } from '../domain/industry-policy.js';
import { toTraditional } from '../text/script.js';
import type { Industry } from './industry.js';
import { matchHandoffRule } from './match-handoff-rule.js';
import { writeIndustryInstructions } from './write-industry-instructions.js';

/**
 * Makes of an industry's preset what an assistant follows: its instructions, cautions and slots are told to the model,
 * its handoff rules are checked on each message before any model is asked.
 *
 * @example
 * const assistant = createAssistant({ model, industry: industryPolicy(finance) });
 */
export function industryPolicy(industry: Industry): IndustryPolicy {
  return {
    name: industry.name,
    instructions: writeIndustryInstructions(industry),
    findHandoffRule: (message) => {
      const rule = matchHandoffRule(industry, message);
      if (rule === undefined) {
        return undefined;
      }
      const { id, say } = rule;
      return {
        id,
        say: (language) => (language === 'zh-Hant' ? say && toTraditional(say['zh-Hans']) : say?.[language]),
      };
    },
  };
}
