import { Checkbox, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { GroupedChoice } from '../roles/grouped-choice.tsx';
import { isCovered } from '../roles/permission-groups.ts';
import { usePermissions } from '../roles/use-permissions.ts';
import { rolesAfter } from './roles-after.ts';
import { useAssignableRoles } from './use-assignable-roles.ts';
import type { User } from './user-values.ts';

interface Held {
  readonly permission_id: number;
  readonly name: string;
  readonly source: 'role' | 'direct';
}

interface Granted {
  roles: number[];
  /** Names of what was granted to him beside his roles. */
  direct: string[];
}

/** The roles somebody has, and what he was granted beside them. */
export function RolesTab({ user }: { readonly user: User }) {
  const params = { path: { user_id: user.user_id } };
  const roles = $api.useQuery('get', '/api/users/{user_id}/roles', { params });
  const held = $api.useQuery('get', '/api/users/{user_id}/permissions', { params });
  const error = roles.error ?? held.error;
  const retry = () => void Promise.all([roles.refetch(), held.refetch()]);
  if (error !== null) return <LoadFailed error={error} retry={retry} />;
  if (!Array.isArray(roles.data) || !Array.isArray(held.data)) return <ListSkeleton />;
  return <LoadedRoles user={user} roles={roles.data} held={held.data} />;
}

interface LoadedRolesProps {
  readonly user: User;
  readonly roles: readonly { readonly role_id: number }[];
  readonly held: readonly Held[];
}

function LoadedRoles({ user, roles, held }: LoadedRolesProps) {
  const { t } = useTranslation(['users', 'roles', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const choices = useAssignableRoles();
  const { groups } = usePermissions();
  const initial = useMemo<Granted>(
    () => ({
      roles: roles.map(({ role_id }) => role_id).sort((a, b) => a - b),
      direct: held.filter(({ source }) => source === 'direct').map(({ name }) => name),
    }),
    [roles, held],
  );
  const params = { path: { user_id: user.user_id } };
  const form = useResourceForm<Granted, unknown>({
    initial,
    save: async (_, changed) => {
      if (changed.roles !== undefined) await api.PUT('/api/users/{user_id}/roles', { params, body: changed.roles });
      if (changed.direct !== undefined) {
        await api.PUT('/api/users/{user_id}/permissions', { params, body: changed.direct });
      }
    },
    onSaved: () => {
      say(t('common:saved'));
      void refresh('users');
    },
  });
  const ofRoles = held.filter(({ source }) => source === 'role').map(({ name }) => name);
  const chosen = form.at('roles');
  const direct = form.at('direct');
  return (
    <ResourceForm form={form} label={t('tabs.roles')} onCancel={() => void navigate({ to: '/users' })}>
      <FormSection title={t('sections.roles')} text={t('sections.rolesText')}>
        <Stack gap="sm" role="group" aria-label={t('roles')}>
          {choices.map(({ value, label, help }) => (
            <Checkbox
              key={value}
              label={label}
              {...(help === undefined ? {} : { description: help })}
              checked={chosen.value.includes(Number(value))}
              onChange={(event) => chosen.set(rolesAfter(chosen.value, Number(value), event.currentTarget.checked))}
            />
          ))}
        </Stack>
      </FormSection>
      <FormSection title={t('sections.direct')} text={t('sections.directText')}>
        <GroupedChoice
          label={t('sections.direct')}
          groups={groups}
          value={new Set(direct.value)}
          onChange={(names) => direct.set([...names])}
          held={(name) => ofRoles.includes(name) || isCovered(name, [...ofRoles, ...direct.value])}
          heldLabel={t('byRole')}
        />
      </FormSection>
    </ResourceForm>
  );
}
