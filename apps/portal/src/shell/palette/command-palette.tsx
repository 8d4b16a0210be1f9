import { ActionIcon, Loader, Modal, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

const PaletteBody = lazy(() => import('./palette-body.tsx'));

/** Open; closed by whoever stays here; closed by going elsewhere, where the focus belongs to the new page. */
type State = 'open' | 'closed' | 'gone';

/** Goes to any page, extension, user or tenant by a few letters: with the button, or Ctrl+K (⌘K) from anywhere. */
export function CommandPalette() {
  const { t } = useTranslation('shell');
  const [state, setState] = useState<State>('closed');
  // Fields do not keep it to themselves.
  useHotkeys([['mod+K', () => setState((before) => (before === 'open' ? 'closed' : 'open'))]], []);
  return (
    <>
      <Tooltip label={t('palette.hint')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('palette.label')}
          aria-keyshortcuts="Control+K Meta+K"
          onClick={() => setState('open')}
        >
          <IconSearch size={20} />
        </ActionIcon>
      </Tooltip>
      <Modal.Root
        opened={state === 'open'}
        onClose={() => setState('closed')}
        returnFocus={state !== 'gone'}
        size="lg"
        yOffset="10vh"
        padding="sm"
      >
        <Modal.Overlay />
        <Modal.Content aria-label={t('palette.label')}>
          <Modal.Body>
            <Suspense fallback={<Loader />}>
              <PaletteBody onGone={() => setState('gone')} />
            </Suspense>
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}
