import { Fieldset, SimpleGrid, Text } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { at, elementAt, seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { RESOURCES, UNLIMITED } from '../packages/package-values.ts';

const PATH = '/api/billing/quota/all/{tenant_id}';
type Quota = RowOf<typeof PATH>;

const METERED = RESOURCES.filter(({ isMetered }) => isMetered);

interface IncludedValues {
  quotas: { resource_id: number; quota_limit: number }[];
}

interface IncludedTabProps {
  readonly tenantId: number;
}

/** What is included each month for one tenant, whatever its package says (contract 10 §9.1). */
export function IncludedTab({ tenantId }: IncludedTabProps) {
  const found = $api.useQuery('get', PATH, { params: { path: { tenant_id: tenantId } } });
  if (found.error) return <LoadFailed error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <ListSkeleton />;
  return <IncludedForm tenantId={tenantId} quotas={found.data} />;
}

function IncludedForm({ tenantId, quotas }: IncludedTabProps & { readonly quotas: readonly Quota[] }) {
  const { t } = useTranslation(['packages', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const initial = useMemo<IncludedValues>(
    () => ({
      quotas: quotas
        .filter(({ resource_id }) => METERED.some(({ id }) => id === String(resource_id)))
        .map(({ resource_id, quota_limit }) => ({ resource_id, quota_limit })),
    }),
    [quotas],
  );
  const form = useResourceForm<IncludedValues, unknown>({
    initial,
    save: (values) => {
      // What is sent no longer follows the package: only what was changed is.
      const changed = values.quotas.filter((one, place) => one.quota_limit !== initial.quotas[place]?.quota_limit);
      return api.PUT('/api/billing/quota/{tenant_id}', { params: { path: { tenant_id: tenantId } }, body: changed });
    },
    onSaved: () => {
      say(t('common:saved'));
      void refresh('billing', 'tenants');
    },
  });
  return (
    <ResourceForm form={form} label={t('packages:metered')} onCancel={() => void navigate({ to: '/tenants' })}>
      <FormSection title={t('packages:metered')} text={t('packages:ownText')}>
        {form.values.quotas.map((one, place) => {
          const resource = METERED.find(({ id }) => id === String(one.resource_id));
          if (resource === undefined) return null;
          const limit = at(elementAt(form.at('quotas'), place, one), 'quota_limit');
          const used = quotas.find(({ resource_id }) => resource_id === one.resource_id)?.quota_used ?? 0;
          return (
            <Fieldset key={one.resource_id} legend={t(`packages:resources.${resource.id}`)}>
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <SwitchField
                  of={seenAs(
                    limit,
                    (stored) => stored === UNLIMITED,
                    (on: boolean) => (on ? UNLIMITED : resource.limit),
                  )}
                  label={t('packages:unlimited')}
                />
                {one.quota_limit !== UNLIMITED && <NumberField of={limit} label={t('packages:limit')} min={0} />}
              </SimpleGrid>
              <Text size="sm" c="dimmed">
                {t('packages:usedNow', { used })}
              </Text>
            </Fieldset>
          );
        })}
      </FormSection>
    </ResourceForm>
  );
}
