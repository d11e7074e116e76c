export type { HandoffPacket } from './handoff-packet.js';
export {
  type HandoffContext,
  type HandoffPolicy,
  type HandoffPolicyOptions,
  type HandoffRule,
  handoffPolicy,
} from './handoff-policy.js';
export { type HourRange, type OfficeHours, type OfficeHoursOptions, officeHours } from './office-hours.js';
