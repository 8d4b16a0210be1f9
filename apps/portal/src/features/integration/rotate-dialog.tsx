import { Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import type { Identity } from './identity-values.ts';
import type { ClearSecret } from './shown-once.tsx';

const INITIAL = { overlap_hours: 24, password: '' };
const MOST_HOURS = 720;

interface RotateDialogProps {
  readonly identity: Identity;
  readonly type: 'password' | 'access_hash';
  readonly onMade: (made: ClearSecret) => void;
  readonly onClose: () => void;
}

/** Gives an identity another secret, beside which the former one stays valid for a while. */
export function RotateDialog({ identity, type, onMade, onClose }: RotateDialogProps) {
  const { t } = useTranslation(['integration', 'common']);
  const refresh = useRefresh();
  const form = useResourceForm<typeof INITIAL, string | undefined>({
    initial: INITIAL,
    save: async ({ overlap_hours, password }) => {
      const body = { type, overlap_hours, ...(type === 'password' && password !== '' ? { password } : {}) };
      const params = { path: { identity_id: identity.identity_id } };
      return (await api.POST('/api/integration_identities/{identity_id}/rotate', { params, body })).data?.secret;
    },
    onSaved: (value) => {
      void refresh('integration_identities');
      if (value !== undefined) onMade({ type, value });
      onClose();
    },
  });
  const title = t(`secrets.rotate.${type}`);
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('common:close') }}>
      <ResourceForm form={form} label={title} saveLabel={t('secrets.make')} onCancel={onClose}>
        <Text size="sm">{t('secrets.rotateText')}</Text>
        <NumberField
          of={form.at('overlap_hours')}
          label={t('secrets.overlap')}
          help={t('secrets.overlapHelp')}
          min={0}
          max={MOST_HOURS}
          unit="h"
        />
        {type === 'password' && (
          <SecretField
            of={form.at('password')}
            label={t('secrets.types.password')}
            help={t('secrets.passwordHelp')}
            length={24}
          />
        )}
      </ResourceForm>
    </Modal>
  );
}
