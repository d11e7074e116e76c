import type { Itinerary } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { TextChecker } from '../../domain/tool.js';
import { renderItinerary } from '../render/render-itinerary.js';
import { WordingChecker } from '../wording/wording-checker.js';

/** What would be, or has been, is not what the plan says. */
const isSupposed =
  /如果|要是|假如|若是|的话|改[成到为]|原[来先本]|原計|假設|若要|改為|原來|的話|\b(?:if|would|could|instead|originally|previously)\b/iu;

/**
 * Makes a checker that puts a model's text about a plan right.
 *
 * @param before - the plan that the customer knew: what changed is told with its old values
 */
export function checkTripText(
  itinerary: Itinerary,
  places: readonly Place[],
  before: Itinerary | undefined,
): TextChecker {
  const sources = before === undefined ? [] : [renderItinerary(before, 'zh-Hans')];
  const checker = new WordingChecker(itinerary, { places, sources });
  return (sentence) => {
    const { text, corrections } = checker.check(sentence);
    if (isSupposed.test(sentence)) return { text: sentence, wrong: [] };
    return { text, wrong: corrections.map(({ from }) => from) };
  };
}
