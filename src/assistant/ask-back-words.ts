import type { Language } from '../domain/language.js';

/** Asks which of some subjects the customer means. */
export function askBack(subjects: readonly string[], language: Language): string {
  switch (language) {
    case 'en':
      return `Which one do you mean: ${subjects.slice(0, -1).join(', ')} or ${subjects.at(-1)}?`;
    case 'zh-Hant':
      return `您想問哪一項：${subjects.join('、')}？`;
    default:
      return `您想问哪一项：${subjects.join('、')}？`;
  }
}
