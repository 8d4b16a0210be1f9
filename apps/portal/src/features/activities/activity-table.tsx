import type { RowOf } from '@strowger/client';
import { IconActivity } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAuditWords } from '../../kit/audited/use-audit-words.ts';
import { When } from '../../kit/format/when.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { useMe } from '../../session/use-me.ts';
import { epochsOf } from './period.ts';
import { PeriodFields } from './period-fields.tsx';
import { usePeriod } from './use-period.ts';

/** The id in the path is that of the viewer; what he sees follows from who he is (contract 10 §8). */
const PATH = '/api/users/activities/{user_id}';
type Row = RowOf<typeof PATH>;

/** @param userId those of one user alone, as a part of his page */
export function ActivityTable({ userId }: { readonly userId?: number }) {
  const { t } = useTranslation('activities');
  const me = useMe();
  const [period] = usePeriod();
  const words = useAuditWords();
  const ofOne = userId !== undefined;
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'date', title: t('at'), sort: true, cell: (row) => <When at={row.date} /> },
      { key: 'activities', title: t('what'), sort: true, cell: (row) => words.activity(row.activities) },
      ...(ofOne ? [] : [{ key: 'username', title: t('who'), sort: true as const, cell: (row: Row) => row.username }]),
      { key: 'ip_address', title: t('from'), sort: true, from: 'md', cell: (row) => row.ip_address },
    ],
    [t, ofOne, words],
  );
  const query = { ...(ofOne ? { user_id: userId, tenant_id: null } : epochsOf(period, me.timeZone)) };
  return (
    <ResourceTable
      path={PATH}
      parameters={{ user_id: String(me.userId) }}
      query={query}
      caption={t('title')}
      columns={columns}
      rowKey={(row) => String(row.id)}
      rowName={(row) => words.activity(row.activities)}
      local={ofOne}
      csv={`/api/users/act/csv/${me.userId}`}
      {...(ofOne ? {} : { toolbar: <PeriodFields /> })}
      empty={{ title: t('none'), text: t('noneText'), icon: <IconActivity size={28} /> }}
    />
  );
}
