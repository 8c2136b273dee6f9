import type { Component } from '@quintet/service-kit';

/** Components that do not need one another, as one: they start and stop side by side. */
export const together = (name: string, components: readonly Component[]): Component => {
  const all = async (work: (component: Component) => Promise<void>, failed: string): Promise<void> => {
    const settled = await Promise.allSettled(components.map(work));
    const reasons = settled.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
    if (reasons.length > 0) throw new AggregateError(reasons, `some of ${name} did not ${failed}`);
  };
  return { name, start: () => all((one) => one.start(), 'start'), stop: () => all((one) => one.stop(), 'stop cleanly') };
};
