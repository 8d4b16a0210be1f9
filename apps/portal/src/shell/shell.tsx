import { AppShell } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { AnnouncementSlot } from './announcement-slot.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Header } from './header.tsx';
import { IdleWatch } from './idle-watch.tsx';
import { ImpersonationBanner } from './impersonation-banner.tsx';
import { MainMenu } from './main-menu.tsx';
import { PageOutlet } from './page-outlet.tsx';
import classes from './shell.module.css';

const HEADER_HEIGHT = 56;
const MENU_WIDTH = 260;

/** The id of what the skip link leads to. */
const CONTENT = 'content';

/** The frame around every page behind the login: header, menu, banners, the page. */
export function Shell() {
  const { t } = useTranslation('shell');
  const [narrowOpen, narrow] = useDisclosure(false);
  const [wideOpen, wide] = useDisclosure(true);
  return (
    <AppShell
      header={{ height: HEADER_HEIGHT }}
      navbar={{ width: MENU_WIDTH, breakpoint: 'md', collapsed: { mobile: !narrowOpen, desktop: !wideOpen } }}
      padding={{ base: 'sm', sm: 'md', lg: 'xl' }}
    >
      <a className={classes['skip']} href={`#${CONTENT}`}>
        {t('skip')}
      </a>
      <AppShell.Header className={classes['frame'] ?? ''}>
        <Header narrowOpen={narrowOpen} toggleNarrow={narrow.toggle} wideOpen={wideOpen} toggleWide={wide.toggle} />
      </AppShell.Header>
      <AppShell.Navbar className={classes['frame'] ?? ''} aria-label={t('menu.label')}>
        <MainMenu onChosen={narrow.close} />
      </AppShell.Navbar>
      <AppShell.Main id={CONTENT} tabIndex={-1} className={classes['main'] ?? ''}>
        <ConnectionBanner />
        <ImpersonationBanner />
        <AnnouncementSlot />
        <PageOutlet />
      </AppShell.Main>
      <IdleWatch />
    </AppShell>
  );
}
