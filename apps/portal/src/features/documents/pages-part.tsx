import { Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendFile } from '../../kit/fetch-api.ts';
import { When } from '../../kit/format/when.tsx';
import { FileDrop } from '../../kit/media/file-drop.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { FAX_TYPES, LARGEST_FILE, mediaUrl } from '../faxes/fax-files.ts';
import { PageStrip } from '../faxes/page-strip.tsx';
import type { Document } from './document.ts';

/** How a file goes into a document that has pages already. */
const WAYS = { append: 'POST', replace: 'PUT' } as const;

/** The pages of a document as they will be sent, and more of them. */
export function PagesPart({ document }: { document: Document }) {
  const { t } = useTranslation(['documents', 'faxes']);
  const { document_id, pages, type, date_created, last_updated } = document;
  const facts = [t('faxes:pageCount', { count: pages }), type?.toUpperCase() ?? ''].filter((fact) => fact !== '');
  return (
    <Paper withBorder p="lg">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} size="h5">
            {t('pages')}
          </Title>
          <Text size="sm" c="dimmed">
            {facts.join(' · ')} · <When at={date_created} />
          </Text>
        </Group>
        {pages === 0 ? (
          <Text c="dimmed">{t('noPages')}</Text>
        ) : (
          <PageStrip documentId={document_id} pages={pages} version={last_updated ?? 0} />
        )}
        <MorePages documentId={document_id} hasPages={pages > 0} />
      </Stack>
    </Paper>
  );
}

function MorePages({ documentId, hasPages }: { documentId: number; hasPages: boolean }) {
  const { t } = useTranslation('documents');
  const refresh = useRefresh();
  const [way, setWay] = useState<keyof typeof WAYS>('append');
  const labels = { append: t('append'), replace: t('replace') };
  return (
    <Stack gap="xs">
      {hasPages && (
        <SegmentedControl
          aria-label={t('moreFiles')}
          value={way}
          onChange={setWay}
          data={[
            { value: 'append', label: labels.append },
            { value: 'replace', label: labels.replace },
          ]}
        />
      )}
      <FileDrop
        accept={FAX_TYPES}
        maxSize={LARGEST_FILE}
        text={t(way === 'append' ? 'dropMore' : 'dropInstead')}
        upload={async (file, onSent) => {
          await sendFile(mediaUrl(documentId), WAYS[way], file, onSent);
          say(t('pagesChanged'));
          await refresh('documents');
        }}
      />
    </Stack>
  );
}
