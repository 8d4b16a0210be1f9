import { ActionIcon, Group, Paper, Portal, ScrollArea, Stack, Tabs, Text, Title } from '@mantine/core';
import { IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CallList } from './call-list.tsx';
import { DevicePanel } from './device-panel.tsx';
import { DialPanel } from './dial-panel.tsx';
import { LineNotice } from './line-notice.tsx';
import { MicrophoneNotice } from './microphone-notice.tsx';
import { NoticeOffer } from './notice-offer.tsx';
import { PANEL_ID } from './panel-id.ts';
import classes from './phone-panel.module.css';
import { RecentCalls } from './recent-calls.tsx';
import { usePhoneView } from './use-phone.ts';
import { useDigitKeys } from './use-phone-keys.ts';

/** The open phone: at the bottom right, over the whole width on a small screen. */
export function PhonePanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('softphone');
  const { line, number } = usePhoneView();
  const pressDigit = useDigitKeys();
  return (
    <Portal>
      <Paper
        component="section"
        id={PANEL_ID}
        className={classes['panel'] ?? ''}
        aria-labelledby={`${PANEL_ID}-title`}
        shadow="lg"
        withBorder
        onKeyDown={(event) => (event.key === 'Escape' ? onClose() : pressDigit(event))}
      >
        <Group justify="space-between" wrap="nowrap" p="sm" pb="xs">
          <div>
            <Title order={2} size="h5" id={`${PANEL_ID}-title`}>
              {t('title')}
            </Title>
            <Text size="sm" role="status">
              {t(`line.${line.at}`)}
              {number !== '' && ` · ${number}`}
            </Text>
          </div>
          <ActionIcon variant="subtle" color="gray" aria-label={t('minimise')} title={t('minimise')} onClick={onClose}>
            <IconMinus size={18} />
          </ActionIcon>
        </Group>
        <ScrollArea.Autosize mah="calc(100dvh - 9rem)" type="auto">
          <Stack gap="sm" p="sm" pt={0}>
            <LineNotice />
            <MicrophoneNotice />
            <NoticeOffer />
            <CallList />
            <PhoneTabs />
          </Stack>
        </ScrollArea.Autosize>
      </Paper>
    </Portal>
  );
}

function PhoneTabs() {
  const { t } = useTranslation('softphone');
  return (
    <Tabs defaultValue="keypad" keepMounted={false}>
      <Tabs.List grow aria-label={t('tabs.label')}>
        <Tabs.Tab value="keypad">{t('tabs.keypad')}</Tabs.Tab>
        <Tabs.Tab value="recent">{t('tabs.recent')}</Tabs.Tab>
        <Tabs.Tab value="settings">{t('tabs.settings')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="keypad" pt="sm">
        <DialPanel />
      </Tabs.Panel>
      <Tabs.Panel value="recent" pt="sm">
        <RecentCalls />
      </Tabs.Panel>
      <Tabs.Panel value="settings" pt="sm">
        <DevicePanel />
      </Tabs.Panel>
    </Tabs>
  );
}
