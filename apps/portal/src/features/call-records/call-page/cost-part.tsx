import { Alert, Group, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client.ts';
import { ListSkeleton } from '../../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../../kit/load-failed.tsx';
import { WideTable } from '../../../kit/wide-table.tsx';
import { moneyText } from '../../billing/money-text.ts';
import { FALLBACK } from '../../plans/rate-values.ts';
import { useCostWords } from '../cost/use-cost-words.ts';
import { Fact } from './fact.tsx';

const PATH = '/api/cdr/{call_id}/cost';
type Costs = AnswerOf<typeof PATH>;

/** What a call cost, and how that came about. */
export function CostPart({ callId }: { readonly callId: string }) {
  const found = $api.useQuery('get', PATH, { params: { path: { call_id: callId } } });
  if (found.error) return <LoadFailed error={found.error} retry={() => void found.refetch()} />;
  return found.data ? <Known costs={found.data} /> : <ListSkeleton />;
}

function Known({ costs }: { readonly costs: Costs }) {
  const { t } = useTranslation('callCosts');
  const { refusal, amount, why } = useCostWords();
  const { block_reason, legs } = costs;
  return (
    <Stack gap="sm">
      {block_reason !== null && (
        <Alert color="red" icon={<IconBan aria-hidden />} title={t('refused')}>
          {refusal(block_reason)}
        </Alert>
      )}
      <Group component="dl" gap="xl" m={0} align="flex-start">
        <Fact name={t('amount')}>
          <Text span fw={650}>
            {amount(costs)}
          </Text>
        </Fact>
        <Fact name={t('state')}>{t(`states.${costs.state}`)}</Fact>
      </Group>
      {block_reason === null && <Text>{why(costs)}</Text>}
      {legs.map((leg) => (
        <LegCost key={`${leg.call_id} ${leg.leg}`} leg={leg} />
      ))}
    </Stack>
  );
}

function LegCost({ leg }: { readonly leg: Costs['legs'][number] }) {
  const { t, i18n } = useTranslation('callCosts');
  const { amount } = useCostWords();
  const seconds = (number: number) => t('seconds', { number });
  const { rate } = leg;
  return (
    <WideTable minWidth={480} label={t('legTo', { number: leg.number })}>
      <Table aria-label={t('legTo', { number: leg.number })} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('number')}</Table.Th>
            <Table.Th ta="right">{t('talked')}</Table.Th>
            <Table.Th ta="right">{t('counted')}</Table.Th>
            <Table.Th ta="right">{t('included')}</Table.Th>
            <Table.Th ta="right">{t('charged')}</Table.Th>
            <Table.Th ta="right">{t('amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Td>{leg.number}</Table.Td>
            <Table.Td ta="right">{seconds(leg.answered_seconds)}</Table.Td>
            <Table.Td ta="right">{seconds(leg.billed_seconds)}</Table.Td>
            <Table.Td ta="right">{seconds(leg.included_seconds)}</Table.Td>
            <Table.Td ta="right">{seconds(leg.charged_seconds)}</Table.Td>
            <Table.Td ta="right">{amount(leg)}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {rate && (
        <SimpleGrid component="dl" m={0} mt="xs" cols={{ base: 2, sm: 4 }}>
          <Fact name={t('rate')}>{rate.destination_id === FALLBACK ? t('allOthers') : `+${rate.destination_id}`}</Fact>
          <Fact name={t('price')}>
            {t('pricePer', {
              price: moneyText(rate.unit_block_rate, i18n.language),
              seconds: seconds(rate.unit_billing_block),
            })}
          </Fact>
          <Fact name={t('steps')}>
            {t('firstThen', { first: seconds(rate.unit_first_block), next: seconds(rate.unit_increment) })}
          </Fact>
          <Fact name={t('connection')}>{moneyText(rate.cost_connection, i18n.language)}</Fact>
        </SimpleGrid>
      )}
    </WideTable>
  );
}
