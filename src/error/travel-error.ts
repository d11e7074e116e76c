import { ZhikeError } from './zhike-error.js';

export interface PlaceIssue {
  /** Id of the place, or its row number from 1 where it has none. */
  readonly place: string;
  /** Field that is wrong: `openingHours[0].close`. */
  readonly field: string;
  readonly message: string;
}

/** Places that cannot be used; every problem is listed, not only the first. */
export class PlaceError extends ZhikeError {
  override readonly name = 'PlaceError';
  readonly issues: readonly PlaceIssue[];

  constructor(issues: readonly PlaceIssue[]) {
    const shown = issues.slice(0, 5).map((issue) => `${issue.place}: ${issue.field}: ${issue.message}`);
    const more = issues.length > shown.length ? `; and ${issues.length - shown.length} more` : '';
    super(`Places are invalid: ${shown.join('; ')}${more}`, { code: 'places-invalid' });
    this.issues = issues;
  }
}

export interface TripIssue {
  /** Field that is wrong: `days`. */
  readonly field: string;
  readonly message: string;
}

/** A trip request that no plan can be made for because a value is out of range. */
export class TripRequestError extends ZhikeError {
  override readonly name = 'TripRequestError';
  readonly issues: readonly TripIssue[];

  constructor(issues: readonly TripIssue[]) {
    super(`Trip request is invalid: ${issues.map((issue) => `${issue.field}: ${issue.message}`).join('; ')}`, {
      code: 'trip-request-invalid',
    });
    this.issues = issues;
  }
}

/** A tour problem that cannot be searched because a number is missing, broken or out of range; every problem is listed. */
export class TourProblemError extends ZhikeError {
  override readonly name = 'TourProblemError';
  readonly issues: readonly TripIssue[];

  constructor(issues: readonly TripIssue[]) {
    const shown = issues.slice(0, 5).map(({ field, message }) => `${field}: ${message}`);
    const more = issues.length > shown.length ? `; and ${issues.length - shown.length} more` : '';
    super(`Tour problem is invalid: ${shown.join('; ')}${more}`, { code: 'tour-problem-invalid' });
    this.issues = issues;
  }
}

/** What went wrong with a map service, in kinds that call for different reactions. */
export type TransportServiceErrorKind =
  | 'auth'
  /** The day's calls are used up, as the vendor says or as the option `quota` does. */
  | 'quota'
  | 'rate-limit'
  | 'refused'
  | 'unavailable'
  | 'timeout'
  | 'invalid-response';

export interface TransportServiceErrorOptions {
  readonly kind: TransportServiceErrorKind;
  /** HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** The vendor's own code, as sent. */
  readonly vendorCode?: string | undefined;
}

const retryableKinds: ReadonlySet<TransportServiceErrorKind> = new Set(['rate-limit', 'unavailable', 'timeout']);

/** A map service did not answer as asked. `code` is `transport-service-` and the kind. */
export class TransportServiceError extends ZhikeError {
  override readonly name = 'TransportServiceError';
  readonly kind: TransportServiceErrorKind;
  readonly status: number | undefined;
  readonly vendorCode: string | undefined;

  constructor(message: string, { kind, status, vendorCode }: TransportServiceErrorOptions) {
    super(message, { code: `transport-service-${kind}`, retryable: retryableKinds.has(kind) });
    this.kind = kind;
    this.status = status;
    this.vendorCode = vendorCode;
  }
}
