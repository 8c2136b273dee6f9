import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useKitStrings } from '../strings/strings';

const Guard = () => {
  const words = useKitStrings();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  const stay = () => blocker.reset?.();
  return (
    <Modal opened={blocker.state === 'blocked'} onClose={stay} title={words.unsavedTitle} closeButtonProps={{ 'aria-label': words.close }}>
      <Stack>
        <Text>{words.unsavedText}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={stay} data-autofocus>
            {words.stay}
          </Button>
          <Button color="red" onClick={() => blocker.proceed?.()}>
            {words.leave}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
};

/** Asks before what was typed is lost: at a link within the portal by a dialog, at all else by the browser. Of several on a page only those ask whose form was touched: the router hears one. */
export const UnsavedGuard = ({ when }: { readonly when: boolean }) => (when ? <Guard /> : null);
