import { answer, notifyFailed } from '@quintet/web-kit';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api';
import { useStrings } from '../../strings';
import type { KeyType } from './use-credential';

/** Grants of keys that are made for a reader who has said nothing of them: enough for calls of a program in its own name. */
export const usualGrants = ['client_credentials', 'refresh_token'] as const;

/** Keys of the key manager for an application. */
export const useGenerateKeys = () => {
  const { credential } = useStrings();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ applicationId, keyType }: { readonly applicationId: string; readonly keyType: KeyType }) =>
      answer(api.POST('/applications/{applicationId}/generate-keys', { params: { path: { applicationId } }, body: { keyType, grantTypesToBeSupported: [...usualGrants] } })),
    onError: (error) => notifyFailed(credential.failed, error),
    onSettled: (_keys, _error, { applicationId }) => client.invalidateQueries({ queryKey: ['keys', applicationId] }),
  });
};
