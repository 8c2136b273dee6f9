import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { answer, asFormData, FaultAlert, formatBytes, notifyDone } from '@quintet/web-kit';
import { IconPhoto } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { publisher, type Api } from '../../../api/client';
import { ApiPicture } from '../../../apis/api-picture';
import { useForgetApi } from '../../../apis/use-api';
import { useStrings } from '../../../strings/pages';

const maxBytes = 1024 * 1024;
const kinds = 'image/png,image/jpeg,image/gif,image/svg+xml';

/** The API's picture, saved as soon as it is chosen. */
export const ThumbnailField = ({ api, mayChange }: { readonly api: Api; readonly mayChange: boolean }) => {
  const { design } = useStrings();
  const forget = useForgetApi();
  const upload = useMutation({
    mutationFn: (file: File) => {
      if (file.size > maxBytes) throw new Error(design.tooLarge(formatBytes(file.size)));
      return answer(publisher.PUT('/apis/{apiId}/thumbnail', { params: { path: { apiId: api.id } }, body: { file } as never, bodySerializer: asFormData as never }));
    },
    onSuccess: () => {
      forget(api.id);
      notifyDone(design.uploaded);
    },
  });
  return (
    <Stack gap="xs">
      <Group>
        <ApiPicture api={api} version={`${api.lastUpdatedTime} ${upload.submittedAt}`} size={72} />
        <div>
          <Text fw={500} size="sm">
            {design.thumbnail}
          </Text>
          <Text size="sm" c="dimmed">
            {design.thumbnailText}
          </Text>
          {mayChange && (
            <FileButton onChange={(file) => file && upload.mutate(file)} accept={kinds}>
              {(props) => (
                <Button {...props} mt={6} size="xs" variant="default" loading={upload.isPending} leftSection={<IconPhoto size={16} aria-hidden />}>
                  {design.upload}
                </Button>
              )}
            </FileButton>
          )}
        </div>
      </Group>
      {upload.error && <FaultAlert error={upload.error} />}
    </Stack>
  );
};
