import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { RoleForm, type RoleValues } from './role-form.tsx';
import { saveGrants } from './save-grants.ts';

const NEW_ROLE: RoleValues = { name: '', description: null, permissions: [] };

/** Makes a role. */
export default function NewRolePage() {
  const { t } = useTranslation('roles');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const form = useResourceForm<RoleValues, number | undefined>({
    initial: NEW_ROLE,
    save: async ({ permissions, ...body }) => {
      const { data } = await api.POST('/api/roles', { body });
      // The role is there: what could not be granted is seen, and tried again, on its page.
      if (data !== undefined) await saveGrants(data, [], permissions).catch(() => undefined);
      return data;
    },
    onSaved: (id) => {
      void refresh('roles');
      void navigate({ to: id === undefined ? '/roles' : `/roles/${id}` });
    },
    conflictField: 'name',
  });
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/roles' }]}>
      <RoleForm form={form} label={t('new')} onCancel={() => void navigate({ to: '/roles' })} />
    </Page>
  );
}
