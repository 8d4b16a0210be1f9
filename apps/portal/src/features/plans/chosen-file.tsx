import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import { apiUrl, type QueryValue } from '../../kit/fetch-api.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ButtonLink } from '../../kit/links.tsx';
import { Download } from '../../kit/media/download-button.tsx';
import { FileDrop } from '../../kit/media/file-drop.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useMe } from '../../session/use-me.ts';
import { BadLines } from './bad-lines.tsx';
import { type Changes, DeckChanges } from './deck-changes.tsx';
import { DeckFields } from './deck-fields.tsx';
import { NEW_ORDER, type Outcome, queryOf } from './deck-order.ts';
import { FinishedImport } from './finished-import.tsx';
import { ImportProgress } from './import-progress.tsx';
import { PlanImports } from './plan-imports.tsx';
import { isLarge, leaveDeck, MOST_OCTETS, sendDeck } from './send-deck.ts';

const CSV_TYPES = ['text/csv', 'text/plain', 'application/vnd.ms-excel'];

type Step =
  | { readonly at: 'choosing' }
  | { readonly at: 'comparing' }
  | { readonly at: 'left'; readonly importId: string }
  | { readonly at: 'compared'; readonly outcome: Outcome }
  | { readonly at: 'importing'; readonly importId: string }
  | { readonly at: 'stored'; readonly outcome: Outcome }
  | { readonly at: 'refused'; readonly error: ApiError };

interface ChosenFileProps {
  readonly planId: number;
  /** The file is with the server, which goes on by itself. */
  readonly follow: (importId: string) => void;
}

/** A file for a plan: what would change is shown before anything is stored. Large files are left to jobs of the server. */
export function ChosenFile({ planId, follow }: ChosenFileProps) {
  const { t } = useTranslation('plans');
  const { timeZone } = useMe();
  const refresh = useRefresh();
  const [order, setOrder] = useState(NEW_ORDER);
  const [file, setFile] = useState<File | null>(null);
  const [step, setStep] = useState<Step>({ at: 'choosing' });
  const query = (more: Readonly<Record<string, QueryValue>>) => ({ ...queryOf(order, timeZone), ...more });
  // Without an answer it may go on all the same: its progress tells.
  const refused = (thrown: unknown) => {
    const error = toApiError(thrown);
    if (error.status !== 0) setStep({ at: 'refused', error });
  };
  const compare = async (sent: File) => {
    setFile(sent);
    if (isLarge(sent)) {
      const importId = crypto.randomUUID();
      setStep({ at: 'left', importId });
      return leaveDeck(planId, sent, query({ preview: true, import_id: importId })).catch(refused);
    }
    setStep({ at: 'comparing' });
    return sendDeck(planId, sent, query({ preview: true })).then(
      (outcome) => setStep({ at: 'compared', outcome }),
      (thrown: unknown) => setStep({ at: 'refused', error: toApiError(thrown) }),
    );
  };
  const store = async (sent: File) => {
    const importId = crypto.randomUUID();
    setStep({ at: 'importing', importId });
    const at = query({ import_id: importId });
    if (isLarge(sent)) return leaveDeck(planId, sent, at).then(() => follow(importId), refused);
    return sendDeck(planId, sent, at).then((outcome) => {
      setStep({ at: 'stored', outcome });
      void refresh('rates', 'plans');
    }, refused);
  };
  if (step.at === 'stored') {
    const { rates: lines, changes } = step.outcome;
    return <FinishedImport planId={planId} done={{ kind: 'replace', lines, changes }} />;
  }
  if (step.at === 'importing') {
    return (
      <ImportProgress importId={step.importId} size={file?.size ?? null}>
        {(done) => <FinishedImport planId={planId} done={done} />}
      </ImportProgress>
    );
  }
  const compared = (rates: number, changes: Changes) =>
    file !== null && (
      <>
        <DeckChanges changes={changes} />
        <Group>
          <Button onClick={() => void store(file)}>{t('importNow', { count: rates })}</Button>
          <ButtonLink to={`/plans/${planId}`} variant="default">
            {t('importNot')}
          </ButtonLink>
        </Group>
      </>
    );
  const isComparing = step.at === 'comparing';
  return (
    <Stack>
      <FormSection title={t('deck')} text={t('deckText')}>
        <DeckFields
          order={order}
          disabled={isComparing}
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
          {file !== null && step.at !== 'compared' && step.at !== 'left' && (
            <Button size="xs" loading={isComparing} onClick={() => void compare(file)}>
              {t('compare', { name: file.name })}
            </Button>
          )}
        </Group>
      </FormSection>
      {step.at === 'refused' && <BadLines message={step.error.message} faults={step.error.details} />}
      {step.at === 'left' && (
        <ImportProgress importId={step.importId} size={file?.size ?? null}>
          {(done) => done.changes !== null && compared(done.lines, done.changes)}
        </ImportProgress>
      )}
      {step.at === 'compared' && compared(step.outcome.rates, step.outcome.changes)}
      <PlanImports planId={planId} />
    </Stack>
  );
}
