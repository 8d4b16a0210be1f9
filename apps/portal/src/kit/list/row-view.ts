import type { Column, RowAction } from './columns.ts';

/** What the table and the cards of a list know of a row. */
export interface RowView<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** What the row is called: for its menu and its checkbox. */
  readonly rowName: (row: Row) => string;
  readonly rowLink?: (row: Row) => string;
  readonly rowActions?: (row: Row) => readonly RowAction[];
  /** Undefined: rows cannot be chosen. */
  readonly selection?: Selection | undefined;
}

/** Which rows are chosen, by their keys. */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
  readonly toggleAll: (keys: readonly string[]) => void;
}
