import type { Itinerary, ItineraryDay } from '../../../domain/itinerary.js';
import type { CardDay, CardItem, CardJourney, ItineraryCard } from '../../../domain/itinerary-card.js';
import type { Language } from '../../../domain/language.js';
import type { Place } from '../../../domain/place.js';
import { toTraditional } from '../../../text/script.js';
import type { RenderItineraryOptions } from '../../render/render-itinerary.js';
import { type FormWords, formWords } from '../form-words.js';
import { itineraryCard } from '../itinerary-card.js';
import { dayColours, drawMap } from './draw-map.js';
import { escapeHtml } from './escape-html.js';
import { drawPoints } from './map-points.js';
import { pageStyle } from './page-style.js';

export interface RenderPageOptions extends RenderItineraryOptions {
  /** The places that the plan was made with, for the maps. Default: none, and no maps. */
  readonly places?: readonly Place[] | undefined;
}

/**
 * Writes an itinerary as one HTML page to print, to save as PDF or to read on a screen: a sketch map of the trip and of
 * each day, the days stop by stop, costs, remarks and sources.
 *
 * The page needs nothing else: no script, no font, no picture, no network; its own content security policy allows none.
 * Names and notes are escaped. It prints on A4 without cutting a day that fits a page.
 *
 * @returns a whole document, to be served as `text/html; charset=utf-8`
 * @example
 * await writeFile('trip.html', renderPage(itinerary, 'zh-Hans', { places }));
 */
export function renderPage(itinerary: Itinerary, language: Language, options: RenderPageOptions = {}): string {
  const card = itineraryCard(itinerary, language, options);
  const words = formWords(language);
  const maps = new MapMaker(itinerary, language, new Map(options.places?.map((place) => [place.id, place])), words);
  const trip = maps.trip();
  return [
    '<!DOCTYPE html>',
    `<html lang="${language}">`,
    '<head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(card.title)}</title>`,
    `<style>${pageStyle}\n</style></head>`,
    '<body><main>',
    `<header><h1>${escapeHtml(card.title)}</h1>`,
    ...card.summary.split('\n').map((line) => `<p>${escapeHtml(line)}</p>`),
    '</header>',
    overviewOf(card, trip),
    ...card.days.map((day, index) => dayOf(day, maps.day(itinerary.days[index]))),
    endingOf(card),
    '</main></body></html>',
    '',
  ].join('\n');
}

class MapMaker {
  readonly #days: readonly ItineraryDay[];
  readonly #places: ReadonlyMap<string, Place>;
  readonly #words: FormWords;
  readonly #language: Language;

  constructor({ days }: Itinerary, language: Language, places: ReadonlyMap<string, Place>, words: FormWords) {
    this.#days = days;
    this.#places = places;
    this.#words = words;
    this.#language = language;
  }

  /** Where each day goes; for a trip of one day its own map says more. */
  trip(): string {
    if (this.#days.length < 2) return '';
    return this.#draw(this.#days, 'trip', this.#words.map);
  }

  day(day: ItineraryDay | undefined): string {
    return day === undefined ? '' : this.#draw([day], `day-${day.day}`, this.#words.mapOfDay(day.day));
  }

  #draw(days: readonly ItineraryDay[], id: string, title: string): string {
    const isTrip = id === 'trip';
    const drawing = drawPoints(days, this.#places, isTrip ? 'days' : 'stops', (placeId) => this.#nameOf(placeId));
    if (drawing === undefined) return '';
    const { day: dayWord, mapCaption } = this.#words;
    const visited = days.map(({ day, stops }) => {
      const names = stops.map(({ placeId }, index) => `${index + 1} ${this.#nameOf(placeId)}`).join(' → ');
      return isTrip ? `${dayWord(day)}${this.#words.colon}${names}` : names;
    });
    const text = { id, title, description: mapCaption(visited.join('; ')), named: !isTrip };
    const svg = drawMap(drawing, text, this.#words);
    const legend = days.map(
      ({ day }) => `<li class="c${(day - 1) % dayColours}"><i></i>${escapeHtml(dayWord(day))}</li>`,
    );
    const caption = `<figcaption>${escapeHtml(mapCaption('').trim())}</figcaption>`;
    return `<figure>${svg}${isTrip ? `<ul class="legend">${legend.join('')}</ul>` : ''}${caption}</figure>`;
  }

  #nameOf(placeId: string): string {
    const place = this.#places.get(placeId);
    if (place === undefined) return placeId;
    if (this.#language === 'en') return place.englishName ?? place.name;
    return this.#language === 'zh-Hant' ? toTraditional(place.name) : place.name;
  }
}

function overviewOf(card: ItineraryCard, map: string): string {
  const journeys = [card.outbound, card.inbound].flatMap((journey) => (journey ? [journeyOf(journey)] : []));
  const costs = costsOf(card);
  return `<section class="split"><div>${journeys.join('')}${costs}</div>${map}</section>`;
}

function journeyOf({ title, text }: CardJourney): string {
  return `<p class="journey"><span class="soft">${escapeHtml(title)}</span><br>${escapeHtml(text)}</p>`;
}

function costsOf({ costs, costsTitle }: ItineraryCard): string {
  if (costs.length === 0) return '';
  const rows = costs.map(
    ({ label, text }) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(text)}</td></tr>`,
  );
  return `<h2>${escapeHtml(costsTitle)}</h2><table><tbody>${rows.join('')}</tbody></table>`;
}

function dayOf({ day, title, items, total }: CardDay, map: string): string {
  const list = items.map(itemOf).join('\n');
  return `<section class="day c${(day - 1) % dayColours}"><h2>${escapeHtml(title)}</h2>
<div class="split"><div><ol>
${list}
</ol>
<p class="total">${escapeHtml(total)}</p></div>
${map}</div></section>`;
}

function itemOf(item: CardItem): string {
  switch (item.type) {
    case 'stop':
      return `<li class="stop"><span class="number">${item.number}</span><span class="time">${escapeHtml(item.time)}</span><strong>${escapeHtml(item.title)}</strong><span class="detail">${escapeHtml(item.details.join(' · '))}</span></li>`;
    case 'way':
    case 'note':
      return `<li class="${item.type}">${escapeHtml(item.text)}</li>`;
    default:
      return `<li class="base">${escapeHtml(item.text)}</li>`;
  }
}

function endingOf({ remarks, remarksTitle, sources, sourcesTitle }: ItineraryCard): string {
  const remarkItems = remarks.map((remark) => `<li>${escapeHtml(remark)}</li>`).join('');
  const sourceItems = sources.map(({ text, url }) => {
    const isWeb = url !== undefined && /^https?:\/\//u.test(url);
    return `<li>${isWeb ? `<a href="${escapeHtml(url)}" rel="noopener noreferrer">${escapeHtml(text)}</a>` : escapeHtml(text)}</li>`;
  });
  return `<section><h2>${escapeHtml(remarksTitle)}</h2><ul class="remarks">${remarkItems}</ul></section>
${sources.length > 0 ? `<section class="sources"><h2>${escapeHtml(sourcesTitle)}</h2><ul class="remarks">${sourceItems.join('')}</ul></section>` : ''}`;
}
