import { Tooltip } from '@mantine/core';
import { formatAgo, formatDateTime, parseTime } from '../strings/format';

/** "3 minutes ago", with the exact time on demand. @param value ISO 8601 or milliseconds since 1970 */
export const Time = ({ value }: { readonly value: string | number }) => {
  const date = parseTime(value);
  if (Number.isNaN(date.getTime())) return <>{value}</>;
  return (
    <Tooltip label={formatDateTime(value)} withArrow events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={date.toISOString()}>{formatAgo(value)}</time>
    </Tooltip>
  );
};
