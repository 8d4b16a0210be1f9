import { AppShell, NavLink, ScrollArea, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FEATURES } from '../features/index.ts';
import { useMe } from '../session/use-me.ts';
import { menuFor } from './menu-for.ts';
import classes from './shell.module.css';

/** The pages that the caller may open, by sections. */
export function MainMenu({ onChosen }: { readonly onChosen: () => void }) {
  const { t } = useTranslation(['shell', 'pages']);
  const me = useMe();
  return (
    <AppShell.Section grow component={ScrollArea} p="xs">
      {menuFor(me, FEATURES).map(({ section, entries }) => (
        <section key={section} aria-labelledby={`menu-${section}`}>
          <Text id={`menu-${section}`} size="xs" fw={700} c="dimmed" tt="uppercase" px="sm" pt="md" pb={4}>
            {t(`menu.${section}`)}
          </Text>
          {entries.map(({ path, titleKey, icon: EntryIcon }) => (
            <NavLink
              key={path}
              component={Link}
              to={path}
              activeOptions={{ exact: path === '/' }}
              activeProps={{ 'data-active': true, 'aria-current': 'page' }}
              className={classes['entry'] ?? ''}
              label={t(`pages:${titleKey}`)}
              leftSection={<EntryIcon size={18} aria-hidden />}
              onClick={onChosen}
            />
          ))}
        </section>
      ))}
    </AppShell.Section>
  );
}
