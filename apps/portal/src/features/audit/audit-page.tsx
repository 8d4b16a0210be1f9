import { Anchor, Badge, Group } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconHistory } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACTIONS, RESOURCES } from '../../kit/audited/audited.ts';
import { useAuditWords } from '../../kit/audited/use-audit-words.ts';
import { When } from '../../kit/format/when.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { Page } from '../../kit/page.tsx';
import { useMe } from '../../session/use-me.ts';
import { epochsOf } from '../activities/period.ts';
import { PeriodFields } from '../activities/period-fields.tsx';
import { usePeriod } from '../activities/use-period.ts';
import { AuditDetail } from './audit-detail.tsx';

const PATH = '/api/audit';
type Row = RowOf<typeof PATH>;

/** The audit log, within what the caller sees. */
export default function AuditPage() {
  const { t } = useTranslation('audit');
  const me = useMe();
  const [period] = usePeriod();
  const [open, setOpen] = useState<Row | null>(null);
  const words = useAuditWords();
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'at', title: t('at'), sort: true, cell: (row) => <When at={row.at} style="date-time" /> },
      { key: 'username', title: t('who'), sort: true, cell: (row) => <Actor row={row} /> },
      {
        key: 'action',
        title: t('action'),
        sort: true,
        cell: (row) => (
          <Anchor component="button" type="button" size="sm" onClick={() => setOpen(row)}>
            {words.sentence(row)}
          </Anchor>
        ),
      },
      { key: 'ip_address', title: t('from'), from: 'md', cell: (row) => row.ip_address },
    ],
    [t, words],
  );
  return (
    <Page title={t('title')} text={t('text')}>
      <ResourceTable
        path={PATH}
        query={epochsOf(period, me.timeZone)}
        caption={t('title')}
        columns={columns}
        rowKey={(row) => String(row.audit_id)}
        rowName={words.sentence}
        filters={[
          {
            name: 'resource',
            label: t('resource'),
            options: byLabel(RESOURCES.map((value) => ({ value, label: words.resource(value) }))),
          },
          {
            name: 'action',
            label: t('action'),
            options: byLabel(ACTIONS.map((value) => ({ value, label: words.action(value).replace(/:$/, '') }))),
          },
        ]}
        csv={`${PATH}/csv`}
        toolbar={<PeriodFields />}
        empty={{ title: t('none'), text: t('noneText'), icon: <IconHistory size={28} /> }}
      />
      {open !== null && <AuditDetail entry={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

const byLabel = (options: readonly { value: string; label: string }[]) =>
  options.toSorted((one, other) => one.label.localeCompare(other.label));

function Actor({ row }: { readonly row: Row }) {
  const { t } = useTranslation('audit');
  return (
    <Group gap={6}>
      {row.username === '' ? t('nobody') : row.username}
      {row.impersonator_id !== null && (
        <Badge size="xs" variant="light" color="orange" tt="none">
          {t('impersonated')}
        </Badge>
      )}
      {row.api_key_id !== null && (
        <Badge size="xs" variant="light" tt="none">
          {t('byKey')}
        </Badge>
      )}
    </Group>
  );
}
