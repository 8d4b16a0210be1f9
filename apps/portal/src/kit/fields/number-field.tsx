import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { type FieldProps, inputProps } from './field-props.ts';

interface Limits {
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Behind the number: `s`. */
  readonly unit?: string;
}

const limitProps = ({ min, max, step, unit }: Limits) => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
  ...(step === undefined ? {} : { step }),
  ...(unit === undefined ? {} : { suffix: ` ${unit}` }),
  allowDecimal: step !== undefined && !Number.isInteger(step),
  clampBehavior: 'none' as const,
});

/** A number that is always there: an emptied field gets its number back when it is left. */
export function NumberField(props: FieldProps<number | undefined | null, number> & Limits) {
  const { of } = props;
  const [empty, setEmpty] = useState(false);
  return (
    <NumberInput
      {...inputProps(props)}
      {...limitProps(props)}
      value={empty ? '' : (of.value ?? '')}
      onChange={(value) => {
        setEmpty(value === '');
        if (typeof value === 'number') of.set(value);
      }}
      onBlur={() => setEmpty(false)}
    />
  );
}

/** A number that may be absent. */
export function OptionalNumberField(props: FieldProps<number | null | undefined, number | null> & Limits) {
  const { of } = props;
  return (
    <NumberInput
      {...inputProps(props)}
      {...limitProps(props)}
      value={of.value ?? ''}
      onChange={(value) => {
        if (value === '') of.set(null);
        else if (typeof value === 'number') of.set(value);
      }}
    />
  );
}
