import type { Subscription } from '../../api/application-queries';

/** The API of a subscription as people call it; its id when it is not known here. */
export const nameOf = ({ apiInfo, apiId }: Pick<Subscription, 'apiInfo' | 'apiId'>): string => (apiInfo ? `${apiInfo.name} ${apiInfo.version}` : apiId);
