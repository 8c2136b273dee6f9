import { Table, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useKitStrings } from '../strings/strings';

export interface Column<Row> {
  readonly key: string;
  /** Empty: the column of actions, which has no visible heading. */
  readonly header: string;
  readonly render: (row: Row) => ReactNode;
  /** Set for numbers. */
  readonly align?: 'left' | 'right';
  readonly width?: number | string;
}

export interface DataTableProps<Row> {
  /** What the table is, for who cannot see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** Rows under headings; on a narrow screen each row is a card with the headings beside its values. */
export const DataTable = <Row,>({ label, columns, rows, rowKey }: DataTableProps<Row>) => {
  const words = useKitStrings();
  return (
    <Table className="quintet-table" aria-label={label} verticalSpacing="sm" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ key, header, align, width }) => (
            <Table.Th key={key} ta={align} w={width} scope="col">
              {header === '' ? <VisuallyHidden>{words.actions}</VisuallyHidden> : header}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={rowKey(row)}>
            {columns.map(({ key, header, render, align }) => (
              <Table.Td key={key} ta={align} data-label={header}>
                {render(row)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};
