import { Textarea, TextInput } from '@mantine/core';
import { type FieldProps, inputProps } from './field-props.ts';

interface TextFieldProps extends FieldProps<string | null | undefined, string> {
  readonly maxLength?: number;
  readonly type?: 'text' | 'email' | 'url' | 'date';
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { of, maxLength, type = 'text', autoComplete = 'off', autoFocus } = props;
  return (
    <TextInput
      {...inputProps(props)}
      type={type}
      autoComplete={autoComplete}
      value={of.value ?? ''}
      onChange={(event) => of.set(event.currentTarget.value)}
      {...(maxLength === undefined ? {} : { maxLength })}
      {...(autoFocus ? { 'data-autofocus': true, autoFocus } : {})}
    />
  );
}

/** Several lines of text. */
export function TextAreaField(props: FieldProps<string | null | undefined, string> & { readonly rows?: number }) {
  const { of, rows = 2 } = props;
  return (
    <Textarea
      {...inputProps(props)}
      autosize
      minRows={rows}
      maxRows={10}
      value={of.value ?? ''}
      onChange={(event) => of.set(event.currentTarget.value)}
    />
  );
}
