import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Duration } from '../../../kit/format/duration.tsx';
import { CallableNumber } from '../../../softphone/callable-number.tsx';
import { ClockTime } from '../clock-time.tsx';
import { DirectionName } from '../direction-name.tsx';
import { useCauseText } from '../use-cause-text.ts';
import { Fact } from './fact.tsx';
import type { CallRecord } from './use-call.ts';

/** What the record of a call says. */
export function RecordPart({ record }: { record: CallRecord }) {
  const { t } = useTranslation(['callPage', 'callRecords']);
  const causeText = useCauseText();
  return (
    <SimpleGrid component="dl" m={0} cols={{ base: 2, sm: 3, lg: 5 }}>
      <Fact name={t('callPage:from')}>
        <CallableNumber number={record.caller_number} />
      </Fact>
      <Fact name={t('callPage:to')}>
        <CallableNumber number={record.destination} />
      </Fact>
      <Fact name={t('callRecords:direction')}>
        <DirectionName direction={record.direction} />
      </Fact>
      <Fact name={t('callPage:began')}>
        <ClockTime at={record.start_time} />
      </Fact>
      <Fact name={t('callPage:answered')}>
        <ClockTime at={record.answer_time} style="time" />
      </Fact>
      <Fact name={t('callPage:ended')}>
        <ClockTime at={record.end_time} style="time" />
      </Fact>
      <Fact name={t('callPage:lasted')}>
        <Duration seconds={record.duration} />
      </Fact>
      <Fact name={t('callPage:talked')}>
        <Duration seconds={record.billsec} />
      </Fact>
      <Fact name={t('callPage:cause')}>{causeText(record.hangup_cause)}</Fact>
      <Fact name={t('callPage:remote')}>{record.remote_ip ?? '–'}</Fact>
    </SimpleGrid>
  );
}
