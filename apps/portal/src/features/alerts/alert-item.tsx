import { Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCloudOff, IconCoinOff, IconCoins, IconPhoneOff, IconShieldExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { When } from '../../kit/format/when.tsx';
import { PageLink } from '../../kit/links.tsx';
import { moneyText } from '../billing/money-text.ts';
import type { Alert } from './alerts.ts';

const LOOKS = {
  fraud_alarm: { icon: IconShieldExclamation, color: 'red' },
  premium_alarm: { icon: IconPhoneOff, color: 'red' },
  no_credit: { icon: IconCoinOff, color: 'red' },
  low_credit: { icon: IconCoins, color: 'orange' },
  provider_down: { icon: IconCloudOff, color: 'red' },
} as const;

/** One thing that wants attention, and the way to where something can be done. */
export function AlertItem({ alert, onFollow }: { readonly alert: Alert; readonly onFollow: () => void }) {
  const { t, i18n } = useTranslation('alerts');
  const { icon: Icon, color } = LOOKS[alert.kind];
  const amount = (name: string) => moneyText(alert.figures[name] ?? 0, i18n.language);
  const amounts = { spent: amount('spent'), limit: amount('limit'), credit: amount('credit') };
  const title = alert.name === '' ? t(`own.${alert.kind}`) : t(`of.${alert.kind}`, { name: alert.name });
  return (
    <Group component="li" wrap="nowrap" align="flex-start" gap="sm">
      <ThemeIcon variant="light" color={color} aria-hidden>
        <Icon size={18} />
      </ThemeIcon>
      <Stack gap={2}>
        <PageLink to={alert.to} size="sm" fw={600} onClick={onFollow}>
          {title}
        </PageLink>
        <Text size="sm">{alert.kind === 'provider_down' ? alert.error : t(`text.${alert.kind}`, amounts)}</Text>
        {alert.at !== null && (
          <Text size="xs" c="dimmed">
            <When at={alert.at / 1000} style="relative" />
          </Text>
        )}
      </Stack>
    </Group>
  );
}
