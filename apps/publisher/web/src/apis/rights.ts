import { useSession } from '@quintet/web-kit';

/** What the user may do with APIs. The server decides; this only keeps from offering what it would refuse. */
export const useRights = () => {
  const { can } = useSession();
  return {
    /** Make APIs, and change what they are. */
    create: can('apim:api_create', 'apim:api_manage'),
    /** Change how they are offered: tags, plans, visibility, business information, properties, categories. */
    offer: can('apim:api_create', 'apim:api_manage', 'apim:api_publish'),
    moveLifecycle: can('apim:api_publish', 'apim:api_manage'),
    deploy: can('apim:api_create', 'apim:api_manage', 'apim:api_publish'),
    remove: can('apim:api_delete', 'apim:api_manage'),
    tryOut: can('apim:api_generate_key', 'apim:api_manage'),
  };
};
