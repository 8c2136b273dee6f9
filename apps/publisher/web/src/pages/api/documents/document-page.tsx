import { useSession } from '@quintet/web-kit';
import { useParams } from 'react-router';
import { useApiId } from '../../../apis/use-api';
import { DocumentView } from './document-view';

export const Component = () => {
  const apiId = useApiId();
  const documentId = useParams()['documentId'] ?? '';
  const { can } = useSession();
  return <DocumentView key={documentId} apiId={apiId} documentId={documentId} isReadOnly={!can('apim:api_create', 'apim:api_manage', 'apim:document_manage')} />;
};
