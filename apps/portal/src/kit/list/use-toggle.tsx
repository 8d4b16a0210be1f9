import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ListPath, RowOf } from '@strowger/client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListAnswer } from '../../api/list-answer.ts';
import { sayFailure, say as sayInCorner } from '../say.ts';
import { listKey } from './read-list.ts';

interface ToggleOptions<P extends ListPath> {
  readonly path: P;
  readonly rowKey: (row: RowOf<P>) => string;
  /** The row with the other value, shown at once. */
  readonly show: (row: RowOf<P>, value: boolean) => RowOf<P>;
  /** @throws ApiError: the row is shown as before, and the message said */
  readonly save: (row: RowOf<P>, value: boolean) => Promise<unknown>;
  /** What is said once it is done, beside "undo". */
  readonly say: (row: RowOf<P>, value: boolean) => string;
}

/** Turns something of a row on or off in a list: shown at once, taken back when it fails, undone with a click. */
export function useToggle<P extends ListPath>({ path, rowKey, show, save, say }: ToggleOptions<P>) {
  const queries = useQueryClient();
  const { t } = useTranslation('kit');
  return useCallback(
    async (row: RowOf<P>, value: boolean) => {
      const draw = (shown: boolean) =>
        queries.setQueriesData<ListAnswer<RowOf<P>>>(
          { queryKey: listKey(path).slice(0, 2) },
          (answer) =>
            answer && {
              ...answer,
              rows: answer.rows.map((one) => (rowKey(one) === rowKey(row) ? show(one, shown) : one)),
            },
        );
      const turn = async (to: boolean) => {
        draw(to);
        try {
          await save(row, to);
          return true;
        } catch (thrown) {
          draw(!to);
          sayFailure(thrown);
          return false;
        }
      };
      if (!(await turn(value))) return;
      const id = sayInCorner(
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{say(row, value)}</Text>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              notifications.hide(id);
              void turn(!value);
            }}
          >
            {t('undo')}
          </Button>
        </Group>,
        { autoClose: 8000 },
      );
    },
    [queries, path, rowKey, show, save, say, t],
  );
}
