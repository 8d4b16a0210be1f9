import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

interface WideTableProps {
  /** What it needs, in pixels; where there is less, it is moved sideways, with the arrow keys too. */
  readonly minWidth: number;
  /** What it is of, for screen readers. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A place for a `Table` that may be wider than the page. */
export function WideTable({ minWidth, label, children }: WideTableProps) {
  const viewportProps = { tabIndex: 0, role: 'region', 'aria-label': label };
  return (
    <Table.ScrollContainer minWidth={minWidth} scrollAreaProps={{ viewportProps }}>
      {children}
    </Table.ScrollContainer>
  );
}
