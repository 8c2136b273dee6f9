import { Card } from '@mantine/core';
import { notifyDone, Page, PageError } from '@quintet/web-kit';
import { useNavigate } from 'react-router';
import { adminPage } from '../../admin/admin-page';
import { useAdminStrings } from '../../strings/admin';
import { EnvironmentForm } from './environment-form';

const NewEnvironment = () => {
  const { environments: words } = useAdminStrings();
  const navigate = useNavigate();
  return (
    <Page title={words.newTitle} description={words.newText} trail={[{ label: words.title, to: '/admin/environments' }]}>
      <Card maw={720}>
        <EnvironmentForm
          onCancel={() => void navigate('/admin/environments')}
          onDone={({ id, name }) => {
            notifyDone(words.created(name));
            void navigate(`/admin/environments/${encodeURIComponent(id)}`);
          }}
        />
      </Card>
    </Page>
  );
};

export const Component = adminPage('environments', NewEnvironment);
export const ErrorBoundary = PageError;
