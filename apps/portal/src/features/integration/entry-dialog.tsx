import { Modal } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { type EntryValues, entryToSend, NEW_ENTRY, valuesOfEntry } from './entry-values.ts';

const PATH = '/api/integration_whitelist';

interface EntryDialogProps {
  readonly of: AnswerOf<typeof PATH>[number] | 'new';
  readonly onClose: () => void;
}

/** An address or network that may call, new or old. */
export function EntryDialog({ of, onClose }: EntryDialogProps) {
  const { t } = useTranslation(['integration', 'common']);
  const refresh = useRefresh();
  const initial = useMemo(() => (of === 'new' ? NEW_ENTRY : valuesOfEntry(of)), [of]);
  const form = useResourceForm<EntryValues, unknown>({
    initial,
    save: (values, changed) => {
      if (of === 'new') return api.POST(PATH, { body: { ...entryToSend(values), cidr: values.cidr } });
      const params = { path: { whitelist_uuid: of.whitelist_uuid } };
      return api.PUT(`${PATH}/{whitelist_uuid}`, { params, body: entryToSend(changed) });
    },
    onSaved: () => {
      void refresh('integration_whitelist');
      say(t('common:saved'));
      onClose();
    },
    conflictField: 'cidr',
  });
  const title = t(of === 'new' ? 'whitelist.add' : 'whitelist.changeTitle');
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('common:close') }}>
      <ResourceForm form={form} label={title} onCancel={onClose}>
        <TextField
          of={form.at('cidr')}
          label={t('whitelist.network')}
          help={t('whitelist.networkHelp')}
          placeholder="192.0.2.0/24"
          required
          maxLength={64}
        />
        <TextField of={form.at('description')} label={t('whitelist.description')} maxLength={255} />
        <ServerSelect
          path="/api/integration_identities"
          of={form.at('identity_id')}
          label={t('whitelist.identity')}
          help={t('whitelist.identityHelp')}
          option={(row) => ({ value: String(row.identity_id), label: row.username })}
        />
        <TextField
          of={form.at('expires_at')}
          type="date"
          label={t('whitelist.expires')}
          help={t('whitelist.expiresHelp')}
        />
        <SwitchField of={form.at('enabled')} label={t('whitelist.enabled')} />
      </ResourceForm>
    </Modal>
  );
}
