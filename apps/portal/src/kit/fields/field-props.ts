import { errorOf, type FieldBinding } from '../form/binding.ts';

/** What every field of the kit takes. */
export interface FieldProps<Shown, Given> {
  /** Its place in the form: `form.at('name')`. */
  readonly of: FieldBinding<Shown, Given>;
  readonly label: string;
  /** What it is good for, below the label. */
  readonly help?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  /** The label is for screen readers alone: what stands beside the field says it. */
  readonly labelHidden?: boolean;
}

/** What an input of Mantine takes of them. */
export function inputProps<Shown, Given>({
  of,
  label,
  help,
  required,
  disabled,
  placeholder,
  labelHidden,
}: FieldProps<Shown, Given>) {
  const error = errorOf(of);
  return {
    ...(labelHidden === true ? { 'aria-label': label } : { label }),
    name: of.path,
    wrapperProps: { 'data-field': of.path },
    ...(help === undefined ? {} : { description: help }),
    ...(required === undefined ? {} : { required }),
    ...(disabled === undefined ? {} : { disabled }),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(error === undefined ? {} : { error }),
  };
}
