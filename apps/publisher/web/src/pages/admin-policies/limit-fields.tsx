import { NativeSelect, NumberInput, SimpleGrid } from '@mantine/core';
import type { ApiForm } from '@quintet/web-kit';
import { useAdminStrings } from '../../strings/admin';
import type { Limit } from './policy-call';
import type { PolicyValues } from './policy-values';

const types: readonly Limit['type'][] = ['REQUESTCOUNTLIMIT', 'BANDWIDTHLIMIT', 'EVENTCOUNTLIMIT', 'AIAPIQUOTALIMIT'];
const timeUnits = ['sec', 'min', 'hour', 'day', 'month', 'year'] as const;
const tokenCounts = ['requestCount', 'totalTokenCount', 'promptTokenCount', 'completionTokenCount'] as const;

/** @param path of the limit within the form, such as `groups.0.limit` @param type what it counts now @param only fewer types, where others are refused */
export const LimitFields = ({ form, path, type, only = types }: { readonly form: ApiForm<PolicyValues>; readonly path: string; readonly type: Limit['type']; readonly only?: readonly Limit['type'][] }) => {
  const { policies: words } = useAdminStrings();
  const { getInputProps, key } = form.form;
  const count = (name: string, label: string, required = true) => (
    <NumberInput key={key(`${path}.${name}`)} label={label} {...getInputProps(`${path}.${name}`)} min={1} allowDecimal={false} allowNegative={false} thousandSeparator="," hideControls required={required} />
  );
  return (
    <>
      <NativeSelect label={words.counts} data={only.map((value) => ({ value, label: words.limitTypes[value] }))} {...getInputProps(`${path}.type`)} />
      {type === 'AIAPIQUOTALIMIT' ? (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>{tokenCounts.map((name) => count(name, words.tokenCounts[name], false))}</SimpleGrid>
      ) : (
        <SimpleGrid cols={type === 'BANDWIDTHLIMIT' ? { base: 1, xs: 2 } : 1}>
          {count('amount', type === 'BANDWIDTHLIMIT' ? words.dataAmount : words.amount)}
          {type === 'BANDWIDTHLIMIT' && <NativeSelect label={words.dataUnit} data={['KB', 'MB']} {...getInputProps(`${path}.dataUnit`)} />}
        </SimpleGrid>
      )}
      <SimpleGrid cols={2}>
        {count('time', words.every)}
        <NativeSelect label={words.timeUnit} data={timeUnits.map((value) => ({ value, label: words.timeUnits[value] }))} {...getInputProps(`${path}.timeUnit`)} />
      </SimpleGrid>
    </>
  );
};
