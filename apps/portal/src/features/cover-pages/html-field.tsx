import type { FieldProps } from '../../kit/fields/field-props.ts';
import { FormatBar } from './format-bar.tsx';
import type { TokenGroup } from './merge-tokens.ts';
import { TokenTextField } from './token-text-field.tsx';

interface HtmlFieldProps extends FieldProps<string, string> {
  /** Tokens that are offered; default: all. */
  readonly groups?: readonly TokenGroup[];
}

/** HTML as text, with buttons that put tags and tokens where the caret is. */
export function HtmlField(props: HtmlFieldProps) {
  return <TokenTextField {...props} isCode rows={14} toolbar={(edit) => <FormatBar edit={edit} />} />;
}
