import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { type ResourceFormState, useResourceForm } from '../../kit/form/use-resource-form.ts';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import type { Extension, ExtensionBody } from './extension.ts';

const ONE = '/api/fpbx_extensions/{extension_uuid}';

/**
 * The form of a part of an extension: it saves what has been changed of it.
 * @param valuesOf the part; a function outside of components
 * @param bodyOf what is sent for changes; default: the changes themselves
 */
export function useExtensionForm<Values extends object>(
  extension: Extension,
  valuesOf: (extension: Extension) => Values,
  bodyOf: (changed: Partial<Values>) => ExtensionBody,
): ResourceFormState<Values> {
  const { t } = useTranslation('common');
  const queries = useQueryClient();
  const refresh = useRefresh();
  const at = { params: { path: { extension_uuid: extension.extension_uuid } } };
  const initial = useMemo(() => valuesOf(extension), [extension, valuesOf]);
  return useResourceForm<Values, Extension | undefined>({
    initial,
    save: async (_, changed) => (await api.PUT(ONE, { ...at, body: bodyOf(changed) })).data,
    onSaved: (saved) => {
      if (saved) queries.setQueryData($api.queryOptions('get', ONE, at).queryKey, saved);
      say(t('saved'));
      void refresh('fpbx_extensions');
    },
  });
}
