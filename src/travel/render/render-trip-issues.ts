import type { Language } from '../../domain/language.js';
import type { TripIssue } from '../../error/travel-error.js';
import { inLanguage } from './voice.js';

/**
 * Words what is wrong with a trip request, each problem once. The sentence is chosen by the issue's field; its message
 * is meant for developers and not shown.
 */
export function renderTripIssues(issues: readonly TripIssue[], language: Language): string {
  return inLanguage(language, ({ words }) => {
    const sentences = issues.map(({ field }) => words.invalid[field.split(/[.[]/u)[0] ?? ''] ?? words.invalidOther);
    return [...new Set(sentences)].join('\n');
  });
}
