import { Button, CopyButton, Group, Stack, Switch, TextInput } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconCheck, IconCopy, IconPrinter, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { listOptions } from '../../kit/list/read-list.ts';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { CodeGroup } from './code-group.tsx';
import { byPurpose, codesText } from './code-purposes.ts';
import classes from './feature-codes.module.css';
import { useCodeWords } from './use-code-words.ts';

const PATH = '/api/feature_codes';
export type CodeRow = RowOf<typeof PATH>;

/** Everybody's codes and those of the tenant's call flows, by what they are good for. */
export default function FeatureCodesPage() {
  const { t } = useTranslation('featureCodes');
  const tenantId = useChosenTenant();
  const query = tenantId === undefined ? {} : { tenant_id: tenantId };
  const found = useQuery(listOptions({ path: PATH, query }));
  return (
    <Page title={t('title')} text={t('text')}>
      {found.error !== null && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
      {found.data === undefined ? found.error === null && <ListSkeleton /> : <Codes rows={found.data.rows} />}
    </Page>
  );
}

function Codes({ rows }: { rows: readonly CodeRow[] }) {
  const { t } = useTranslation('featureCodes');
  const { does, whole } = useCodeWords();
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(true);
  const shown = useMemo(() => {
    const sought = search.trim().toLowerCase();
    return rows.filter(
      (row) => (all || row.dialplan_enabled === 'true') && `${whole(row)} ${does(row)}`.toLowerCase().includes(sought),
    );
  }, [rows, search, all, whole, does]);
  const groups = byPurpose(shown);
  const text = codesText(shown.map((row) => ({ code: whole(row), does: does(row) })));
  return (
    <Stack gap="md">
      <Group gap="sm" className={classes['tools'] ?? ''}>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          w={{ base: '100%', sm: 260 }}
        />
        <Switch label={t('showOff')} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        <Group gap="xs" ml="auto">
          <CopyButton value={text} timeout={2000}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                onClick={copy}
              >
                {copied ? t('copied') : t('copy')}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </Group>
      </Group>
      {groups.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
      {groups.map(({ purpose, rows: some }) => (
        <CodeGroup key={purpose} purpose={purpose} rows={some} />
      ))}
    </Stack>
  );
}
