import type { Itinerary, ItineraryDay, Stop } from '../../domain/itinerary.js';
import type { Language } from '../../domain/language.js';
import type { TripWish } from '../../domain/trip-request.js';
import { readDateParts } from '../render/date-parts.js';
import { renderStop } from '../render/render-stop.js';
import { inLanguage, type Voice } from '../render/voice.js';
import { takeNames } from './place-names.js';
import type { NamedPlace } from './wish-reading.js';
import { WishText } from './wish-text.js';

const asksWhyNot =
  /(?:为什么|为何|为啥|怎么)(?:就)?(?:没有?|不)|(?<![a-z])why (?:is|are|was|were|did|do|does)?[^.?!]{0,40}(?:not|n't|left out|missing|without)(?![a-z])/;
const asksFacts =
  /(?:门票|票价|多少钱|收费|要钱|免费吗|要票|几点(?:开|关|闭|停)|开放时间|营业时间|开门吗)|(?<![a-z])(?:how much|(?:entry|entrance|ticket) (?:fee|price)s?|tickets?|opening hours|when (?:does|do|is|are)[^.?!]{0,40}(?:open|close)\w*)(?![a-z])/;
const isClosed = /关门|关了|闭馆|闭园|停业|歇业|没开(?:门)?|(?<![a-z])(?:closed|shut|not open)(?![a-z])/;

export interface PlaceQuestionContext {
  readonly shown: Itinerary;
  readonly places: readonly NamedPlace[];
  readonly wish: TripWish;
  readonly language: Language;
}

/**
 * Answers what a customer asks about one place in the light of the plan that was shown: why it was left out, what it
 * costs and when it is open where the plan holds it, and that it is not in the plan where it is closed.
 *
 * @returns undefined for a message that asks nothing of the kind, or that the plan knows nothing of
 */
export function answerAboutPlace(message: string, context: PlaceQuestionContext): string | undefined {
  const text = new WishText(message);
  const { folded } = text;
  const named = takeNames(text, context.places).flatMap(({ meaning }) =>
    meaning.type === 'place' ? [meaning.place] : [],
  );
  const [place] = named;
  if (place === undefined || named.length !== 1) return undefined;
  const found = stopOf(place.name, context.shown);
  const answer = inLanguage(context.language, (voice) => {
    if (found !== undefined) {
      return asksWhyNot.test(folded) || asksFacts.test(folded) ? factsOf(found, context, voice) : '';
    }
    const isEnglish = context.language === 'en';
    const name = voice.nameOf(place);
    if (asksWhyNot.test(folded)) return whyNot(place, name, isEnglish, context, voice);
    if (!isClosed.test(folded) || asksFacts.test(folded)) return '';
    return isEnglish
      ? `${name} is not in the plan, so nothing needs to change.`
      : `${name}不在这次的行程里，行程不受影响。`;
  });
  return answer === '' ? undefined : answer;
}

function stopOf(name: string, shown: Itinerary): { readonly day: ItineraryDay; readonly stop: Stop } | undefined {
  for (const day of shown.days) {
    const stop = day.stops.find((each) => each.name === name);
    if (stop !== undefined) return { day, stop };
  }
  return undefined;
}

function factsOf(
  { day, stop }: { readonly day: ItineraryDay; readonly stop: Stop },
  { shown, language }: PlaceQuestionContext,
  voice: Voice,
): string {
  const people = Object.values(shown.party).reduce((sum, count) => sum + count, 0);
  const forAll = language === 'en' ? `The price is for the ${people} of you.` : `费用是 ${people} 人合计。`;
  const title = voice.words.dayTitle(day.day, voice.words.date(readDateParts(day.date)), undefined);
  return [title, ...renderStop(stop, voice), ...(people > 1 && stop.costYuan > 0 ? [forAll] : [])].join('\n');
}

/** The reason that the plan gave, the customer's own, or that other sights were put first. */
function whyNot(
  place: NamedPlace,
  name: string,
  isEnglish: boolean,
  { shown, wish }: PlaceQuestionContext,
  { words, plainNameOf }: Voice,
): string {
  const told = shown.remarks.find((remark) => remark.type === 'left-out' && remark.name === place.name);
  if (told?.type === 'left-out') return words.leftOut[told.reason](name, 1);
  if (wish.mustNotSee?.includes(place.name)) {
    return isEnglish
      ? `You asked to leave out ${name}. Say so if you would like it after all.`
      : `您说过不去${name}，所以没有安排；想去的话告诉我，我来调整。`;
  }
  return isEnglish
    ? `There was not time for everything, and other sights came first. If you would like it all the same, say “add ${plainNameOf(place)}” and I will plan it in.`
    : `时间有限，先排了别的地方，所以没有${name}。想去的话，说“加上${place.name}”，我来调整。`;
}
