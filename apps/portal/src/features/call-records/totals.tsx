import { Group, Paper, Text } from '@mantine/core';
import { useThrottledCallback } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { listAnswer } from '../../api/list-answer.ts';
import { useLiveEvents } from '../../live/use-live-events.ts';

const STATUSES = ['answered', 'no_answer', 'missed', 'busy', 'failed'] as const;

/** Apart from the lists: a busy system ends calls every moment, and counting them is not for every one. */
const TOTALS = ['totals', '/api/cdr#totals'] as const;
const PAUSE_MS = 5000;

type Asked = Readonly<Record<string, string | number>>;

/** How many calls there are, and how they ended; of what the list shows. */
export function Totals({ query }: { query: Asked }) {
  const { t } = useTranslation('callRecords');
  const queries = useQueryClient();
  const countAgain = useThrottledCallback(() => void queries.invalidateQueries({ queryKey: TOTALS }), PAUSE_MS);
  useLiveEvents(['cdr.created'], () => countAgain());
  const { status, ...others } = query;
  const shown = STATUSES.filter((one) => status === undefined || one === status);
  return (
    <Group component="dl" gap="sm" m={0} aria-label={t('totals')}>
      {status === undefined && <Total label={t('totalCalls')} query={others} />}
      {shown.map((one) => (
        <Total key={one} label={t(`statuses.${one}`)} query={{ ...others, status: one }} />
      ))}
    </Group>
  );
}

function Total({ label, query }: { label: string; query: Asked }) {
  const { i18n } = useTranslation();
  const { data: total } = useQuery({
    queryKey: [...TOTALS, query],
    queryFn: async ({ signal }) => {
      const asked = { ...query, page: 1, per_page: 1 };
      return listAnswer(await api.GET('/api/cdr', { params: { query: asked }, signal })).total;
    },
    placeholderData: keepPreviousData,
  });
  return (
    <Paper withBorder px="md" py="xs">
      <Text component="dt" size="xs" c="dimmed">
        {label}
      </Text>
      <Text component="dd" m={0} fw={650} size="lg">
        {total === undefined ? '…' : new Intl.NumberFormat(i18n.language).format(total)}
      </Text>
    </Paper>
  );
}
