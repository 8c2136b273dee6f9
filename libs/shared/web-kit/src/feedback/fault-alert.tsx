import { Alert, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ApiProblem, type ApiFault } from '../api/problem';
import { useKitStrings } from '../strings/strings';

/** Why something was refused. @param faults those that stand beside no field; all of the error's by default */
export const FaultAlert = ({ error, faults }: { readonly error: unknown; readonly faults?: readonly ApiFault[] }) => {
  const words = useKitStrings();
  const problem = error instanceof ApiProblem ? error : undefined;
  const listed = faults ?? problem?.faults ?? [];
  const text = problem?.status === 0 ? words.offline : error instanceof Error ? error.message : String(error);
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={problem?.title || words.faults} role="alert" variant="light">
      {listed.length === 0 ? (
        text !== problem?.title && <Text size="sm">{text}</Text>
      ) : (
        <List size="sm">
          {listed.slice(0, 20).map(({ field, reason }) => (
            <List.Item key={`${field} ${reason}`}>{field === '' ? reason : `${field}: ${reason}`}</List.Item>
          ))}
        </List>
      )}
      {problem && problem.status >= 500 && problem.requestId && <Text size="xs">{words.requestId(problem.requestId)}</Text>}
    </Alert>
  );
};
