import { Code, Group, Paper, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyIcon } from '../../kit/copyable.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import type { Purpose } from './code-purposes.ts';
import classes from './feature-codes.module.css';
import type { CodeRow } from './feature-codes-page.tsx';
import { useCodeWords } from './use-code-words.ts';

/** Codes of one purpose, and what it is about. */
export function CodeGroup({ purpose, rows }: { purpose: Purpose; rows: readonly CodeRow[] }) {
  const { t } = useTranslation('featureCodes');
  const title = t(`purposes.${purpose}`);
  return (
    <Paper withBorder p="lg" className={classes['group'] ?? ''} component="section" aria-label={title}>
      <Title order={2} size="h5">
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t(`about.${purpose}`)}
      </Text>
      <Table aria-label={title} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={{ base: '40%', sm: 220 }}>{t('code')}</Table.Th>
            <Table.Th>{t('does')}</Table.Th>
            <Table.Th w={110}>{t('state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <CodeLine key={row.dialplan_uuid} row={row} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function CodeLine({ row }: { row: CodeRow }) {
  const { t } = useTranslation('featureCodes');
  const { does, more } = useCodeWords();
  const { dialplan_number: code } = row;
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={4}>
          <Code>{code}</Code>
          {more(row) !== '' && (
            <Text span size="sm">
              {more(row)}
            </Text>
          )}
          <span className={classes['tools']}>
            <CopyIcon value={code} label={t('copyOne', { code })} />
          </span>
        </Group>
      </Table.Td>
      <Table.Td>{does(row)}</Table.Td>
      <Table.Td>
        {row.dialplan_enabled === 'true' ? (
          <StatusBadge tone="good">{t('on')}</StatusBadge>
        ) : (
          <StatusBadge tone="neutral">{t('off')}</StatusBadge>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
