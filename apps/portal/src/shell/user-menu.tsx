import { ActionIcon, Menu, Stack, Text } from '@mantine/core';
import { IconLogout, IconUser, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { logOut } from '../session/log-out.ts';
import { useMe } from '../session/use-me.ts';

/** Who is logged in, and the way out. */
export function UserMenu() {
  const { t } = useTranslation(['shell', 'pages']);
  const me = useMe();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" radius="xl" aria-label={t('user.menu', { name: me.name })}>
          <IconUser size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap={0} p="xs">
          <Text fw={600} truncate>
            {me.name}
          </Text>
          <Text size="sm" c="dimmed" truncate>
            {me.username}
          </Text>
          <Text size="sm" c="dimmed" truncate>
            {t(`user.${me.kind}`)}
            {me.kind !== 'provider' && me.tenant.name !== '' && ` · ${me.tenant.name}`}
          </Text>
        </Stack>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={16} />}>
          {t('pages:account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void logOut()}>
          {t('user.logOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
