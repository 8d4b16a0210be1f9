import { Box, Paper } from '@mantine/core';
import { useDebouncedValue, useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { printable } from './html-file.ts';
import { previewPage } from './preview-page.ts';
import { useTokenExamples } from './use-token-examples.ts';

/** A4 at 96 dots to the inch. */
const SHEET = { width: 794, height: 1123 };
const PAUSE_MS = 300;

/**
 * About what the far side gets, with examples in place of tokens. What was typed is shown in a frame of its own that
 * runs nothing and loads nothing.
 */
export function CoverPreview({ html }: { html: string }) {
  const { t } = useTranslation('coverPages');
  const exampleOf = useTokenExamples();
  const { ref, width } = useElementSize();
  const [settled] = useDebouncedValue(html, PAUSE_MS);
  const page = useMemo(() => previewPage(printable(settled), exampleOf), [settled, exampleOf]);
  const scale = Math.min(1, width / SHEET.width);
  return (
    <Paper withBorder style={{ overflow: 'hidden' }} maw={SHEET.width}>
      <Box ref={ref} h={SHEET.height * scale}>
        <iframe
          title={t('previewOf')}
          sandbox=""
          srcDoc={page}
          tabIndex={-1}
          style={{ ...SHEET, border: 0, transform: `scale(${scale})`, transformOrigin: '0 0' }}
        />
      </Box>
    </Paper>
  );
}
