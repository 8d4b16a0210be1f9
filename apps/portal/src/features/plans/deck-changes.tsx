import { Alert, Paper, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { moneyText } from '../billing/money-text.ts';
import type { ChangedRate, Outcome } from './deck-order.ts';

export type Changes = Outcome['changes'];

const KINDS = ['new', 'changed', 'removed'] as const;

/** What a deck changes, in numbers and by a few rates of each kind. */
export function DeckChanges({ changes }: { readonly changes: Changes }) {
  const { t, i18n } = useTranslation('plans');
  return (
    <Stack>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {([...KINDS, 'unchanged'] as const).map((kind) => (
          <Paper key={kind} withBorder p="md">
            <Text c="dimmed">{t(`kinds.${kind}`)}</Text>
            <Text fz="h2" fw={600}>
              {changes[kind].toLocaleString(i18n.language)}
            </Text>
          </Paper>
        ))}
      </SimpleGrid>
      {changes.overlaps > 0 && <Alert color="orange" title={t('overlaps', { count: changes.overlaps })} />}
      {KINDS.map((kind) => (
        <Samples key={kind} title={t(`kinds.${kind}`)} rates={changes.samples[kind]} all={changes[kind]} />
      ))}
    </Stack>
  );
}

interface SamplesProps {
  readonly title: string;
  readonly rates: readonly ChangedRate[];
  /** How many there are beside those that are shown. */
  readonly all: number;
}

function Samples({ title, rates, all }: SamplesProps) {
  const { t, i18n } = useTranslation('plans');
  if (rates.length === 0) return null;
  const terms = (rate: ChangedRate['before']) =>
    rate === null
      ? '–'
      : t('terms', {
          price: moneyText(rate.unit_block_rate, i18n.language),
          block: rate.unit_billing_block,
          first: rate.unit_first_block,
          increment: rate.unit_increment,
        });
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      <Table.ScrollContainer minWidth={560}>
        <Table aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('prefix')}</Table.Th>
              <Table.Th>{t('name')}</Table.Th>
              <Table.Th>{t('before')}</Table.Th>
              <Table.Th>{t('after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rates.map((rate) => (
              <Table.Tr key={rate.destination_id}>
                <Table.Td>{rate.destination_id}</Table.Td>
                <Table.Td>{rate.name}</Table.Td>
                <Table.Td>{terms(rate.before)}</Table.Td>
                <Table.Td>{terms(rate.after)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {all > rates.length && (
        <Text size="sm" c="dimmed">
          {t('more', { count: all - rates.length })}
        </Text>
      )}
    </Paper>
  );
}
