import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../kit/status-badge.tsx';

/** Whether a tenant is served. */
export function TenantState({ active }: { readonly active: '0' | '1' }) {
  const { t } = useTranslation('tenants');
  return <StatusBadge tone={active === '1' ? 'good' : 'bad'}>{t(active === '1' ? 'active' : 'suspended')}</StatusBadge>;
}
