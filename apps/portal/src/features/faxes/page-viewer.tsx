import { ActionIcon, Group, Modal, ScrollArea, Stack } from '@mantine/core';
import { useMediaQuery, useViewportSize } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** What a line of a fax takes to be read. */
const WIDEST = 760;
const AROUND = 64;

interface PageViewerProps {
  /** Null: closed. */
  readonly page: number | null;
  readonly pages: number;
  /** Null: it is closed. */
  readonly onTurn: (page: number | null) => void;
  readonly show: (page: number, width: number) => ReactNode;
}

/** One page of a document so large that it can be read; arrows turn it. */
export function PageViewer({ page: open, pages, onTurn, show }: PageViewerProps) {
  const { t } = useTranslation(['faxes', 'common']);
  const { width } = useViewportSize();
  const isPhone = useMediaQuery('(max-width: 40em)');
  // The one that was open stays while the dialog closes, and gives the focus back.
  const latest = useRef(1);
  if (open !== null) latest.current = open;
  const page = latest.current;
  const turn = (by: number) => onTurn(Math.min(pages, Math.max(1, page + by)));
  const byKey = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') turn(-1);
    if (key === 'ArrowRight') turn(1);
  };
  return (
    <Modal
      opened={open !== null}
      onClose={() => onTurn(null)}
      onKeyDown={byKey}
      fullScreen={isPhone}
      size="auto"
      scrollAreaComponent={ScrollArea.Autosize}
      title={t('pageOf', { page, of: pages })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="sm" align="center">
        {pages > 1 && (
          <Group gap="xs">
            <ActionIcon variant="default" aria-label={t('previousPage')} disabled={page === 1} onClick={() => turn(-1)}>
              <IconChevronLeft size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="default" aria-label={t('nextPage')} disabled={page === pages} onClick={() => turn(1)}>
              <IconChevronRight size={18} aria-hidden />
            </ActionIcon>
          </Group>
        )}
        {show(page, Math.min(WIDEST, width - AROUND))}
      </Stack>
    </Modal>
  );
}
