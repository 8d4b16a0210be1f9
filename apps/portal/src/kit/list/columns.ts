import type { ReactNode } from 'react';

/** A column of a table. */
export interface Column<Row> {
  /** Unique in the table. */
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Name that the server sorts by; `true`: the key. Without it the column cannot be sorted. */
  readonly sort?: string | true;
  readonly align?: 'left' | 'right';
  /** Left out where the window is narrower; cards on phones show it all the same unless `cards` is false. */
  readonly from?: 'md' | 'lg' | 'xl';
  readonly cards?: boolean;
}

/** A filter that the server knows: a choice above the table, or a text to be typed. */
export interface Filter {
  /** Query key of the API. */
  readonly name: string;
  readonly label: string;
  /** Absent: whatever is typed. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** What can be done with a row. */
export interface RowAction {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly run: () => void;
}

/** The name the server sorts a column by; null when it does not. */
export function sortName<Row>({ key, sort }: Column<Row>): string | null {
  return sort === true ? key : (sort ?? null);
}
