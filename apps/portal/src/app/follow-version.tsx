import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { say } from '../kit/say.ts';
import { renewIfOutdated, scriptsOf } from './outdated.ts';

/** Sees to it that a page under which a new version was built becomes that version. */
export function followVersion(): void {
  const loaded = scriptsOf(document.documentElement.outerHTML);
  let checking = false;
  window.addEventListener('vite:preloadError', () => {
    if (checking) return;
    checking = true;
    const page = { loaded, offered, wouldLose, memory: sessionStorage, reload: () => location.reload(), tell };
    void renewIfOutdated(page).finally(() => {
      checking = false;
    });
  });
}

async function offered(): Promise<string | undefined> {
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => undefined);
  return answer?.ok === true ? scriptsOf(await answer.text()) : undefined;
}

/** Asks whoever would object to leaving the page: forms, uploads, calls. An open dialog may hold something too. */
function wouldLose(): boolean {
  const leaving = new Event('beforeunload', { cancelable: true });
  return !window.dispatchEvent(leaving) || document.querySelector('[role="dialog"]') !== null;
}

function tell(): void {
  say(<NewVersion />, { autoClose: false, id: 'new-version' });
}

function NewVersion() {
  const { t } = useTranslation('shell');
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{t('newVersion.text')}</Text>
      <Button size="xs" variant="light" onClick={() => location.reload()}>
        {t('newVersion.reload')}
      </Button>
    </Group>
  );
}
