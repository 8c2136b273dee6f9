import { z } from 'zod';

/** How long roll-ups are kept, and how many different things are told apart. */
export interface UsageSettings {
  readonly minutesKeptDays: number;
  readonly hoursKeptDays: number;
  readonly daysKeptDays: number;
  readonly maxOperations: number;
  readonly maxApplications: number;
}

const days = z.coerce.number().int().positive().max(36_500);
const members = z.coerce.number().int().positive().max(10_000);

/** For a service's own configuration, under names that all services share. */
export const usageSetting = {
  minutesKeptDays: days.default(3),
  hoursKeptDays: days.default(60),
  daysKeptDays: days.default(730),
  maxOperations: members.default(200),
  maxApplications: members.default(500),
};

export const defaultUsageSettings: UsageSettings = Object.freeze(z.object(usageSetting).parse({}));
