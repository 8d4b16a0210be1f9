import { Button } from '@mantine/core';
import { IconTrash, IconUserShield } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { FormTabs } from '../../kit/form/form-tabs.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { useMe } from '../../session/use-me.ts';
import { ActivityTable } from '../activities/activity-table.tsx';
import { BasicsTab } from './basics-tab.tsx';
import { ExtensionsTab } from './extensions-tab.tsx';
import { FeaturesTab } from './features-tab.tsx';
import { LimitsTab } from './limits-tab.tsx';
import { RolesTab } from './roles-tab.tsx';
import { SecurityTab } from './security-tab.tsx';
import { useDeleteUser } from './use-delete-user.ts';
import { useUserActs } from './use-user-acts.ts';
import { UserState } from './user-state.tsx';
import { personName, type User } from './user-values.ts';

/** One user: looked at and changed. */
export default function UserPage() {
  const { t } = useTranslation('users');
  const id = Number(usePathParameter('id'));
  const found = $api.useQuery('get', '/api/users/{user_id}', { params: { path: { user_id: id } } });
  const crumbs = [{ title: t('title'), to: '/users' }];
  const user = found.data;
  if (user === undefined) {
    return (
      <Page title={found.error ? t('one') : undefined} crumbs={crumbs}>
        {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
      </Page>
    );
  }
  return (
    <Page
      title={personName(user)}
      text={`${user.username} · ${user.company}`}
      crumbs={crumbs}
      badge={<UserState {...user} />}
      actions={<UserButtons user={user} />}
    >
      <FormTabs
        key={id}
        label={t('one')}
        tabs={[
          { value: 'basics', label: t('tabs.basics'), content: <BasicsTab user={user} /> },
          { value: 'features', label: t('tabs.features'), content: <FeaturesTab user={user} /> },
          ...(user.is_admin === '1'
            ? []
            : [{ value: 'roles', label: t('tabs.roles'), content: <RolesTab user={user} /> }]),
          { value: 'extensions', label: t('tabs.extensions'), content: <ExtensionsTab user={user} /> },
          { value: 'limits', label: t('tabs.limits'), content: <LimitsTab user={user} /> },
          { value: 'security', label: t('tabs.security'), content: <SecurityTab user={user} /> },
          { value: 'activities', label: t('tabs.activities'), content: <ActivityTable userId={id} /> },
        ]}
      />
    </Page>
  );
}

function UserButtons({ user }: { readonly user: User }) {
  const { t } = useTranslation(['users', 'common']);
  const me = useMe();
  const acts = useUserActs();
  const [remove, asking] = useDeleteUser(user);
  return (
    <>
      {acts.mayImpersonate(user) && (
        <Button
          variant="default"
          leftSection={<IconUserShield size={16} aria-hidden />}
          onClick={() => void acts.impersonate(user)}
        >
          {t('impersonate')}
        </Button>
      )}
      {user.user_id !== me.userId && user.is_admin === '0' && (
        <Button
          variant="default"
          leftSection={<IconTrash size={16} aria-hidden />}
          loading={asking}
          onClick={() => void remove()}
        >
          {t('common:delete')}
        </Button>
      )}
    </>
  );
}
