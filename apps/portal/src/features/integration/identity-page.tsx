import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { FormTabs } from '../../kit/form/form-tabs.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { ButtonLink } from '../../kit/links.tsx';
import { ObjectPage } from '../../kit/object-page.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { IdentitySecrets } from './identity-secrets.tsx';
import { type Identity, type IdentityValues, toSend, valuesOf } from './identity-values.ts';

const ONE = '/api/integration_identities/{identity_id}';

/** One identity: what it may, and its secrets. */
export default function IdentityPage() {
  const { t } = useTranslation('integration');
  const id = Number(usePathParameter('id'));
  const found = $api.useQuery('get', ONE, { params: { path: { identity_id: id } } });
  return (
    <ObjectPage
      found={found}
      nameOf={({ username }) => username}
      unknown={t('identities.one')}
      text={t('identities.oneText')}
      crumbs={[{ title: t('identities.title'), to: '/integration-identities' }]}
      actions={
        <ButtonLink to="/integration-audit" search={{ identity_id: String(id) }} variant="default">
          {t('identities.log')}
        </ButtonLink>
      }
    >
      {(identity) => (
        <FormTabs
          key={id}
          label={t('identities.one')}
          tabs={[
            { value: 'basics', label: t('identities.basics'), content: <BasicsTab identity={identity} /> },
            { value: 'secrets', label: t('secrets.title'), content: <IdentitySecrets identity={identity} /> },
          ]}
        />
      )}
    </ObjectPage>
  );
}

function BasicsTab({ identity }: { readonly identity: Identity }) {
  const { t } = useTranslation('integration');
  const initial = useMemo(() => valuesOf(identity), [identity]);
  const { form, back } = useFormOfList<IdentityValues>({
    list: '/integration-identities',
    touches: ['integration_identities'],
    initial,
    save: (values, changed) => {
      const { username } = changed;
      const body = { ...toSend(changed, values), ...(username === undefined ? {} : { username }) };
      return api.PUT(ONE, { params: { path: { identity_id: identity.identity_id } }, body });
    },
    conflictField: 'username',
  });
  return (
    <ResourceForm form={form} label={t('identities.one')} onCancel={back}>
      <IdentityFields of={form.root} />
    </ResourceForm>
  );
}
