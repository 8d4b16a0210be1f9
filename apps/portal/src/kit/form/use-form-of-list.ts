import { useNavigate } from '@tanstack/react-router';
import { useRefresh } from '../use-refresh.ts';
import { type ResourceFormOptions, type ResourceFormState, useResourceForm } from './use-resource-form.ts';

interface FormOfListOptions<Values extends object> extends Omit<ResourceFormOptions<Values, unknown>, 'onSaved'> {
  /** Where the list is: one comes back to it from the form, saved or not. */
  readonly list: string;
  /** What is read again once it is saved, by path names of the API. */
  readonly touches: readonly string[];
}

/** A form that one comes to from a list and leaves for it. */
export function useFormOfList<Values extends object>({
  list,
  touches,
  ...options
}: FormOfListOptions<Values>): { readonly form: ResourceFormState<Values>; readonly back: () => void } {
  const navigate = useNavigate();
  const refresh = useRefresh();
  const back = () => void navigate({ to: list });
  const form = useResourceForm<Values, unknown>({
    ...options,
    onSaved: () => {
      void refresh(...touches);
      back();
    },
  });
  return { form, back };
}
