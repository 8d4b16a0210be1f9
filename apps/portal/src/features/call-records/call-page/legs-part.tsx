import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Duration } from '../../../kit/format/duration.tsx';
import { When } from '../../../kit/format/when.tsx';
import { useCauseText } from '../use-cause-text.ts';
import type { TracedLeg } from './trace.ts';

/** Who took part: the legs of the call. */
export function LegsPart({ legs }: { legs: readonly TracedLeg[] }) {
  const { t } = useTranslation('callPage');
  const causeText = useCauseText();
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table aria-label={t('legs')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('leg')}</Table.Th>
            <Table.Th>{t('who')}</Table.Th>
            <Table.Th>{t('began')}</Table.Th>
            <Table.Th>{t('answered')}</Table.Th>
            <Table.Th>{t('ended')}</Table.Th>
            <Table.Th ta="right">{t('talked')}</Table.Th>
            <Table.Th>{t('cause')}</Table.Th>
            <Table.Th>{t('codec')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {legs.map((leg) => (
            <Table.Tr key={leg.uuid}>
              <Table.Td>{t(leg.leg === 'a' ? 'callerLeg' : 'calledLeg')}</Table.Td>
              <Table.Td>{leg.extension || (leg.leg === 'a' ? leg.caller_number : leg.destination)}</Table.Td>
              <Table.Td>
                <When at={leg.start_time} style="time" />
              </Table.Td>
              <Table.Td>
                <When at={leg.answer_time} style="time" />
              </Table.Td>
              <Table.Td>
                <When at={leg.end_time} style="time" none={t('goesOn')} />
              </Table.Td>
              <Table.Td ta="right">
                <Duration seconds={talkedSeconds(leg)} />
              </Table.Td>
              <Table.Td>{leg.hangup_cause === null ? '–' : causeText(leg.hangup_cause)}</Table.Td>
              <Table.Td>{leg.codec || '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function talkedSeconds({ answer_time, end_time }: TracedLeg): number | null {
  if (answer_time === null || end_time === null) return null;
  return Math.max(0, (Date.parse(end_time) - Date.parse(answer_time)) / 1000);
}
