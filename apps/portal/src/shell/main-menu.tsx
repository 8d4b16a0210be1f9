import { AppShell, NavLink, ScrollArea, Text } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FEATURES } from '../features/index.ts';
import { useMe } from '../session/use-me.ts';
import { menuFor } from './menu-for.ts';
import classes from './shell.module.css';

/** The pages that the caller may open, by sections. */
export function MainMenu({ onChosen }: { readonly onChosen: () => void }) {
  const { t } = useTranslation(['shell', 'pages']);
  const me = useMe();
  const menu = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page makes another entry the current one
  useEffect(() => showCurrent(menu.current), [pathname]);
  return (
    <AppShell.Section grow component={ScrollArea} p="xs" viewportRef={menu}>
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

/** Scrolls the menu, and nothing around it, so far that the entry of the page is seen. */
function showCurrent(menu: HTMLElement | null): void {
  const entry = menu?.querySelector('[aria-current=page]');
  if (!menu || !entry) return;
  const [seen, own] = [menu.getBoundingClientRect(), entry.getBoundingClientRect()];
  if (own.top < seen.top) menu.scrollTop += own.top - seen.top;
  else if (own.bottom > seen.bottom) menu.scrollTop += own.bottom - seen.bottom;
}
