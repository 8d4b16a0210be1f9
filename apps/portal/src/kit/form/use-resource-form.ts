import { useForm } from '@mantine/form';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import { type Binding, at as bindingAt, type FieldErrors } from './binding.ts';
import { changedValues, sameValue } from './changed-values.ts';
import { fieldErrors, withoutErrorsAt } from './field-errors.ts';
import { faultOf } from './legible-fault.ts';

export interface ResourceFormOptions<Values extends object, Saved> {
  /** What is edited. When it changes while nothing has been typed, the form shows it. */
  readonly initial: Values;
  /** @param changed what differs from `initial`: the body of a PUT. @throws ApiError */
  readonly save: (values: Values, changed: Partial<Values>) => Promise<Saved>;
  readonly onSaved?: (saved: Saved) => void;
  /** What can be told before asking the server; messages by path. */
  readonly check?: (values: Values) => FieldErrors;
  /** The field that a 409 without details is about, e.g. the number that something else has. */
  readonly conflictField?: keyof Values & string;
}

/** A form of a resource of the API. */
export interface ResourceFormState<Values extends object> {
  readonly values: Values;
  /** All values as one place. */
  readonly root: Binding<Values>;
  /** A field's place, for the fields of the kit. */
  readonly at: <Key extends keyof Values & string>(key: Key) => Binding<Values[Key]>;
  readonly errors: FieldErrors;
  /** Why the last save failed; null once it is tried again. */
  readonly failure: ApiError | null;
  readonly saving: boolean;
  readonly dirty: boolean;
  /** Whether leaving would lose something; to be asked at the time of leaving. */
  readonly wouldLose: () => boolean;
  readonly submit: () => Promise<void>;
  readonly reset: () => void;
}

/** The state of a form: what was typed stays on any failure, and the server's details go to their fields. */
export function useResourceForm<Values extends object, Saved>(
  options: ResourceFormOptions<Values, Saved>,
): ResourceFormState<Values> {
  const { initial, save, onSaved, check, conflictField } = options;
  const { t } = useTranslation('kit');
  const legible = (message: string) => {
    const fault = faultOf(message);
    return fault === 'as-it-is' ? message : t(`form.faults.${fault}`);
  };
  const form = useForm<Values>({ initialValues: initial, clearInputErrorOnChange: false });
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [saving, setSaving] = useState(false);
  const base = useRef(initial);
  const latest = useRef(form.values);
  latest.current = form.values;
  const wouldLose = () => !sameValue(base.current, latest.current);
  const show = (values: Values) => {
    base.current = values;
    latest.current = values;
    form.setValues(values);
  };
  const known = useRef(initial);
  if (known.current !== initial) {
    known.current = initial;
    if (!wouldLose() && !sameValue(base.current, initial)) show(initial);
  }
  const root: Binding<Values> = {
    path: '',
    value: form.values,
    set: (values) => {
      const paths = Object.keys(changedValues(form.values, values));
      latest.current = values;
      form.setValues(values);
      setErrors((before) => paths.reduce(withoutErrorsAt, before));
    },
    errors,
  };
  const submit = async () => {
    const faults = check?.(form.values) ?? {};
    setErrors(faults);
    setFailure(null);
    if (Object.values(faults).some((fault) => fault !== undefined)) return;
    setSaving(true);
    try {
      const saved = await save(form.values, changedValues(base.current, form.values));
      base.current = form.values;
      onSaved?.(saved);
    } catch (thrown) {
      const error = toApiError(thrown);
      setFailure(error);
      const isConflict = error.status === 409 && error.details.length === 0 && conflictField !== undefined;
      setErrors(
        isConflict
          ? { [conflictField]: error.message }
          : fieldErrors(error.details.map(({ field, message }) => ({ field, message: legible(message) }))),
      );
    } finally {
      setSaving(false);
    }
  };
  return {
    values: form.values,
    root,
    at: (key) => bindingAt(root, key),
    errors,
    failure,
    saving,
    dirty: wouldLose(),
    wouldLose,
    submit,
    reset: () => {
      setErrors({});
      setFailure(null);
      show(base.current);
    },
  };
}
