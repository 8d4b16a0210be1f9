import { Code, Drawer, Stack, Table, Text } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '../../kit/format/when.tsx';
import { type Difference, differences } from './differences.ts';

type Entry = RowOf<'/api/audit'>;

/** One write: who did it from where, and what is different after it. */
export function AuditDetail({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const { t } = useTranslation(['audit', 'common']);
  const found = differences(entry.before, entry.after);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={t('detail', { number: entry.audit_id })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <Table variant="vertical" layout="fixed">
          <Table.Tbody>
            <Fact title={t('at')}>
              <When at={entry.at} style="full" />
            </Fact>
            <Fact title={t('who')}>
              {entry.username === '' ? t('nobody') : entry.username}
              {entry.impersonator_id !== null && ` · ${t('impersonatedBy', { id: entry.impersonator_id })}`}
              {entry.api_key_id !== null && ` · ${t('withKey', { id: entry.api_key_id })}`}
            </Fact>
            <Fact title={t('from')}>{entry.ip_address}</Fact>
            <Fact title={t('request')}>
              <Code style={{ overflowWrap: 'anywhere' }}>{`${entry.method} ${entry.path}`}</Code>
            </Fact>
          </Table.Tbody>
        </Table>
        {found.length === 0 ? <Text c="dimmed">{t('same')}</Text> : <Changes found={found} />}
      </Stack>
    </Drawer>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Table.Tr>
      <Table.Th w={140}>{title}</Table.Th>
      <Table.Td>{children}</Table.Td>
    </Table.Tr>
  );
}

function Changes({ found }: { readonly found: readonly Difference[] }) {
  const { t } = useTranslation('audit');
  return (
    <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table withTableBorder striped>
        <Table.Caption>{t('changes')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('field')}</Table.Th>
            <Table.Th>{t('before')}</Table.Th>
            <Table.Th>{t('after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.map((one) => (
            <Table.Tr key={one.field}>
              <Table.Td>{one.field}</Table.Td>
              <Table.Td>{one.before !== undefined && <del>{one.before}</del>}</Table.Td>
              <Table.Td>{one.after !== undefined && <ins>{one.after}</ins>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
