import { Alert, Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconInfoCircle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { versionsQuery, type Api } from '../../api/queries';
import { useStrings } from '../../strings';

/** What the state of an API means for who wants to call it. */
export const StateNotice = ({ of }: { readonly of: Api }) => {
  const { api } = useStrings();
  const versions = useQuery({ ...versionsQuery(of), enabled: of.lifeCycleStatus === 'DEPRECATED' });
  const newer = versions.data?.find(({ id, lifeCycleStatus }) => id !== of.id && lifeCycleStatus === 'PUBLISHED');
  const notices = {
    DEPRECATED: { title: api.deprecatedTitle, text: api.deprecatedText, color: 'yellow' },
    BLOCKED: { title: api.blockedTitle, text: api.blockedText, color: 'red' },
    PROTOTYPED: { title: api.prototypeTitle, text: api.prototypeText, color: 'blue' },
  } as const;
  if (!(of.lifeCycleStatus in notices)) return null;
  const { title, text, color } = notices[of.lifeCycleStatus as keyof typeof notices];
  return (
    <Alert color={color} icon={<IconInfoCircle aria-hidden />} title={title} variant="light">
      {text}{' '}
      {newer && (
        <Anchor component={Link} to={`/apis/${encodeURIComponent(newer.id)}`} underline="always" c="inherit" inherit>
          {api.toVersion(newer.version)}
        </Anchor>
      )}
    </Alert>
  );
};
