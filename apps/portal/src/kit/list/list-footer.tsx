import { Group, Pagination, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ListState, PAGE_SIZES, pageCount } from './list-state.ts';

interface ListFooterProps {
  readonly state: ListState;
  readonly total: number;
  readonly isEstimated?: boolean | undefined;
  readonly onChange: (next: ListState) => void;
}

/** How many rows there are, how many are shown at once, and the way to the others. */
export function ListFooter({ state, total, isEstimated = false, onChange }: ListFooterProps) {
  const { t } = useTranslation('kit');
  const first = (state.page - 1) * state.perPage + 1;
  const last = Math.min(total, state.page * state.perPage);
  const pages = pageCount(state, total);
  return (
    <Group justify="space-between" mt="sm">
      <Text size="sm" c="dimmed" role="status">
        {t(isEstimated ? 'list.rangeAbout' : 'list.range', { first, last, total })}
      </Text>
      <Group gap="sm">
        {total > PAGE_SIZES[0] && (
          <Select
            aria-label={t('list.perPage')}
            data={PAGE_SIZES.map((size) => ({ value: String(size), label: t('list.rows', { count: size }) }))}
            value={String(state.perPage)}
            onChange={(size) => onChange({ ...state, page: 1, perPage: Number(size ?? state.perPage) })}
            allowDeselect={false}
            size="xs"
            w={110}
          />
        )}
        {pages > 1 && (
          <Pagination
            value={state.page}
            total={pages}
            onChange={(page) => onChange({ ...state, page })}
            size="sm"
            siblings={1}
            getControlProps={(control) => ({ 'aria-label': t(`list.${control}`) })}
            getItemProps={(page) => ({ 'aria-label': t('list.page', { page }) })}
          />
        )}
      </Group>
    </Group>
  );
}
