import { Button, Group, Stack, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PagePreview } from './page-preview.tsx';
import { PageViewer } from './page-viewer.tsx';

const AT_ONCE = 6;
const WIDTH = 140;

interface PageStripProps {
  readonly documentId: number;
  readonly pages: number;
  /** Another one is another content. */
  readonly version?: number;
}

/** The pages of a document side by side, some at a time; one that is pressed is shown large. */
export function PageStrip({ documentId, pages, version = 0 }: PageStripProps) {
  const { t } = useTranslation('faxes');
  const [shown, setShown] = useState(AT_ONCE);
  const [open, setOpen] = useState<number | null>(null);
  const pageOf = (page: number, width: number) => (
    <PagePreview documentId={documentId} page={page} of={pages} width={width} version={version} />
  );
  return (
    <Stack gap="xs" align="flex-start">
      <Group gap="sm">
        {Array.from({ length: Math.min(shown, pages) }, (_, at) => at + 1).map((page) => (
          <UnstyledButton key={page} onClick={() => setOpen(page)} aria-label={t('pageOf', { page, of: pages })}>
            {pageOf(page, WIDTH)}
          </UnstyledButton>
        ))}
      </Group>
      {shown < pages && (
        <Button variant="default" size="xs" onClick={() => setShown(shown + AT_ONCE)}>
          {t('morePages')}
        </Button>
      )}
      <PageViewer page={open} pages={pages} onTurn={setOpen} show={pageOf} />
    </Stack>
  );
}
