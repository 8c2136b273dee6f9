/** What the checklist looks at: little of the API object. */
export interface PublishableApi {
  readonly lifeCycleStatus?: string | undefined;
  readonly policies?: readonly string[] | null | undefined;
  readonly description?: string | null | undefined;
  readonly operations?: readonly unknown[] | null | undefined;
  readonly endpointConfig?: unknown;
}

export type StepName = 'operations' | 'endpoint' | 'plan' | 'deployment' | 'publish';

export interface Step {
  readonly name: StepName;
  readonly done: boolean;
  /** Tab of the API's page where it is done. */
  readonly tab: string;
}

const hasUrl = (endpoints: unknown): boolean => {
  const list = Array.isArray(endpoints) ? endpoints : [endpoints];
  return list.some((one: unknown) => typeof one === 'object' && one !== null && typeof (one as { url?: unknown }).url === 'string' && (one as { url: string }).url !== '');
};

/** Whether there is a backend, for production or for sandbox. */
export const hasEndpoint = ({ endpointConfig }: Pick<PublishableApi, 'endpointConfig'>): boolean => {
  if (typeof endpointConfig !== 'object' || endpointConfig === null) return false;
  const { production_endpoints: production, sandbox_endpoints: sandbox } = endpointConfig as Record<string, unknown>;
  return hasUrl(production) || hasUrl(sandbox);
};

const served: readonly string[] = ['PUBLISHED', 'BLOCKED', 'DEPRECATED', 'RETIRED'];

/** What there is to do until consumers find the API, in the order in which it is done best. */
export const checklistOf = (api: PublishableApi, deployments: number): readonly Step[] => [
  { name: 'operations', done: (api.operations?.length ?? 0) > 0, tab: 'resources' },
  { name: 'endpoint', done: hasEndpoint(api), tab: 'endpoints' },
  { name: 'plan', done: (api.policies?.length ?? 0) > 0, tab: 'plans' },
  { name: 'deployment', done: deployments > 0, tab: 'revisions' },
  { name: 'publish', done: served.includes(api.lifeCycleStatus ?? ''), tab: 'lifecycle' },
];

/** The first that is not done: what the page puts forward. */
export const nextStepOf = (steps: readonly Step[]): Step | undefined => steps.find(({ done }) => !done);
