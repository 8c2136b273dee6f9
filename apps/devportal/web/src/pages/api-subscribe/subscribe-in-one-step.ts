import { answer, isProblem } from '@quintet/web-kit';
import { api, type Schemas } from '../../api';
import { usualGrants } from '../../parts/credential/use-generate-keys';

export interface SubscribeRequest {
  readonly apiId: string;
  readonly plan: string;
  /** Undefined: a new one, of that name. */
  readonly applicationId: string | undefined;
  readonly name: string;
  readonly keyType: Schemas['ApplicationKey']['keyType'];
  /** Whether calls carry tokens, so that keys are needed. */
  readonly needsKeys: boolean;
}

/** What has been done of it. A second attempt goes on where the first one was stopped. */
export interface SubscribeProgress {
  applicationId?: string;
  isSubscribed?: boolean;
}

/** Policies of applications that are good for who has said nothing of them, the best first. */
const chooseApplicationPolicy = async (): Promise<string> => {
  const { list } = await answer(api.GET('/throttling-policies/{policyLevel}', { params: { path: { policyLevel: 'application' }, query: { limit: 500 } } }));
  return (list.find(({ name }) => name === 'Unlimited') ?? list[0])?.name ?? 'Unlimited';
};

const createApplication = async (name: string): Promise<string> => {
  const { applicationId } = await answer(api.POST('/applications', { body: { name, throttlingPolicy: await chooseApplicationPolicy() } }));
  return applicationId;
};

/** The one refusal that says that it was done before: by an attempt whose answer never came. */
const unlessDone = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!isProblem(error, 409)) throw error;
  }
};

/** An application when there is none, the subscription, and keys when there are none. @returns the id of the application */
export const subscribeInOneStep = async ({ apiId, plan, applicationId: given, name, keyType, needsKeys }: SubscribeRequest, progress: SubscribeProgress): Promise<string> => {
  const applicationId = given ?? progress.applicationId ?? (await createApplication(name));
  progress.applicationId = applicationId;
  if (!progress.isSubscribed) await unlessDone(answer(api.POST('/subscriptions', { body: { apiId, applicationId, throttlingPolicy: plan } })));
  progress.isSubscribed = true;
  if (needsKeys) {
    const path = { params: { path: { applicationId } } };
    const { list } = await answer(api.GET('/applications/{applicationId}/oauth-keys', path));
    if (!list.some((one) => one.keyType === keyType)) await unlessDone(answer(api.POST('/applications/{applicationId}/generate-keys', { ...path, body: { keyType, grantTypesToBeSupported: [...usualGrants] } })));
  }
  return applicationId;
};
