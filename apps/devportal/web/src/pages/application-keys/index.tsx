import { SimpleGrid, Skeleton } from '@mantine/core';
import { NoPermission, QueryView } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { keyManagersQuery, keyTypes, type Application } from '../../api/application-queries';
import { keysOfApplicationQuery } from '../../api/queries';
import { useStrings } from '../../strings';
import { useApplication, useIsOwn } from '../application/use-application';
import { KeyCard } from './key-card';

const skeleton = (
  <SimpleGrid cols={{ base: 1, lg: 2 }} role="status" aria-busy>
    <Skeleton height={260} radius="md" />
    <Skeleton height={260} radius="md" />
  </SimpleGrid>
);

const Keys = ({ application }: { readonly application: Application }) => {
  const query = useQuery(keysOfApplicationQuery(application.applicationId));
  const keyManagers = useQuery(keyManagersQuery());
  return (
    <QueryView query={query} skeleton={skeleton}>
      {({ list }) => (
        <SimpleGrid cols={{ base: 1, lg: 2 }}>
          {keyTypes.map((keyType) => {
            const of = list.find((one) => one.keyType === keyType);
            const manager = keyManagers.data?.list.find(({ name }) => name === of?.keyManager) ?? keyManagers.data?.list[0];
            return <KeyCard key={keyType} application={application} keyType={keyType} of={of} tokenEndpoint={manager?.tokenEndpoint} />;
          })}
        </SimpleGrid>
      )}
    </QueryView>
  );
};

/** Consumer keys of the application, for production and for sandbox. */
export const Component = () => {
  const { keys: words } = useStrings();
  const application = useApplication();
  return useIsOwn(application) ? <Keys application={application} /> : <NoPermission>{words.ownersOnly(application.owner)}</NoPermission>;
};
