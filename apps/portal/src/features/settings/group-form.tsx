import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { confirmAct } from '../../kit/confirm/confirm-act.tsx';
import { type Binding, type FieldErrors, seenAs } from '../../kit/form/binding.ts';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { type ResourceFormState, useResourceForm } from '../../kit/form/use-resource-form.ts';
import { say } from '../../kit/say.ts';
import {
  type SettingName,
  type SettingsValues,
  type SystemSettings,
  settingsBody,
  settingsValues,
  toDefaults,
} from './settings-values.ts';

export const SETTINGS = '/api/settings';

export type SettingsFormState = ResourceFormState<SettingsValues>;

export interface GroupProps {
  readonly settings: SystemSettings;
}

interface GroupFormProps extends GroupProps {
  readonly label: string;
  /** The settings that stand in it. */
  readonly names: readonly SettingName[];
  readonly check?: (values: SettingsValues) => FieldErrors;
  readonly children: (form: SettingsFormState) => ReactNode;
}

/** A group of settings, saved for itself. */
export function GroupForm({ settings, label, names, check, children }: GroupFormProps) {
  const { t } = useTranslation(['settings', 'common']);
  const queries = useQueryClient();
  const show = (saved: SystemSettings | undefined) => {
    queries.setQueryData($api.queryOptions('get', SETTINGS).queryKey, saved);
  };
  const initial = useMemo(() => settingsValues(settings), [settings]);
  const form = useResourceForm<SettingsValues, SystemSettings | undefined>({
    initial,
    save: async (_, changed) => (await api.PUT(SETTINGS, { body: settingsBody(changed) })).data,
    onSaved: (saved) => {
      show(saved);
      say(t('common:saved'));
    },
    ...(check === undefined ? {} : { check }),
  });
  const reset = () =>
    confirmAct({
      title: t('settings:reset.title', { group: label }),
      consequences: [t('settings:reset.text')],
      confirm: t('settings:reset.confirm'),
      cancel: t('common:cancel'),
      act: async () => {
        const { data } = await api.PUT(SETTINGS, { body: toDefaults(names) });
        form.reset();
        show(data);
      },
      done: t('settings:reset.done'),
    });
  return (
    <ResourceForm
      form={form}
      label={label}
      onCancel={form.reset}
      extra={
        <Button variant="subtle" color="gray" onClick={reset}>
          {t('settings:reset.button')}
        </Button>
      }
    >
      {children(form)}
    </ResourceForm>
  );
}

/** A text that is as by default once it is emptied. */
export function orDefault(place: Binding<string | null>) {
  return seenAs(
    place,
    (value) => value ?? '',
    (text: string) => (text === '' ? null : text),
  );
}
