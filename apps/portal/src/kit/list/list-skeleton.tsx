import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Where rows will be, while the first ones are on their way. */
export function ListSkeleton() {
  const { t } = useTranslation('common');
  return (
    <Stack gap="xs" role="status" aria-label={t('loading')}>
      {ROWS.map((row) => (
        <Skeleton key={row} height={38} />
      ))}
    </Stack>
  );
}
