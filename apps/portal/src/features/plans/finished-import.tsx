import { Alert, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/links.tsx';
import { type Changes, DeckChanges } from './deck-changes.tsx';

interface FinishedImportProps {
  readonly planId: number;
  readonly done: { readonly kind: string; readonly lines: number; readonly changes: Changes | null };
}

/** What an import has changed, or would change. */
export function FinishedImport({ planId, done: { kind, lines, changes } }: FinishedImportProps) {
  const { t } = useTranslation('plans');
  const title = kind === 'preview' ? t('onlyCompared', { count: lines }) : t('imported', { count: lines });
  return (
    <Stack>
      <Alert color={kind === 'preview' ? 'blue' : 'green'} role="status" title={title} />
      {changes !== null && <DeckChanges changes={changes} />}
      <Group>
        <ButtonLink to={`/plans/${planId}`}>{t('toPlan')}</ButtonLink>
      </Group>
    </Stack>
  );
}
