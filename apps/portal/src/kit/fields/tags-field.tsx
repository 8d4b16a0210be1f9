import { TagsInput } from '@mantine/core';
import { type FieldProps, inputProps } from './field-props.ts';

interface TagsFieldProps extends FieldProps<string | null | undefined, string> {
  /** Offered while typing. */
  readonly suggestions?: readonly string[];
}

/** Words that the API keeps as one text with commas: groups, classes, addresses. */
export function TagsField(props: TagsFieldProps) {
  const { of, suggestions = [] } = props;
  return (
    <TagsInput
      {...inputProps(props)}
      data={[...suggestions]}
      value={wordsOf(of.value)}
      onChange={(words) => of.set(words.map((word) => word.trim()).join(','))}
      splitChars={[',', ' ', ';']}
      acceptValueOnBlur
    />
  );
}

function wordsOf(text: string | null | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
