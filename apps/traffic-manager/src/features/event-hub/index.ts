import type { Router } from 'express';
import type { Guard } from '@quintet/management-api';
import type { EventBus } from '@quintet/messaging';
import type { Clock, Component, Logger, Metrics } from '@quintet/service-kit';
import { eventHubRoutes } from './event-hub-routes';
import { createDigestWatch } from './watch-digests';

export interface EventHubParts {
  readonly guard: Guard;
  readonly bus: EventBus;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

/** What operators see of the event hub, and the alarm when a gateway holds something else than was published. */
export const eventHubFeature = ({ guard, bus, logger, metrics, clock }: EventHubParts): { readonly routes: Router; readonly component: Component } => {
  const watch = createDigestWatch({ bus, logger, metrics, clock });
  return { routes: eventHubRoutes({ guard, bus, watch, clock, logger }), component: { name: 'event hub watch', ...watch.component } };
};
