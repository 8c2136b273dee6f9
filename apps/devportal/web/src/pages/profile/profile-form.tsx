import { SimpleGrid, TextInput } from '@mantine/core';
import { ApiFormView, notifyDone, useApiForm } from '@quintet/web-kit';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { z } from 'zod';
import { useStrings } from '../../strings';
import { changeProfile, profileQuery, readProfile, type Profile, type VersionedProfile } from './profile-api';

const maxName = 100;
const maxEmail = 254;

export const ProfileForm = ({ given }: { readonly given: VersionedProfile }) => {
  const { profile: words } = useStrings();
  const client = useQueryClient();
  const etag = useRef(given.etag);
  useEffect(() => {
    etag.current = given.etag;
  }, [given.etag]);
  const schema = useMemo(
    () => z.object({ givenName: z.string().trim().max(maxName), familyName: z.string().trim().max(maxName), email: z.union([z.literal(''), z.string().trim().max(maxEmail).pipe(z.email(words.emailBad))], words.emailBad) }),
    [words],
  );
  const form = useApiForm<Profile, VersionedProfile>({
    schema,
    initialValues: given.profile,
    fieldOf: (field) => (field.startsWith('emails') ? 'email' : (field.replace(/^name\./, '') as string)),
    submit: (values) => changeProfile({ givenName: values.givenName.trim(), familyName: values.familyName.trim(), email: values.email.trim() }, etag.current),
    readCurrent: async () => {
      const now = await readProfile();
      etag.current = now.etag;
      return now.profile;
    },
    onDone: (changed) => {
      client.setQueryData(profileQuery().queryKey, changed);
      notifyDone(words.saved);
    },
  });
  return (
    <ApiFormView form={form} isEditing labels={{ givenName: words.givenName, familyName: words.familyName, email: words.email }} isGuarded={form.isDirty}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={words.givenName} autoComplete="given-name" maxLength={maxName} {...form.form.getInputProps('givenName')} />
        <TextInput label={words.familyName} autoComplete="family-name" maxLength={maxName} {...form.form.getInputProps('familyName')} />
      </SimpleGrid>
      <TextInput label={words.email} type="email" inputMode="email" autoComplete="email" maxLength={maxEmail} {...form.form.getInputProps('email')} />
    </ApiFormView>
  );
};
