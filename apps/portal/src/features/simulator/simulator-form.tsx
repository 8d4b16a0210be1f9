import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownAt, zonedInstant } from '../../kit/format/zoned-time.ts';
import { listOptions } from '../../kit/list/read-list.ts';
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
  const { names, usual } = useDomains(kind === 'provider');
  const domain = typed.domain || usual;
  const set = (change: Partial<SimulatedCall>) => setTyped((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSimulate({ ...typed, domain, from: typed.from.trim(), to: typed.to.trim() });
  };
  return (
    <form aria-label={t('title')} onSubmit={submit}>
      <Group align="flex-end">
        {kind === 'provider' && (
          <DomainSelect names={names} value={domain} onChange={(chosen) => set({ domain: chosen })} />
        )}
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

const OFFERED = 100;

/** The domains there are, and the one of the tenant that the provider looks at. */
function useDomains(enabled: boolean): { readonly names: readonly string[]; readonly usual: string } {
  const tenantId = useChosenTenant();
  const domains = useQuery({
    ...listOptions({ path: '/api/fpbx_domains', query: { page: 1, per_page: OFFERED } }),
    enabled,
  });
  const rows = domains.data?.rows ?? [];
  const names = rows.map((row) => row.domain_name);
  return { names, usual: rows.find((row) => row.tenant_id === tenantId)?.domain_name ?? '' };
}

interface DomainSelectProps {
  readonly names: readonly string[];
  readonly value: string;
  readonly onChange: (domain: string) => void;
}

function DomainSelect({ names, value, onChange }: DomainSelectProps) {
  const { t } = useTranslation('simulator');
  return (
    <Select
      label={t('domain')}
      data={value === '' || names.includes(value) ? [...names] : [value, ...names]}
      value={value === '' ? null : value}
      onChange={(domain) => onChange(domain ?? '')}
      searchable
      clearable
    />
  );
}
