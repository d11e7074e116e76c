export type {
  CardAction,
  CardCost,
  CardDay,
  CardItem,
  CardJourney,
  CardNote,
  CardStop,
  CardWay,
  ItineraryCard,
} from '../../domain/itinerary-card.js';
export { type CheckWordingOptions, checkWording, type WordingCheck } from '../wording/check-wording.js';
export type { UnverifiedSentence, WordingContext, WordingCorrection } from '../wording/wording-checker.js';
export { itineraryCard } from './itinerary-card.js';
export { type RenderICalendarOptions, renderICalendar } from './itinerary-icalendar.js';
export { renderMarkdown } from './itinerary-markdown.js';
export { type RenderPageOptions, renderPage } from './page/render-page.js';
export { type WeComMessagesOptions, weComMessages } from './wecom-messages.js';
