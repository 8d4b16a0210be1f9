import { Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, PageLink } from '../../kit/links.tsx';
import { FileDrop } from '../../kit/media/file-drop.tsx';
import { Page } from '../../kit/page.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { addFile, type Draft, FAX_TYPES, LARGEST_FILE } from '../faxes/fax-files.ts';
import { PagePreview } from '../faxes/page-preview.tsx';

const PREVIEW_WIDTH = 64;

/** Makes documents of files: each that is dropped becomes one. */
export default function NewDocumentPage() {
  const { t } = useTranslation('documents');
  return (
    <Page title={t('new')} text={t('newText')} crumbs={[{ title: t('title'), to: '/documents' }]}>
      <TenantGate>
        <Uploads />
      </TenantGate>
    </Page>
  );
}

function Uploads() {
  const { t } = useTranslation('documents');
  const tenant = useTenantOfNew();
  const refresh = useRefresh();
  const [made, setMade] = useState<readonly Draft[]>([]);
  return (
    <Stack gap="lg">
      <FileDrop
        accept={FAX_TYPES}
        maxSize={LARGEST_FILE}
        text={t('drop')}
        multiple
        upload={async (file, onSent) => {
          const one = await addFile(null, file, tenant, onSent);
          setMade((before) => [...before, one]);
          await refresh('documents');
        }}
      />
      <Text size="sm" c="dimmed">
        {t('accepted')}
      </Text>
      {made.length > 0 && <Made documents={made} />}
    </Stack>
  );
}

function Made({ documents }: { documents: readonly Draft[] }) {
  const { t } = useTranslation(['documents', 'faxes']);
  return (
    <Paper withBorder p="lg" role="status">
      <Stack gap="md" align="flex-start">
        <Title order={2} size="h5">
          {t('uploaded', { count: documents.length })}
        </Title>
        <List listStyleType="none" spacing="sm">
          {documents.map(({ documentId, pages, files }) => (
            <List.Item key={documentId}>
              <Group gap="sm" wrap="nowrap">
                <PagePreview documentId={documentId} page={1} of={pages} width={PREVIEW_WIDTH} />
                <div>
                  <PageLink to={`/documents/${documentId}`}>{files.join(', ')}</PageLink>
                  <Text size="sm" c="dimmed">
                    {t('faxes:pageCount', { count: pages })}
                  </Text>
                </div>
              </Group>
            </List.Item>
          ))}
        </List>
        <ButtonLink to="/documents" variant="default">
          {t('toList')}
        </ButtonLink>
      </Stack>
    </Paper>
  );
}
