import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { makePassword } from '../../kit/fields/make-secret.ts';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { RadioField } from '../../kit/fields/select-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { partOf, seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { TenantPicker } from '../../kit/pickers/tenant-picker.tsx';
import { sayFailure } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { PasswordRules } from '../../session/password-rules.tsx';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { isCustom, ROLE } from '../roles/role-names.ts';
import { BasicsFields } from './basics-fields.tsx';
import { FeatureChoice } from './feature-choice.tsx';
import { MoreRoles } from './more-roles.tsx';
import { useAssignableRoles } from './use-assignable-roles.ts';
import { useOfferedKeys } from './use-offered-keys.ts';
import { NEW_USER, type NewUser } from './user-values.ts';

/** Makes a user. */
export default function NewUserPage() {
  const { t } = useTranslation('users');
  const me = useMe();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenantId = useChosenTenant();
  // It meets any policy: all four kinds of characters.
  const [password] = useState(() => `${makePassword(16)}-aA9`);
  const initial = useMemo(() => ({ ...NEW_USER, tenant_id: tenantId, password }), [tenantId, password]);
  const roles = useAssignableRoles();
  const form = useResourceForm<NewUser, number | undefined>({
    initial,
    save: async ({ tenant_id, user_permission, more_roles, ...values }) => {
      const tenant = tenant_id === undefined ? {} : { tenant_id };
      const body = { ...values, ...tenant, username: values.username === '' ? null : values.username };
      const given = values.role_id === ROLE.tenant ? {} : { user_permission: [...user_permission] };
      const { data: id } = await api.POST('/api/users', { body: { ...body, ...given } });
      if (id !== undefined && more_roles.length > 0) await giveRoles(id, [values.role_id, ...more_roles]);
      return id;
    },
    onSaved: (id) => {
      void refresh('users', 'tenants');
      void navigate({ to: id === undefined ? '/users' : `/users/${id}` });
    },
    check: ({ tenant_id }) =>
      me.kind === 'provider' && me.edition === 'enterprise' && tenant_id === undefined
        ? { tenant_id: t('chooseTenant') }
        : {},
    conflictField: 'email',
  });
  const asked = form.values.tenant_id ?? (me.kind === 'admin' ? me.tenant.id : undefined);
  const offered = useOfferedKeys(asked);
  const features = form.at('user_permission');
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/users' }]}>
      <ResourceForm
        form={form}
        label={t('new')}
        saveLabel={t('create')}
        onCancel={() => void navigate({ to: '/users' })}
      >
        <BasicsFields of={partOf(form.root)} />
        <FormSection title={t('sections.login')} text={t('sections.loginText')}>
          <TenantPicker of={form.at('tenant_id')} label={t('tenant')} required />
          <TextField of={form.at('username')} label={t('username')} help={t('usernameHelp')} maxLength={128} />
          <SecretField of={form.at('password')} label={t('password')} help={t('passwordHelp')} required />
          <PasswordRules password={form.values.password} />
        </FormSection>
        <FormSection title={t('sections.role')} text={t('sections.roleText')}>
          <RadioField
            of={seenAs(form.at('role_id'), String, (id: string) => Number(id))}
            label={t('role')}
            choices={roles.filter(({ value }) => !isCustom(Number(value)))}
          />
          <MoreRoles of={form.at('more_roles')} roles={roles.filter(({ value }) => isCustom(Number(value)))} />
        </FormSection>
        {form.values.role_id !== ROLE.tenant && (
          <FormSection title={t('sections.features')} text={t('sections.featuresText')}>
            <FeatureChoice
              label={t('sections.features')}
              value={features.value.filter((key) => offered.some((one) => one === key))}
              onChange={features.set}
              offered={offered}
            />
          </FormSection>
        )}
      </ResourceForm>
    </Page>
  );
}

/** The user is there already: a role that the caller may not give is said, and can be given on the user's page. */
async function giveRoles(user_id: number, roles: number[]): Promise<void> {
  await api.PUT('/api/users/{user_id}/roles', { params: { path: { user_id } }, body: roles }).catch(sayFailure);
}
