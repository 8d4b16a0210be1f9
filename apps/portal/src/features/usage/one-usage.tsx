import { Group, Paper, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { moneyText } from '../billing/money-text.ts';
import { percentUsed } from './months.ts';
import type { UsageRow } from './usage-row.ts';

/** From how many percent on a bar warns. */
const NEARLY_ALL = 80;

/** What one tenant used of what is included, and what the rest cost. */
export function OneUsage({ usage }: { readonly usage: UsageRow }) {
  const { t, i18n } = useTranslation('usage');
  const money = (amount: number) => moneyText(amount, i18n.language);
  const perMinute = t('perMinute', { price: money(usage.voice_rate_per_min) });
  const perPage = t('perPage', { price: money(usage.fax_rate_per_page) });
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Sum label={t('total')} amount={money(usage.total_cost)} />
        <Sum label={t('credit')} amount={money(usage.credit)} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Meter
          label={t('voice')}
          used={usage.voice_minutes_used}
          limit={usage.voice_limit}
          cost={money(usage.voice_cost)}
          rate={perMinute}
        />
        <Meter
          label={t('fax')}
          used={usage.fax_pages_used}
          limit={usage.fax_limit}
          cost={money(usage.fax_cost)}
          rate={perPage}
        />
        <Meter label={t('sms')} used={usage.sms_used} limit={usage.sms_limit} cost={money(usage.sms_cost)} />
        <Meter label={t('conference')} used={usage.conference_minutes_used} limit={usage.conference_limit} />
      </SimpleGrid>
    </Stack>
  );
}

function Sum({ label, amount }: { readonly label: string; readonly amount: string }) {
  return (
    <Paper withBorder p="lg">
      <Text c="dimmed">{label}</Text>
      <Text fz="h2" fw={600}>
        {amount}
      </Text>
    </Paper>
  );
}

interface MeterProps {
  readonly label: string;
  readonly used: number;
  /** Null: without end. */
  readonly limit: number | null;
  /** Absent: it is counted and never charged. */
  readonly cost?: string;
  readonly rate?: string;
}

function Meter({ label, used, limit, cost, rate }: MeterProps) {
  const { t, i18n } = useTranslation('usage');
  const number = (value: number) => value.toLocaleString(i18n.language);
  const percent = limit === null ? 0 : percentUsed(used, limit);
  const colour = percent >= 100 ? 'red' : percent >= NEARLY_ALL ? 'orange' : 'teal';
  return (
    <Paper withBorder p="lg">
      <Stack gap="xs">
        <Title order={2} size="h5">
          {label}
        </Title>
        <Text>
          {limit === null
            ? t('usedUnlimited', { used: number(used) })
            : t('usedOf', { used: number(used), limit: number(limit) })}
        </Text>
        {limit !== null && <Progress value={percent} color={colour} aria-label={t('usedPercent', { label })} />}
        {cost !== undefined && (
          <Group justify="space-between">
            <Text size="sm">{t('cost', { cost })}</Text>
            <Text size="sm" c="dimmed">
              {rate}
            </Text>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
