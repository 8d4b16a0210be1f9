import { TextInput } from '@mantine/core';
import { type FieldProps, inputProps } from '../../kit/fields/field-props.ts';
import { instantOfLocal, localOfInstant } from './local-moment.ts';

/** A day and a time by the clock of whoever looks; may be absent. */
export function MomentField(props: FieldProps<string | null, string | null>) {
  const { of } = props;
  return (
    <TextInput
      {...inputProps(props)}
      type="datetime-local"
      value={localOfInstant(of.value)}
      onChange={(event) => of.set(instantOfLocal(event.currentTarget.value))}
    />
  );
}
