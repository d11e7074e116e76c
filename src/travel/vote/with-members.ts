import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { rankByVotes, withVotes } from './rank-by-votes.js';

/** The request in which what its members want and refuse has become what the trip sees, chosen fairly among them. */
export function withMembers(request: TripRequest, places: readonly Place[]): TripRequest {
  const { members = [] } = request;
  if (members.length === 0) return request;
  const ballots = members.map(({ member, wants, refuses }) => ({ voter: member, approves: wants, vetoes: refuses }));
  return withVotes(request, rankByVotes(ballots, { places }));
}
