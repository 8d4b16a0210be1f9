import { Button } from '@mantine/core';
import type { ListPath } from '@strowger/client';
import { IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { confirmDelete } from '../confirm/confirm-delete.tsx';
import { listKey } from './read-list.ts';

interface BulkDeleteProps<Row> {
  readonly rows: readonly Row[];
  readonly rowName: (row: Row) => string;
  readonly remove: (row: Row) => Promise<unknown>;
  readonly path: ListPath;
  /** What goes with them, as a sentence. */
  readonly consequence?: string | undefined;
  readonly onDone: () => void;
}

/** Deletes the rows that are chosen, after saying which. */
export function BulkDelete<Row>({ rows, rowName, remove, path, consequence, onDone }: BulkDeleteProps<Row>) {
  const { t } = useTranslation('kit');
  const queries = useQueryClient();
  return (
    <Button
      color="red"
      variant="light"
      leftSection={<IconTrash size={16} aria-hidden />}
      onClick={() =>
        confirmDelete({
          items: rows.map((row) => ({ name: rowName(row), remove: () => remove(row) })),
          ...(consequence === undefined ? {} : { consequences: [consequence] }),
          onDone: () => {
            onDone();
            void queries.invalidateQueries({ queryKey: listKey(path).slice(0, 2) });
          },
        })
      }
    >
      {t('delete.chosen', { count: rows.length })}
    </Button>
  );
}
