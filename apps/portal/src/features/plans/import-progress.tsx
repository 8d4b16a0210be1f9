import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { confirmAct } from '../../kit/confirm/confirm-act.tsx';
import { BadLines } from './bad-lines.tsx';
import { percentOf } from './import-percent.ts';
import { type RateImport, useImport } from './use-import.ts';

interface ImportProgressProps {
  readonly importId: string;
  /** Of the file that is being sent, in octets; null: it is not sent from here. */
  readonly size: number | null;
  /** Stands in its place once it is done. */
  readonly children: (done: RateImport) => ReactNode;
}

const BEFORE_IT_ARRIVES = { state: 'reading', bytes: 0, bytes_checked: 0, lines: 0, background: false } as const;

/** How far an import is, and its end; one in the background can be cancelled here. */
export function ImportProgress({ importId, size, children }: ImportProgressProps) {
  const { t, i18n } = useTranslation('plans');
  const { data } = useImport(importId);
  const { state, lines, background, ...place } = data ?? BEFORE_IT_ARRIVES;
  if (state === 'done') return data && children(data);
  if (state === 'failed') return <BadLines message={t('notStored')} faults={data?.errors ?? []} />;
  if (state === 'cancelled') return <Text role="status">{t('cancelledText')}</Text>;
  const percent = percentOf({ state, background, ...place }, size);
  return (
    <Paper withBorder p="lg">
      <Stack gap="xs">
        <Text role="status">{t(`states.${state}`)}</Text>
        <Progress value={percent ?? 100} animated={percent === null} aria-label={t('progress')} />
        <Text size="sm" c="dimmed">
          {t('linesRead', { lines: lines.toLocaleString(i18n.language) })}
        </Text>
        {background && (
          <Group justify="space-between">
            <Text size="sm">{t('goesOn')}</Text>
            <CancelImport importId={importId} />
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function CancelImport({ importId }: { readonly importId: string }) {
  const { t } = useTranslation(['plans', 'common']);
  const cancel = () =>
    confirmAct({
      title: t('plans:cancelTitle'),
      consequences: [t('plans:cancelText')],
      confirm: t('plans:cancelImport'),
      cancel: t('plans:letGoOn'),
      act: () => api.POST('/api/rates/imports/{import_id}/cancel', { params: { path: { import_id: importId } } }),
      done: t('plans:cancelledText'),
    });
  return (
    <Button size="xs" variant="default" leftSection={<IconX size={16} aria-hidden />} onClick={cancel}>
      {t('plans:cancelImport')}
    </Button>
  );
}
