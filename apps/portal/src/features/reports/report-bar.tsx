import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { writePeriod } from '../call-records/period.ts';
import { PeriodFields } from '../call-records/period-fields.tsx';
import { type Asked, GROUPINGS, hoursFit, spanOf } from './report-rows.ts';

/** Changes keys of the address; undefined takes one away. */
export type ChangeAsked = (keys: Record<string, string | number | undefined>) => void;

interface ReportBarProps {
  readonly asked: Asked;
  /** `YYYY-MM-DD` on the caller's clock. */
  readonly today: string;
  readonly onChange: ChangeAsked;
}

/** Which days, and how they are put together. */
export function ReportBar({ asked, today, onChange }: ReportBarProps) {
  const { t } = useTranslation('reports');
  const { period, grouping } = asked;
  return (
    <Group align="flex-end" gap="xs">
      <PeriodFields
        period={period}
        onPeriod={(next) => onChange({ ...writePeriod(next), by: undefined })}
        today={today}
        endless={false}
      />
      <Select
        label={t('by')}
        value={grouping}
        onChange={(value) => onChange({ by: value ?? undefined })}
        allowDeselect={false}
        data={GROUPINGS.map((value) => ({
          value,
          label: t(`groupings.${value}`),
          disabled: value === 'hour' && !hoursFit(spanOf(period, today)),
        }))}
      />
    </Group>
  );
}
