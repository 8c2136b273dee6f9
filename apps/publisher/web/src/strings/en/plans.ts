import type { LimitFacts } from '../../policies/plan-limit';

const amounts: Readonly<Record<LimitFacts['unit'], (amount: string) => string>> = {
  calls: (amount) => `${amount} calls`,
  events: (amount) => `${amount} events`,
  tokens: (amount) => `${amount} AI tokens`,
  KB: (amount) => `${amount} KB`,
  MB: (amount) => `${amount} MB`,
  GB: (amount) => `${amount} GB`,
};

export const plans = {
  title: 'Business plans',
  description: 'By which plans developers may subscribe. Each plan says how much one subscription may call.',
  list: 'Plans',
  saved: 'The plans were saved. Developers can choose them now.',
  limit: (amount: string, unit: LimitFacts['unit'], time: number, timeUnit: string) => `${amounts[unit](amount)} ${time === 1 ? `a ${timeUnit}` : `in ${time} ${timeUnit}s`}`,
  unlimited: 'As much as they like',
  burst: (amount: string, timeUnit: string) => `at most ${amount} calls a ${timeUnit} at once`,
  stops: 'Beyond that, calls are refused.',
  passes: 'Beyond that, calls pass and are marked.',
  commercial: 'Commercial',
  free: 'Free',
  unknown: 'This plan does not exist any more; gateways do not limit its subscriptions.',
  none: 'Without a plan any application with a key may call, as much as it likes. An API needs one to be published.',
  emptyTitle: 'No plans',
  emptyText: 'An administrator makes plans under Throttling policies.',
};
