export type { Connection, RegularDepartures, SingleDepartures } from '../domain/connection.js';
export type {
  Base,
  Itinerary,
  ItineraryDay,
  Journey,
  Leg,
  NearestPlan,
  PlanOutcome,
  Stop,
  TripCosts,
  TripObstacle,
  TripRemark,
} from '../domain/itinerary.js';
export type { Language } from '../domain/language.js';
export type {
  CityStay,
  MultiCityItinerary,
  MultiCityObstacle,
  MultiCityOutcome,
} from '../domain/multi-city-itinerary.js';
export type { MultiCityJourneyModes, MultiCityRequest } from '../domain/multi-city-request.js';
export type { Party, PersonKind } from '../domain/party.js';
export type {
  ClosedDays,
  FactSource,
  OpeningHours,
  Place,
  PlaceKind,
  Position,
  PriceByPerson,
  PriceSeason,
  Weekday,
} from '../domain/place.js';
export type { Concession, RequestWish } from '../domain/request-wish.js';
export type {
  AccessNeed,
  Appointment,
  Budget,
  BudgetScope,
  CityWish,
  DayWish,
  HolidayName,
  JourneyMode,
  JourneyModes,
  KindLimit,
  MissingSlot,
  Pace,
  SpecialWishes,
  TransportMode,
  TripAlternative,
  TripRequest,
  TripWish,
} from '../domain/trip-request.js';
export {
  PlaceError,
  type PlaceIssue,
  TourProblemError,
  type TripIssue,
  TripRequestError,
} from '../error/travel-error.js';
export {
  type AlternativeCharacter,
  type AlternativeOptions,
  type AlternativePlan,
  alternativePlans,
} from './alternative/alternative-plans.js';
export type { PlanDifference } from './alternative/plan-difference.js';
export { createCalendar, type Holiday, type HolidayCalendar, type HolidayPeriod } from './calendar/calendar.js';
export { type ChangeOptions, changeTrip } from './change/change-trip.js';
export type { ChangeOutcome, KnownPlan, TripChange, UnchangedReason } from './change/trip-change.js';
export {
  type CheckOptions,
  checkItinerary,
  type HolidayLookup,
  itineraryRules,
  type Rule,
  type RuleFacts,
  type ShownPlace,
  type Violation,
  type ViolationOf,
  type ViolationSpot,
  type WayLookup,
} from './check-itinerary.js';
export { createDirectory, type Directory, type DirectoryOptions } from './directory/directory.js';
export type { FinderOutput, ToldPlace } from './directory/finder-output.js';
export { type PlaceFinderOptions, placeFinder } from './directory/place-finder.js';
export type {
  ChoiceField,
  Condition,
  DurationField,
  ListField,
  NearbyField,
  NumberField,
  PlaceField,
  PlaceRow,
  PlaceTable,
  PlaceValue,
  PlaceWay,
  PlaceWish,
  Range,
  TextField,
} from './directory/place-kind.js';
export type { PlaceTalk, SpokenOf } from './directory/place-talk.js';
export type { LeftOutWish, PlaceFindings } from './directory/search-table.js';
export {
  type MultiCityRule,
  type MultiCityRuleFacts,
  type MultiCityViolation,
  type MultiCityViolationOf,
  multiCityRules,
} from './multi-city/check/multi-city-violation.js';
export { checkMultiCityTrip } from './multi-city/check-multi-city-trip.js';
export { type MultiCityOptions, planMultiCityTrip } from './multi-city/plan-multi-city-trip.js';
export { describeMultiCityViolation } from './multi-city/render/describe-multi-city-violation.js';
export { renderMultiCityItinerary, renderMultiCityOutcome } from './multi-city/render/render-multi-city.js';
export { type OptimiseTourOptions, optimiseTour } from './optimise/optimise-tour.js';
export type { OptimisedTour, SearchTourOptions } from './optimise/search-tour.js';
export type {
  TourDay,
  TourDayPlan,
  TourGroup,
  TourPlace,
  TourPlan,
  TourProblem,
  TourUnmet,
  TourVisit,
  TourWindow,
} from './optimise/tour-problem.js';
export type { NodeTourWorker, TourWorker, WebTourWorker } from './optimise/worker/tour-worker.js';
export { parseConnections } from './place/connections.js';
export { parsePlaces } from './place/places.js';
export type { PerTenant } from './place/tenant-places.js';
export { type PlanOptions, planTrip } from './planner.js';
export { describeViolation } from './render/describe-violation.js';
export { type RenderItineraryOptions, renderItinerary } from './render/render-itinerary.js';
export { type RenderPlanOutcomeOptions, renderPlanOutcome } from './render/render-plan-outcome.js';
export { type ResolveContext, type ResolvedTrip, resolveTripWish } from './request/resolve-request.js';
export type { TripOutput } from './tool/trip-output.js';
export { type TripPlannerOptions, tripPlanner } from './tool/trip-tool.js';
export {
  createTransportEstimator,
  type TransportEstimate,
  type TransportEstimator,
  type TransportHours,
  type TransportOptions,
} from './transport/estimate.js';
export type { ModeProfile } from './transport/mode-profiles.js';
export type { Ballot } from './vote/ballot.js';
export { type ChosenPlace, rankByVotes, type VoteOptions, type VoteResult, withVotes } from './vote/rank-by-votes.js';
