export { type FormatPlaceReportOptions, formatPlaceReport } from './format-place-report.js';
export { type ReadHours, readOpeningHours } from './opening-hours-tag.js';
export type { PlaceField, PlaceFieldNames } from './place-fields.js';
export type { PlaceFinding, PlaceFindingCode, PlaceReport } from './place-report.js';
export { type PlaceInput, type ReadPlaces, type ReadPlacesOptions, readPlaces } from './read-places.js';
export type { PlaceDatum } from './to-candidate.js';
