import { Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownAt, zonedInstant } from '../../kit/format/zoned-time.ts';
import { listOptions } from '../../kit/list/read-list.ts';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import type { SimulatedCall } from './simulated-call.ts';

interface SimulatorFormProps {
  readonly call: SimulatedCall;
  readonly onSimulate: (call: SimulatedCall) => void;
  readonly busy: boolean;
}

/** Who calls whom, when, and for the provider at which tenant. */
export function SimulatorForm({ call, onSimulate, busy }: SimulatorFormProps) {
  const { t } = useTranslation('simulator');
  const { kind, timeZone } = useMe();
  const [typed, setTyped] = useState(call);
  const usual = useUsualDomain();
  const domain = typed.domain || usual;
  const set = (change: Partial<SimulatedCall>) => setTyped((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSimulate({ ...typed, domain, from: typed.from.trim(), to: typed.to.trim() });
  };
  return (
    <form aria-label={t('title')} onSubmit={submit}>
      <Group align="flex-end">
        {kind === 'provider' && <DomainSelect value={domain} onChange={(chosen) => set({ domain: chosen })} />}
        <TextInput
          label={t('from')}
          placeholder={t('fromExample')}
          value={typed.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
          required
        />
        <TextInput
          label={t('to')}
          placeholder={t('toExample')}
          value={typed.to}
          onChange={(event) => set({ to: event.currentTarget.value })}
          required
        />
        <TextInput
          type="datetime-local"
          label={t('at')}
          value={typed.at === '' ? '' : shownAt(new Date(typed.at), timeZone)}
          onChange={(event) => set({ at: zonedInstant(event.currentTarget.value, timeZone)?.toISOString() ?? '' })}
        />
        <Button type="submit" loading={busy} disabled={typed.from.trim() === '' || typed.to.trim() === ''}>
          {t('simulate')}
        </Button>
      </Group>
    </form>
  );
}

/** The domain of the tenant that the provider looks at; empty: he looks at all, or it is being read. */
function useUsualDomain(): string {
  const tenant_id = useChosenTenant();
  const query = { tenant_id: tenant_id ?? null, page: 1, per_page: 1 };
  const found = useQuery({ ...listOptions({ path: '/api/fpbx_domains', query }), enabled: tenant_id !== undefined });
  return tenant_id === undefined ? '' : (found.data?.rows[0]?.domain_name ?? '');
}

function DomainSelect({ value, onChange }: { value: string; onChange: (domain: string) => void }) {
  const { t } = useTranslation('simulator');
  return (
    <ServerSelect
      of={{ path: 'domain', value, set: onChange, errors: {} }}
      label={t('domain')}
      path="/api/fpbx_domains"
      option={({ domain_name }) => ({ value: domain_name, label: domain_name })}
    />
  );
}
