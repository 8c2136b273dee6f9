import { Badge } from '@mantine/core';

const colors: Readonly<Record<string, string>> = { GET: 'blue', POST: 'teal', PUT: 'orange', PATCH: 'grape', DELETE: 'red' };

/** A verb, in its colour and always the same width, so that paths stand below each other. */
export const VerbBadge = ({ verb }: { readonly verb: string }) => (
  <Badge color={colors[verb] ?? 'gray'} variant="light" radius="sm" w={76} tt="none" ff="monospace" style={{ flexShrink: 0 }}>
    {verb}
  </Badge>
);
