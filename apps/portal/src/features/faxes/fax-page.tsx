import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { apiUrl } from '../../kit/fetch-api.ts';
import { When } from '../../kit/format/when.tsx';
import { Download } from '../../kit/media/download-button.tsx';
import { ObjectPage } from '../../kit/object-page.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { CallableNumber } from '../../softphone/callable-number.tsx';
import { Attempts } from './attempts.tsx';
import { maySendAgain } from './fax-state.ts';
import { FaxStatus } from './fax-status.tsx';
import { PageStrip } from './page-strip.tsx';
import { useSendAgain } from './use-send-again.ts';

const ONE = '/api/transmissions/{transmission_id}';
type Fax = AnswerOf<typeof ONE>;

/** One fax: its pages, how far it has come, and the evidence of every attempt. */
export default function FaxPage() {
  const { t } = useTranslation('faxes');
  const id = Number(usePathParameter('id'));
  const found = $api.useQuery('get', ONE, { params: { path: { transmission_id: id } } });
  const isInbound = found.data?.direction === 'inbound';
  const crumb = isInbound ? { title: t('inbox'), to: '/fax-inbox' } : { title: t('sent'), to: '/faxes' };
  return (
    <ObjectPage
      found={found}
      crumbs={[crumb]}
      nameOf={(fax) => fax.title || t('untitled')}
      unknown={t('notFound')}
      actions={found.data && <FaxActions fax={found.data} />}
    >
      {(fax) => <FaxBody fax={fax} />}
    </ObjectPage>
  );
}

function FaxActions({ fax }: { fax: Fax }) {
  const { t } = useTranslation('faxes');
  const sendAgain = useSendAgain();
  const { transmission_id: id, document_id: documentId, direction, status, title, pages } = fax;
  const parameters = { document_id: String(documentId), transmission_id: String(id) };
  return (
    <Group gap="xs">
      {direction !== 'inbound' && maySendAgain(status) && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => void sendAgain(id)}
        >
          {t('sendAgain')}
        </Button>
      )}
      {documentId !== null && (direction !== 'inbound' || pages > 0) && (
        <Download
          url={apiUrl('/api/documents/{document_id}/media/{transmission_id}', parameters)}
          name={`${title || 'fax'}.pdf`}
        >
          {t('download')}
        </Download>
      )}
    </Group>
  );
}

function FaxBody({ fax }: { fax: Fax }) {
  const { t } = useTranslation('faxes');
  useMarkRead(fax);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('state'), <FaxStatus key="state" status={fax.status} reason={fax.response_text || fax.response} />],
    [fax.direction === 'inbound' ? t('from') : t('to'), <CallableNumber key="party" number={fax.contact_phone} />],
    [t('account'), fax.account_phone || '–'],
    [t('pages'), fax.pages || '–'],
    [t('when'), <When key="when" at={fax.date_created} />],
    [t('tried'), t('triesOf', { done: fax.try_done, allowed: fax.try_allowed })],
  ];
  return (
    <Stack gap="lg">
      <Paper>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} component="dl">
          {facts.map(([label, value]) => (
            <div key={label}>
              <Text component="dt" size="sm" c="dimmed">
                {label}
              </Text>
              <Text component="dd" m={0}>
                {value}
              </Text>
            </div>
          ))}
        </SimpleGrid>
      </Paper>
      {fax.document_id !== null && <FaxPages documentId={fax.document_id} />}
      <Attempts transmissionId={fax.transmission_id} />
    </Stack>
  );
}

/** The pages as they are stored, without the cover sheet that an attempt adds. */
function FaxPages({ documentId }: { documentId: number }) {
  const { t } = useTranslation('faxes');
  const { data } = $api.useQuery('get', '/api/documents/{document_id}', {
    params: { path: { document_id: documentId } },
  });
  if (data === undefined || data.pages === 0) return null;
  return (
    <Paper>
      <Title order={2} size="h4" mb="sm">
        {t('pages')}
      </Title>
      <PageStrip documentId={documentId} pages={data.pages} />
    </Paper>
  );
}

/** Whoever opens a fax that came has read it. */
function useMarkRead({ transmission_id, direction, is_read }: Fax): void {
  const refresh = useRefresh();
  useEffect(() => {
    if (direction !== 'inbound' || is_read === '1') return;
    api
      .PUT(ONE, { params: { path: { transmission_id } }, body: { is_read: '1' } })
      .then(() => refresh('faxes', 'transmissions'))
      .catch(() => undefined);
  }, [transmission_id, direction, is_read, refresh]);
}
