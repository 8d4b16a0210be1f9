import { TextInput } from '@mantine/core';
import { bareNumber } from '../destination/destination-value.ts';
import { type FieldProps, inputProps } from './field-props.ts';

/** A telephone number; what only makes it legible is taken out when it is left. */
export function PhoneField(props: FieldProps<string | null | undefined, string>) {
  const { of } = props;
  return (
    <TextInput
      {...inputProps(props)}
      type="tel"
      inputMode="tel"
      autoComplete="off"
      value={of.value ?? ''}
      onChange={(event) => of.set(event.currentTarget.value)}
      onBlur={() => {
        const bare = bareNumber(of.value ?? '');
        if (bare !== (of.value ?? '')) of.set(bare);
      }}
    />
  );
}
