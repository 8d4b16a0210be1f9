import { Group, SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeAsked } from './report-bar.tsx';
import type { TopOrder } from './report-rows.ts';

interface TopOrderSwitchProps {
  readonly order: TopOrder;
  readonly onChange: ChangeAsked;
}

/** Whether the top lists begin with the most calls or with what cost most. */
export function TopOrderSwitch({ order, onChange }: TopOrderSwitchProps) {
  const { t } = useTranslation('reports');
  const label = useId();
  return (
    <Group gap="xs">
      <Text id={label} size="sm">
        {t('firstBy')}
      </Text>
      <SegmentedControl
        aria-labelledby={label}
        value={order}
        onChange={(top) => onChange({ top: top === 'cost' ? top : undefined })}
        data={[
          { value: 'calls', label: t('calls') },
          { value: 'cost', label: t('cost') },
        ]}
      />
    </Group>
  );
}
