import { Switch } from '@mantine/core';
import { type FieldProps, inputProps } from './field-props.ts';

/** On or off. */
export function SwitchField(props: FieldProps<boolean | null | undefined, boolean>) {
  const { of } = props;
  return (
    <Switch
      {...inputProps(props)}
      checked={of.value === true}
      onChange={(event) => of.set(event.currentTarget.checked)}
    />
  );
}
