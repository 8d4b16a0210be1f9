import { Alert, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import { $api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { apiUrl, fetchApi, type QueryValue } from '../../kit/fetch-api.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ButtonLink } from '../../kit/links.tsx';
import { Download } from '../../kit/media/download-button.tsx';
import { FileDrop } from '../../kit/media/file-drop.tsx';
import { Page } from '../../kit/page.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useMe } from '../../session/use-me.ts';
import { BadLines } from './bad-lines.tsx';
import { DeckChanges } from './deck-changes.tsx';
import { DeckFields } from './deck-fields.tsx';
import { isOutcome, NEW_ORDER, type Outcome, queryOf } from './deck-order.ts';
import { ImportProgress } from './import-progress.tsx';

const CSV_TYPES = ['text/csv', 'text/plain', 'application/vnd.ms-excel'];
const MOST_OCTETS = 100 * 1024 * 1024;

type Step =
  | { readonly at: 'choosing' }
  | { readonly at: 'comparing' }
  | { readonly at: 'compared'; readonly outcome: Outcome }
  | { readonly at: 'importing'; readonly importId: string }
  | { readonly at: 'stored'; readonly outcome: Outcome }
  | { readonly at: 'refused'; readonly error: ApiError };

/** Replaces the rates of a plan by a file: what would change is shown before anything is stored. */
export default function ImportPage() {
  const { t } = useTranslation('plans');
  const planId = Number(usePathParameter('id'));
  const { timeZone } = useMe();
  const refresh = useRefresh();
  const plan = $api.useQuery('get', '/api/plans/{plan_id}', { params: { path: { plan_id: planId } } });
  const [order, setOrder] = useState(NEW_ORDER);
  const [file, setFile] = useState<File | null>(null);
  const [step, setStep] = useState<Step>({ at: 'choosing' });
  const send = (sent: File, more: Readonly<Record<string, QueryValue>>) =>
    sendDeck(planId, sent, { ...queryOf(order, timeZone), ...more });
  const compare = async (sent: File) => {
    setFile(sent);
    setStep({ at: 'comparing' });
    await send(sent, { preview: true }).then(
      (outcome) => setStep({ at: 'compared', outcome }),
      (thrown: unknown) => setStep({ at: 'refused', error: toApiError(thrown) }),
    );
  };
  const store = async (sent: File) => {
    const importId = crypto.randomUUID();
    setStep({ at: 'importing', importId });
    try {
      const outcome = await send(sent, { import_id: importId });
      setStep({ at: 'stored', outcome });
      void refresh('rates', 'plans');
    } catch (thrown) {
      const error = toApiError(thrown);
      // Without an answer the import may go on all the same: its progress tells.
      if (error.status !== 0) setStep({ at: 'refused', error });
    }
  };
  const crumbs = [
    { title: t('title'), to: '/plans' },
    { title: plan.data?.name ?? t('one'), to: `/plans/${planId}` },
  ];
  const isOpen = step.at !== 'importing' && step.at !== 'stored';
  return (
    <Page title={t('import')} text={t('importText')} crumbs={crumbs}>
      <Stack>
        {isOpen && (
          <>
            <FormSection title={t('deck')} text={t('deckText')}>
              <DeckFields
                order={order}
                disabled={step.at === 'comparing'}
                onChange={(next) => {
                  setOrder(next);
                  setStep({ at: 'choosing' });
                }}
              />
            </FormSection>
            <FormSection title={t('file')} text={t('fileText')}>
              <FileDrop accept={CSV_TYPES} maxSize={MOST_OCTETS} text={t('fileDrop')} upload={compare} />
              <Group>
                <Download url={apiUrl('/api/rates/sample/csv')} name="rate_sample.csv">
                  {t('sample')}
                </Download>
                {file !== null && step.at !== 'compared' && (
                  <Button size="xs" loading={step.at === 'comparing'} onClick={() => void compare(file)}>
                    {t('compare', { name: file.name })}
                  </Button>
                )}
              </Group>
            </FormSection>
          </>
        )}
        {step.at === 'refused' && <BadLines message={step.error.message} faults={step.error.details} />}
        {step.at === 'compared' && file !== null && (
          <>
            <DeckChanges outcome={step.outcome} />
            <Group>
              <Button onClick={() => void store(file)}>{t('importNow', { count: step.outcome.rates })}</Button>
              <ButtonLink to={`/plans/${planId}`} variant="default">
                {t('importNot')}
              </ButtonLink>
            </Group>
          </>
        )}
        {step.at === 'importing' && file !== null && <ImportProgress importId={step.importId} size={file.size} />}
        {step.at === 'stored' && (
          <>
            <Alert color="green" role="status" title={t('imported', { count: step.outcome.rates })} />
            <DeckChanges outcome={step.outcome} />
            <Group>
              <ButtonLink to={`/plans/${planId}`}>{t('toPlan')}</ButtonLink>
            </Group>
          </>
        )}
      </Stack>
    </Page>
  );
}

/** @throws ApiError with the bad lines as its details */
async function sendDeck(planId: number, file: File, query: Readonly<Record<string, QueryValue>>): Promise<Outcome> {
  const url = apiUrl('/api/plans/{plan_id}/decks', { plan_id: String(planId) }, query);
  const answer = await fetchApi(url, { method: 'POST', body: file, headers: { 'content-type': 'text/csv' } });
  const outcome: unknown = await answer.json();
  if (!isOutcome(outcome)) throw toApiError(new Error(answer.statusText));
  return outcome;
}
