import { QueryView } from '@quintet/web-kit';
import { useApi, useApiId } from '../../../apis/use-api';
import { ResourceEditor } from './resource-editor';

export const Component = () => {
  const apiId = useApiId();
  return <QueryView query={useApi(apiId)}>{(read) => <ResourceEditor key={apiId} apiId={apiId} read={read} />}</QueryView>;
};
