import { Button } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { FormTabs } from '../../kit/form/form-tabs.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useMe } from '../../session/use-me.ts';
import { PermissionChoice, RoleForm, type RoleValues } from './role-form.tsx';
import { isCustom, ROLE, useRoleName } from './role-names.ts';
import { saveGrants } from './save-grants.ts';
import { UsersOfRole } from './users-of-role.tsx';

const ONE = '/api/roles/{role_id}';
type Role = AnswerOf<typeof ONE>;

/** One role: what it allows and who has it. */
export default function RolePage() {
  const { t } = useTranslation('roles');
  const me = useMe();
  const roleName = useRoleName();
  const id = Number(usePathParameter('id'));
  const found = $api.useQuery('get', ONE, { params: { path: { role_id: id } } });
  const crumbs = [{ title: t('title'), to: '/roles' }];
  const role = found.data;
  if (role === undefined) {
    return (
      <Page title={found.error ? t('one') : undefined} crumbs={crumbs}>
        {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
      </Page>
    );
  }
  const mayChange = me.kind === 'provider' && id !== ROLE.provider;
  const remove = me.kind === 'provider' && isCustom(id) && <DeleteButton role={role} />;
  return (
    <Page title={roleName(role)} crumbs={crumbs} actions={remove} text={role.description ?? ''}>
      <FormTabs
        label={t('one')}
        tabs={[
          {
            value: 'permissions',
            label: t('permissions'),
            content: mayChange ? <RoleEditor key={id} role={role} /> : <Allowed role={role} />,
          },
          { value: 'users', label: t('users'), content: <UsersOfRole roleId={id} /> },
        ]}
      />
    </Page>
  );
}

function RoleEditor({ role }: { readonly role: Role }) {
  const navigate = useNavigate();
  const refresh = useRefresh();
  const { t } = useTranslation('common');
  const roleName = useRoleName();
  const initial = useMemo(() => valuesOf(role), [role]);
  const form = useResourceForm<RoleValues, unknown>({
    initial,
    save: async (_, { permissions, ...changed }) => {
      if (Object.keys(changed).length > 0) {
        await api.PUT(ONE, { params: { path: { role_id: role.role_id } }, body: changed });
      }
      if (permissions !== undefined) await saveGrants(role.role_id, initial.permissions, permissions);
    },
    onSaved: () => {
      say(t('saved'));
      void refresh('roles');
    },
    conflictField: 'name',
  });
  return (
    <RoleForm
      form={form}
      label={roleName(role)}
      fixedName={!isCustom(role.role_id)}
      onCancel={() => void navigate({ to: '/roles' })}
    />
  );
}

function Allowed({ role }: { readonly role: Role }) {
  return <PermissionChoice value={valuesOf(role).permissions} onChange={() => undefined} disabled />;
}

function DeleteButton({ role }: { readonly role: Role }) {
  const { t } = useTranslation(['roles', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const remove = () =>
    confirmDelete({
      items: [
        {
          name: role.name,
          remove: () => api.DELETE(ONE, { params: { path: { role_id: role.role_id } } }),
        },
      ],
      consequences: [t('deleted')],
      onDone: () => {
        void navigate({ to: '/roles', ignoreBlocker: true });
        void refresh('roles');
      },
    });
  return (
    <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
      {t('common:delete')}
    </Button>
  );
}

function valuesOf({ name, description, permissions }: Role): RoleValues {
  return { name, description, permissions: permissions.map((one) => one.name) };
}
