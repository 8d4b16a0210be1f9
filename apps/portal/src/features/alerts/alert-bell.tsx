import { ActionIcon, Indicator, Popover, ScrollArea, Stack, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AlertItem } from './alert-item.tsx';
import { unseenOf } from './alerts.ts';
import { useAlerts } from './use-alerts.ts';
import { useSeen } from './use-seen.ts';

const MOST_HEIGHT = 420;

/** What wants attention, in the header of every page; nothing where all is well. */
export default function AlertBell() {
  const { t } = useTranslation('alerts');
  const [opened, { close, toggle }] = useDisclosure(false);
  const alerts = useAlerts();
  const [seen, setSeen] = useSeen();
  const unseen = unseenOf(alerts, seen);
  if (alerts.length === 0) return null;
  const look = () => {
    if (!opened) setSeen(alerts.map(({ key }) => key));
    toggle();
  };
  return (
    <Popover position="bottom-end" width={340} opened={opened} onChange={close} trapFocus returnFocus shadow="md">
      <Indicator disabled={unseen === 0} label={unseen} size={16} color="red" offset={6}>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            onClick={look}
            aria-label={unseen === 0 ? t('bell') : t('unseen', { count: unseen })}
          >
            <IconBell size={20} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label={t('bell')}>
        <Title order={2} size="h5" mb="xs">
          {t('bell')}
        </Title>
        <ScrollArea.Autosize mah={MOST_HEIGHT}>
          <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {alerts.map((alert) => (
              <AlertItem key={alert.key} alert={alert} onFollow={close} />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
