import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useKitStrings } from '../strings/strings';

/** A search that is made 250 ms after the last key. */
export const SearchField = ({ label, placeholder, value, onSearch, description }: { readonly label: string; readonly placeholder?: string; readonly value: string; readonly onSearch: (text: string) => void; readonly description?: string }) => {
  const words = useKitStrings();
  const [text, setText] = useState(value);
  const search = useDebouncedCallback(onSearch, 250);
  useEffect(() => setText(value), [value]);
  const change = (to: string) => {
    setText(to);
    search(to);
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder ?? label}
      description={description}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      rightSection={text === '' ? null : <CloseButton size="sm" aria-label={words.clearSearch} onClick={() => change('')} />}
      miw={220}
    />
  );
};
