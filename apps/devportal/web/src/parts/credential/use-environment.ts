import { useFilter } from '@quintet/web-kit';
import type { Api } from '../../api/queries';
import type { KeyType } from './use-credential';

/** On which environment an API is called, kept in the address; the first one unless another is named. */
export const useEnvironment = (of: Api) => {
  const [name, setName] = useFilter('environment');
  const environment = of.endpointURLs.find(({ environmentName }) => environmentName === name) ?? of.endpointURLs[0];
  const wanted: KeyType = environment?.environmentType.toLowerCase() === 'sandbox' ? 'SANDBOX' : 'PRODUCTION';
  return { environment, wanted, setEnvironment: setName };
};
