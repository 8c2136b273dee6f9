import { answer, asFormData, notifyDone } from '@quintet/web-kit';
import { useNavigate } from 'react-router';
import { publisher, type Api } from '../../api/client';
import { apiPath } from '../../apis/addresses';
import { useForgetApi } from '../../apis/use-api';
import { useSettings } from '../../apis/use-settings';
import { withFields } from '../../apis/with-fields';
import { sourcePart, type DefinitionSource } from '../../definition/check-source';
import { useStrings } from '../../strings/pages';
import { apiObjectOf, type ApiBasics } from './api-basics';

/** What makes an API of what stands in a form, and goes to its page. */
export const useCreate = () => {
  const { createApi } = useStrings();
  const navigate = useNavigate();
  const forget = useForgetApi();
  const plan = useSettings().data?.defaultSubscriptionPolicy;
  return {
    plan,
    fromScratch: (basics: ApiBasics): Promise<Api> => withFields(answer(publisher.POST('/apis', { body: apiObjectOf(basics, plan) as never }))),
    fromDefinition: (source: DefinitionSource, basics: ApiBasics, more: Partial<Api> = {}): Promise<Api> => {
      const body = { ...sourcePart(source), additionalProperties: JSON.stringify({ ...more, ...apiObjectOf(basics, plan) }) };
      return withFields(answer(publisher.POST('/apis/import-openapi', { body: body as never, bodySerializer: asFormData as never })));
    },
    /** The overview says what is left to do. */
    goTo: (made: Api): void => {
      forget(made.id);
      notifyDone(createApi.created(made.name));
      void navigate(apiPath(made.id));
    },
  };
};
