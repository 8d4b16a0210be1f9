import type { BodyOf } from '@strowger/client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import type { FieldErrors } from '../../kit/form/binding.ts';
import { type ResourceFormState, useResourceForm } from '../../kit/form/use-resource-form.ts';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import type { FaxAccount } from './account.ts';
import { throwAtField } from './account-values.ts';

const ONE = '/api/accounts/{account_id}';

/** The form of a part of a fax account. @param initial of a memo @param check what can be told before the server is asked */
export function useAccountForm<Values extends object>(
  account_id: number,
  initial: Values,
  bodyOf: (changed: Partial<Values>) => BodyOf<typeof ONE, 'put'>,
  check: (values: Values) => FieldErrors = () => ({}),
): ResourceFormState<Values> {
  const { t } = useTranslation('common');
  const queries = useQueryClient();
  const refresh = useRefresh();
  const at = { params: { path: { account_id } } };
  return useResourceForm<Values, FaxAccount | undefined>({
    initial,
    check,
    save: async (_, changed) => (await api.PUT(ONE, { ...at, body: bodyOf(changed) }).catch(throwAtField)).data,
    onSaved: (saved) => {
      if (saved !== undefined) queries.setQueryData($api.queryOptions('get', ONE, at).queryKey, saved);
      say(t('saved'));
      void refresh('accounts');
    },
  });
}
