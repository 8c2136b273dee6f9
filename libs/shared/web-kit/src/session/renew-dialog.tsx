import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useKitStrings } from '../strings/strings';

/** Offers the log-in in a small window. */
const RenewDialog = ({ base, onCancel }: { readonly base: string; readonly onCancel: () => void }) => {
  const words = useKitStrings();
  const [waits, setWaits] = useState(false);
  const logIn = () => {
    setWaits(true);
    window.open(`${base}/login?popup=1`, 'quintet-login', 'popup,width=480,height=680');
  };
  return (
    <Modal opened onClose={onCancel} title={words.sessionEndedTitle} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': words.close }}>
      <Stack>
        <Text>{words.sessionEndedText}</Text>
        {waits && (
          <Text size="sm" c="dimmed" role="status">
            {words.sessionWaiting}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {words.cancel}
          </Button>
          <Button onClick={logIn} data-autofocus>
            {words.logIn}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
};

export default RenewDialog;
