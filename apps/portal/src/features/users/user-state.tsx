import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../kit/status-badge.tsx';
import type { User } from './user-values.ts';

/** Whether somebody can log in, and whether he has. */
export function UserState({ active, status }: Pick<User, 'active' | 'status'>) {
  const { t } = useTranslation('users');
  if (active === '0') return <StatusBadge tone="bad">{t('locked')}</StatusBadge>;
  if (status === 'login') return <StatusBadge tone="good">{t('loggedIn')}</StatusBadge>;
  return <StatusBadge tone="neutral">{t('active')}</StatusBadge>;
}
