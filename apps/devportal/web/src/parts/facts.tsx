import { DataList } from '@mantine/core';
import type { ReactNode } from 'react';

/** Names and what stands for them, one below the other; what is not known is left out. */
export const Facts = ({ list }: { readonly list: readonly { readonly name: string; readonly value: ReactNode }[] }) => (
  <DataList orientation="vertical">
    {list
      .filter(({ value }) => value !== null && value !== undefined && value !== '')
      .map(({ name, value }) => (
        <DataList.Item key={name}>
          <DataList.ItemLabel>{name}</DataList.ItemLabel>
          <DataList.ItemValue>{value}</DataList.ItemValue>
        </DataList.Item>
      ))}
  </DataList>
);
