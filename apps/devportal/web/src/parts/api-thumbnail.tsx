import { Avatar } from '@mantine/core';
import { devportalPath } from '../api';

const colors = ['quintet', 'teal', 'grape', 'orange', 'cyan', 'pink'] as const;

/** The same for a name wherever it is shown. */
const colorOf = (name: string): (typeof colors)[number] => colors[[...name].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) % colors.length] ?? 'quintet';

/** The picture of an API, or its first letters. Says nothing to who cannot see it: its name stands beside it. */
export const ApiThumbnail = ({ name, uri, size = 48 }: { readonly name: string; readonly uri: string | null | undefined; readonly size?: number }) => (
  <Avatar src={uri ? `${devportalPath}${uri}` : null} alt="" imageProps={{ loading: 'lazy' }} size={size} radius="md" color={colorOf(name)} aria-hidden>
    {name.slice(0, 2).toUpperCase()}
  </Avatar>
);
