import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../kit/status-badge.tsx';
import type { Registration } from './live-registration.ts';

/** Whether phones of an extension are there to ring. */
export function RegistrationBadge({ registered, registration_count }: Registration) {
  const { t } = useTranslation('extensions');
  return registered ? (
    <StatusBadge tone="good">{t('registered', { count: registration_count })}</StatusBadge>
  ) : (
    <StatusBadge tone="neutral">{t('notRegistered')}</StatusBadge>
  );
}
