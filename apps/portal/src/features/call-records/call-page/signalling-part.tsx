import { Alert, Code, Drawer, Group, SegmentedControl, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { apiUrl } from '../../../kit/fetch-api.ts';
import { Download } from '../../../kit/media/download-button.tsx';
import { ladderOf } from './ladder.ts';
import { LadderDiagram } from './ladder-diagram.tsx';
import { LadderTable } from './ladder-table.tsx';
import type { SipMessage, Trace } from './trace.ts';

/** What was signalled: the SIP messages as a ladder or a table, each in full, and all of them as a capture file. */
export function SignallingPart({ trace }: { trace: Trace }) {
  const { t } = useTranslation(['callPage', 'common']);
  const ladder = useMemo(() => ladderOf(trace), [trace]);
  const [view, setView] = useState('diagram');
  const [chosen, choose] = useState<SipMessage | null>(null);
  if (ladder.arrows.length === 0)
    return <EmptyState title={t('callPage:noMessages')} text={t('callPage:noMessagesText')} />;
  const pcap = apiUrl('/api/calls/{call_id}/trace', { call_id: trace.call_id }, { format: 'pcap' });
  return (
    <Stack>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('callPage:shownAs')}
          value={view}
          onChange={setView}
          data={[
            { value: 'diagram', label: t('callPage:asDiagram') },
            { value: 'table', label: t('callPage:asTable') },
          ]}
        />
        <Download url={pcap} name="call-trace.pcap">
          {t('callPage:pcap')}
        </Download>
      </Group>
      {trace.messages_left_out > 0 && (
        <Alert color="yellow">{t('callPage:leftOut', { count: trace.messages_left_out })}</Alert>
      )}
      {view === 'diagram' ? (
        <LadderDiagram ladder={ladder} chosen={chosen} onChoose={choose} />
      ) : (
        <LadderTable ladder={ladder} onChoose={choose} />
      )}
      <Drawer
        opened={chosen !== null}
        onClose={() => choose(null)}
        position="right"
        size="lg"
        title={t('callPage:message')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Code block tabIndex={0}>
          {chosen?.raw}
        </Code>
      </Drawer>
    </Stack>
  );
}
