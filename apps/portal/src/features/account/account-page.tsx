import { useTranslation } from 'react-i18next';
import { toApiError } from '../../api/api-error.ts';
import { $api } from '../../api/client.ts';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { useMe } from '../../session/use-me.ts';
import { PasswordForm } from './password-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SecondFactorPart } from './second-factor-part.tsx';

/** Profile, password and second factor of the caller; an impersonator may change the profile alone. */
export default function AccountPage() {
  const { t } = useTranslation('pages');
  const me = useMe();
  const user = $api.useQuery('get', '/api/get_user');
  return (
    <Page title={t('account')}>
      {user.error !== null && <LoadFailed error={toApiError(user.error)} retry={() => void user.refetch()} />}
      {user.data !== undefined && (
        <>
          <ProfileForm user={user.data} />
          {!me.impersonated && <PasswordForm />}
          {!me.impersonated && <SecondFactorPart user={user.data} />}
        </>
      )}
    </Page>
  );
}
