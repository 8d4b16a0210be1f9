import { $api } from '../../api/client.ts';
import type { FieldProps } from '../../kit/fields/field-props.ts';
import { SelectField } from '../../kit/fields/select-field.tsx';
import type { Binding } from '../../kit/form/binding.ts';
import { seenAs } from '../../kit/form/binding.ts';

/** A time zone as the API keeps it for a user: seconds east of UTC. */
export function OffsetField(props: Omit<FieldProps<number, number>, 'of'> & { of: Binding<number> }) {
  const { of } = props;
  const { data } = $api.useQuery('get', '/api/timezone', {}, { staleTime: Number.POSITIVE_INFINITY });
  const zones = (Array.isArray(data) ? data : []).map(({ timezone_id, name }) => ({
    value: String(timezone_id),
    label: name,
  }));
  const place = seenAs(of, String, (text: string) => Number(text));
  return <SelectField {...props} of={place} choices={zones} />;
}
