import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { inputProps } from '../../kit/fields/field-props.ts';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import type { Binding } from '../../kit/form/binding.ts';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { type ApiKey, type KeyValues, NEW_KEY, valuesOf } from './key-values.ts';

interface KeyDialogProps {
  readonly of: ApiKey | 'new';
  readonly onClose: () => void;
}

/** Makes a key, or changes one. A new one is shown here and never again. */
export function KeyDialog({ of, onClose }: KeyDialogProps) {
  const { t } = useTranslation(['apiKeys', 'common']);
  const [made, setMade] = useState<string | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(of === 'new' ? 'new' : 'changeTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
    >
      {made === null ? (
        <KeyForm of={of} onClose={onClose} onMade={setMade} />
      ) : (
        <MadeKey apiKey={made} onClose={onClose} />
      )}
    </Modal>
  );
}

function KeyForm({ of, onClose, onMade }: KeyDialogProps & { readonly onMade: (key: string) => void }) {
  const { t } = useTranslation(['apiKeys', 'common']);
  const refresh = useRefresh();
  const initial = useMemo(() => (of === 'new' ? NEW_KEY : valuesOf(of)), [of]);
  const form = useResourceForm<KeyValues, string | undefined>({
    initial,
    save: async (values, changed) => {
      if (of === 'new') return (await api.POST('/api/api_keys', { body: values })).data?.api_key;
      await api.PUT('/api/api_keys/{api_key_id}', {
        params: { path: { api_key_id: of.api_key_id } },
        body: changed,
      });
      return undefined;
    },
    onSaved: (key) => {
      void refresh('api_keys');
      if (key !== undefined) return onMade(key);
      say(t('common:saved'));
      onClose();
    },
  });
  return (
    <ResourceForm form={form} label={t('new')} onCancel={onClose} {...(of === 'new' ? { saveLabel: t('create') } : {})}>
      <TextField of={form.at('name')} label={t('name')} help={t('nameHelp')} required maxLength={128} />
      <NumberField of={form.at('rate_limit')} label={t('rate')} help={t('rateHelp')} min={0} />
      <DayField of={form.at('expires')} label={t('expires')} help={t('expiresHelp')} />
    </ResourceForm>
  );
}

function DayField({ of, label, help }: { of: Binding<string | null>; label: string; help: string }) {
  return (
    <TextInput
      {...inputProps({ of, label, help })}
      type="date"
      value={of.value ?? ''}
      onChange={(event) => of.set(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  );
}

function MadeKey({ apiKey, onClose }: { readonly apiKey: string; readonly onClose: () => void }) {
  const { t } = useTranslation('apiKeys');
  return (
    <Stack>
      <Alert color="orange" title={t('once')} role="status">
        {t('onceText')}
      </Alert>
      <Copyable value={apiKey} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('kept')}</Button>
      </Group>
    </Stack>
  );
}
