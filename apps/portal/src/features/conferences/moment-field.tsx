import { TextInput } from '@mantine/core';
import { type FieldProps, inputProps } from '../../kit/fields/field-props.ts';
import { instantOf } from '../../kit/format/instant.ts';
import { shownAt, zonedInstant } from '../../kit/format/zoned-time.ts';
import { useMe } from '../../session/use-me.ts';

/** A day and a time by the tenant's clock, as all times are shown; may be absent. */
export function MomentField(props: FieldProps<string | null, string | null>) {
  const { of } = props;
  const { timeZone } = useMe();
  const moment = instantOf(of.value);
  return (
    <TextInput
      {...inputProps(props)}
      type="datetime-local"
      value={moment === null ? '' : shownAt(moment, timeZone)}
      onChange={(event) => of.set(zonedInstant(event.currentTarget.value, timeZone)?.toISOString() ?? null)}
    />
  );
}
