import { Fieldset, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { at, type Binding, seenAs } from '../../kit/form/binding.ts';
import { type Included, type RESOURCES, UNLIMITED } from './package-values.ts';

const ROLLOVERS = ['none', 'all', 'some'] as const;
type Rollover = (typeof ROLLOVERS)[number];

/** What rolls over where a bound is chosen and none was typed yet. */
const FIRST_BOUND = 100;
const STORED: Readonly<Record<Rollover, number>> = { none: 0, all: 1, some: FIRST_BOUND };

interface IncludedFieldsProps {
  readonly of: Binding<Included>;
  readonly resource: (typeof RESOURCES)[number];
}

/** How much of a resource a package includes. */
export function IncludedFields({ of, resource }: IncludedFieldsProps) {
  const { t } = useTranslation('packages');
  const { limit, rollover } = of.value;
  const isUnlimited = limit === UNLIMITED;
  return (
    <Fieldset legend={t(`resources.${resource.id}`)}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <SwitchField
          of={seenAs(
            at(of, 'limit'),
            (stored) => stored === UNLIMITED,
            (on: boolean) => (on ? UNLIMITED : resource.limit),
          )}
          label={t('unlimited')}
        />
        {!isUnlimited && <NumberField of={at(of, 'limit')} label={t('limit')} min={0} />}
        {resource.isMetered && !isUnlimited && (
          <SelectField
            of={seenAs(at(of, 'rollover'), rolloverOf, (chosen: Rollover) => STORED[chosen])}
            label={t('rollover')}
            choices={ROLLOVERS.map((value) => ({ value, label: t(`rollovers.${value}`) }))}
          />
        )}
        {resource.isMetered && !isUnlimited && rolloverOf(rollover) === 'some' && (
          <NumberField of={at(of, 'rollover')} label={t('rolloverMost')} min={2} />
        )}
      </SimpleGrid>
    </Fieldset>
  );
}

function rolloverOf(stored: number): Rollover {
  if (stored > 1) return 'some';
  return stored === 1 ? 'all' : 'none';
}
