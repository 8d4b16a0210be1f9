import {
  ActionIcon,
  CloseButton,
  Combobox,
  InputBase,
  ScrollArea,
  Text,
  useCombobox,
  useMantineTheme,
} from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { IconBuilding } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { listAnswer } from '../api/list-answer.ts';
import { useMe } from '../session/use-me.ts';
import { chooseTenant, useChosenTenant } from './chosen-tenant.ts';

const SHOWN = 20;

async function findTenants(search: string) {
  const query = { search, page: 1, per_page: SHOWN, sort: 'company', order: 'asc' } as const;
  return listAnswer(await api.GET('/api/tenants', { params: { query } })).rows;
}

async function tenantName(id: number): Promise<string> {
  const { data } = await api.GET('/api/tenants/{tenant_id}', { params: { path: { tenant_id: id } } });
  return data?.company ?? '';
}

/** For the provider of an enterprise edition: which tenant lists are narrowed to. */
export function TenantSwitch() {
  const me = useMe();
  return me.kind === 'provider' && me.edition === 'enterprise' ? <TenantChoice /> : null;
}

function TenantChoice() {
  const { t } = useTranslation('shell');
  const theme = useMantineTheme();
  // The name has no room in the header of a phone; the dropdown marks the chosen one.
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const chosen = useChosenTenant();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 200);
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const found = useQuery({
    queryKey: ['get', '/api/tenants', 'switch', settled],
    queryFn: () => findTenants(settled),
    enabled: box.dropdownOpened,
  });
  const name = useQuery({
    queryKey: ['get', '/api/tenants', 'name', chosen],
    queryFn: () => tenantName(chosen ?? 0),
    enabled: chosen !== undefined,
  });
  const shown = chosen === undefined ? t('tenant.all') : (name.data ?? String(chosen));
  const choose = (value: string): void => {
    chooseTenant(value === '' ? undefined : Number(value));
    setSearch('');
    box.closeDropdown();
  };
  return (
    <Combobox store={box} onOptionSubmit={choose} withinPortal width={260} position="bottom-end">
      <Combobox.Target targetType="button">
        {isNarrow ? (
          <ActionIcon
            variant={chosen === undefined ? 'subtle' : 'light'}
            color={chosen === undefined ? 'gray' : theme.primaryColor}
            size="lg"
            aria-label={`${t('tenant.label')}: ${shown}`}
            onClick={() => box.toggleDropdown()}
          >
            <IconBuilding size={20} />
          </ActionIcon>
        ) : (
          <InputBase
            component="button"
            type="button"
            pointer
            w={200}
            aria-label={`${t('tenant.label')}: ${shown}`}
            onClick={() => box.toggleDropdown()}
            rightSectionPointerEvents={chosen === undefined ? 'none' : 'all'}
            rightSection={
              chosen === undefined ? (
                <Combobox.Chevron />
              ) : (
                <CloseButton size="sm" aria-label={t('tenant.all')} onClick={() => chooseTenant(undefined)} />
              )
            }
          >
            <Text span truncate display="block" inherit>
              {shown}
            </Text>
          </InputBase>
        )}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label={t('tenant.label')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Combobox.Options aria-label={t('tenant.label')}>
          <ScrollArea.Autosize mah={320} type="scroll">
            <Combobox.Option value="">{t('tenant.all')}</Combobox.Option>
            {found.data?.map(({ tenant_id, company }) => (
              <Combobox.Option key={tenant_id} value={String(tenant_id)} active={tenant_id === chosen}>
                {company}
              </Combobox.Option>
            ))}
          </ScrollArea.Autosize>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
