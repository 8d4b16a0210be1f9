import type { ListPath } from '@strowger/client';
import { useQuery } from '@tanstack/react-query';
import { FEATURES } from '../../features/index.ts';
import { listOptions } from '../../kit/list/read-list.ts';
import { namedNumber } from '../../kit/pickers/named-number.ts';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../chosen-tenant.ts';
import { mayOpen } from './pages-for.ts';

/** Something that can be jumped to. */
export interface Found {
  readonly to: string;
  readonly title: string;
  /** More to tell it by. */
  readonly note: string;
}

export interface FoundObjects {
  readonly extensions: readonly Found[];
  readonly users: readonly Found[];
  readonly tenants: readonly Found[];
  readonly searching: boolean;
}

const SHOWN = 5;
const LEAST_TYPED = 2;

/** Extensions, users and tenants that the server finds, as far as the caller may open them. */
export function useFoundObjects(search: string): FoundObjects {
  const me = useMe();
  const asks = (page: string) => search.length >= LEAST_TYPED && mayOpen(me, FEATURES, page);
  const extensions = useSearch('/api/fpbx_extensions', search, asks('/extensions/$id'));
  const users = useSearch('/api/users', search, asks('/users/$id'));
  const tenants = useSearch('/api/tenants', search, asks('/tenants/$id'), false);
  return {
    extensions: extensions.rows.map((row) => ({
      to: `/extensions/${row.extension_uuid}`,
      title: namedNumber(row.extension, row.effective_caller_id_name),
      note: row.tenant_name ?? row.linked_username ?? '',
    })),
    users: users.rows.map((row) => ({
      to: `/users/${row.user_id}`,
      title: row.username,
      note: `${row.first_name} ${row.last_name}`.trim(),
    })),
    tenants: tenants.rows.map((row) => ({ to: `/tenants/${row.tenant_id}`, title: row.company, note: '' })),
    searching: extensions.searching || users.searching || tenants.searching,
  };
}

function useSearch<P extends ListPath>(path: P, search: string, enabled: boolean, ofTenant = true) {
  const chosen = useChosenTenant();
  const tenant = ofTenant && chosen !== undefined ? { tenant_id: chosen } : {};
  const query = { search, page: 1, per_page: SHOWN, ...tenant };
  const found = useQuery({ ...listOptions({ path, query }), enabled });
  return { rows: enabled ? (found.data?.rows ?? []) : [], searching: enabled && found.isFetching };
}
