import { code, page, table } from '../markdown.mjs';

export const errorsPage = ({ problems }) =>
  page(
    'Errors',
    'What a service can answer with, by the number that its body carries as `code`. The fault says who has to act: the caller, an upstream, or the platform. A retryable request may succeed later, unchanged.',
    ...problems.map(({ name, problems: catalogue }) =>
      [
        `## ${name}`,
        table(
          ['code', 'status', 'name', 'message', 'fault', 'retryable'],
          Object.values(catalogue)
            .sort((a, b) => a.status - b.status || a.code - b.code || a.name.localeCompare(b.name))
            .map(({ code: number, status, name: problem, title, fault, retryable }) => [number, status, code(problem), title, fault, retryable ? 'yes' : '']),
        ),
      ].join('\n\n'),
    ),
  );
