import { Input, Radio, Select, Stack } from '@mantine/core';
import { errorOf } from '../form/binding.ts';
import { type FieldProps, inputProps } from './field-props.ts';

/** One of the values that a field may have. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** What it means, in words. */
  readonly help?: string;
}

interface ChoiceProps<Value extends string> extends FieldProps<Value | null | undefined, Value> {
  readonly choices: readonly Choice<Value>[];
}

/** One of a few values. */
export function SelectField<Value extends string>(props: ChoiceProps<Value>) {
  const { of, choices } = props;
  return (
    <Select
      {...inputProps(props)}
      data={choices.map(({ value, label }) => ({ value, label }))}
      value={of.value ?? null}
      onChange={(value) => {
        const choice = choices.find((one) => one.value === value);
        if (choice) of.set(choice.value);
      }}
      allowDeselect={false}
      searchable={choices.length > 12}
    />
  );
}

/** One of a few values that need words: all are shown, each with what it means. */
export function RadioField<Value extends string>(props: ChoiceProps<Value>) {
  const { of, label, help, required, choices } = props;
  const error = errorOf(of);
  return (
    <Radio.Group
      label={label}
      name={of.path}
      value={of.value ?? null}
      onChange={(value) => {
        const choice = choices.find((one) => one.value === value);
        if (choice) of.set(choice.value);
      }}
      data-field={of.path}
      {...(help === undefined ? {} : { description: help })}
      {...(required === undefined ? {} : { required })}
    >
      <Stack gap="xs" mt="xs">
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            label={choice.label}
            {...(choice.help === undefined ? {} : { description: choice.help })}
          />
        ))}
      </Stack>
      {error !== undefined && <Input.Error mt={4}>{error}</Input.Error>}
    </Radio.Group>
  );
}
