import { notifications, Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useKitStrings } from '../strings/strings';
import { takeNotices, type Notice } from './overlays';

const NoticeHost = ({ notices }: { readonly notices: readonly Notice[] }) => {
  const words = useKitStrings();
  useEffect(() => {
    for (const { role, ...notice } of takeNotices()) notifications.show({ ...notice, role, closeButtonProps: { 'aria-label': words.close } });
  }, [notices, words]);
  return <Notifications position="bottom-right" />;
};

export default NoticeHost;
