import { Alert, Button, Group, List, Stack, Switch, Text, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormSection } from '../../kit/form/form-section.tsx';
import { LeaveGuard } from '../../kit/form/leave-guard.tsx';
import { FileDrop } from '../../kit/media/file-drop.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import { type BulkProblem, MOST_ROWS, readBulkList } from './bulk-rows.ts';
import { BulkTable } from './bulk-table.tsx';
import { useBulkRun } from './use-bulk-run.ts';

const LARGEST_FILE = 1_000_000;
const CSV_TYPES = ['text/csv', 'text/plain', 'application/vnd.ms-excel'];
const PROBLEMS_SHOWN = 10;

/** The list, what would be made of it, and the making. */
export function BulkMaker() {
  const { t } = useTranslation('extensions');
  const [text, setText] = useState('');
  const [withMailbox, setWithMailbox] = useState(true);
  const list = useMemo(() => readBulkList(text), [text]);
  const run = useBulkRun(withMailbox);
  const change = (next: string) => {
    setText(next);
    run.clear();
  };
  const left = list.rows.filter((row) => run.outcomes.get(row)?.state !== 'made');
  return (
    <Stack gap="lg">
      <LeaveGuard wouldLose={() => run.running || (text !== '' && run.outcomes.size === 0)} />
      <FormSection title={t('bulk.list')} text={t('bulk.listText')}>
        <Textarea
          label={t('bulk.lines')}
          description={t('bulk.linesHelp', { most: MOST_ROWS })}
          placeholder={'1001-1050\n1101, Ada King, ada@example.com'}
          autosize
          minRows={5}
          maxRows={14}
          spellCheck={false}
          disabled={run.running}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
        />
        {!run.running && (
          <FileDrop
            accept={CSV_TYPES}
            maxSize={LARGEST_FILE}
            text={t('bulk.file')}
            upload={async (file) => change(await file.text())}
          />
        )}
        <Switch
          label={t('bulk.mailboxes')}
          description={t('bulk.mailboxesHelp')}
          checked={withMailbox}
          disabled={run.running}
          onChange={(event) => setWithMailbox(event.currentTarget.checked)}
        />
      </FormSection>
      {list.problems.length > 0 && <Problems problems={list.problems} />}
      {list.rows.length === 0 ? (
        <Text c="dimmed">{t('bulk.nothing')}</Text>
      ) : (
        <>
          <BulkTable rows={list.rows} outcomes={run.outcomes} />
          <BulkProgress rows={list.rows} run={run} />
          {run.outcomes.size === 0 && (
            <Group justify="flex-end">
              <Button onClick={() => void run.start(left)}>{t('bulk.start', { count: list.rows.length })}</Button>
            </Group>
          )}
        </>
      )}
    </Stack>
  );
}

function Problems({ problems }: { problems: readonly BulkProblem[] }) {
  const { t } = useTranslation('extensions');
  const further = problems.length - PROBLEMS_SHOWN;
  return (
    <Alert color="orange" role="status" title={t('bulk.problems', { count: problems.length })}>
      <List size="sm">
        {problems.slice(0, PROBLEMS_SHOWN).map(({ line, text, fault }) => (
          <List.Item key={line}>
            {t('bulk.problem', { line, text: text.slice(0, 60), why: t(`bulk.faults.${fault}`, { most: MOST_ROWS }) })}
          </List.Item>
        ))}
        {further > 0 && <List.Item>{t('bulk.further', { count: further })}</List.Item>}
      </List>
    </Alert>
  );
}
