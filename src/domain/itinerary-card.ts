import type { JourneyMode, TransportMode } from './trip-request.js';

/**
 * A button: what it says, and the message that it sends in the customer's name. Whoever draws the card needs to know
 * nothing else, since the assistant reads the message like any other.
 */
export interface CardAction {
  readonly id: 'replace-stop' | 'cheaper' | 'human';
  readonly label: string;
  readonly message: string;
}

/** The way to the next stop. */
export interface CardWay {
  readonly type: 'way';
  readonly mode: TransportMode;
  readonly minutes: number;
  readonly distanceMeters: number;
  readonly costYuan: number;
  readonly text: string;
}

/** A visit or a meal. */
export interface CardStop {
  readonly type: 'stop';
  /** Counts the visits and meals of the day from 1; the map shows the same number. */
  readonly number: number;
  readonly kind: 'visit' | 'meal';
  readonly placeId: string;
  readonly name: string;
  /** As the plan has them, `HH:MM`, perhaps beyond 24:00; `time` is for people. */
  readonly arrive: string;
  readonly leave: string;
  readonly time: string;
  /** The name as it is shown: with "lunch at", where it is a meal. */
  readonly title: string;
  /** Opening hours and cost. */
  readonly details: readonly string[];
  /** Yuan for the whole party. */
  readonly costYuan: number;
  readonly actions: readonly CardAction[];
}

/** Anything else that a day's list holds: where it starts, a break, a meal on one's own, where it ends, the night. */
export interface CardNote {
  readonly type: 'start' | 'note' | 'end' | 'night';
  /** The hotel or the station, with `start`, `end` and `night`. */
  readonly placeId?: string | undefined;
  readonly text: string;
}

/** In the order of the day. */
export type CardItem = CardWay | CardStop | CardNote;

export interface CardDay {
  /** From 1. */
  readonly day: number;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly title: string;
  readonly items: readonly CardItem[];
  /** Yuan for the whole party. */
  readonly costYuan: number;
  readonly total: string;
}

export interface CardJourney {
  readonly mode: JourneyMode;
  readonly date: string;
  readonly title: string;
  readonly text: string;
  readonly costYuan: number;
}

export interface CardCost {
  readonly label: string;
  readonly text: string;
  readonly yuan: number;
}

/**
 * An itinerary worded in one language, piece by piece, for whoever draws it: a widget, a page, a channel with cards.
 *
 * Plain JSON. Fields are only ever added within a `version`; names and meanings stay.
 */
export interface ItineraryCard {
  readonly version: 1;
  /** BCP 47. */
  readonly language: 'zh-Hans' | 'zh-Hant' | 'en';
  /** Where and how long. */
  readonly title: string;
  /** The first sentences of the answer: where, when, who, and the total. */
  readonly summary: string;
  readonly outbound?: CardJourney | undefined;
  readonly days: readonly CardDay[];
  readonly inbound?: CardJourney | undefined;
  readonly costsTitle: string;
  /** Kinds of costs, then the total; empty for a trip that costs nothing. */
  readonly costs: readonly CardCost[];
  readonly totalYuan: number;
  readonly remarksTitle: string;
  readonly remarks: readonly string[];
  readonly sourcesTitle: string;
  readonly sources: readonly { readonly text: string; readonly url?: string | undefined }[];
  readonly actions: readonly CardAction[];
}
