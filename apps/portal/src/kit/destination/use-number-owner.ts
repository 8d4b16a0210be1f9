import { $api } from '../../api/client.ts';
import { useTenantOfForm } from '../use-tenant.ts';
import { mayBeOwn } from './destination-kind.ts';
import type { DestinationValue } from './destination-value.ts';

/** What has a number, in the server's words (contract 20 §0.7); undefined while it is not known, or when nothing has. */
export function useNumberOwner(value: DestinationValue): string | undefined {
  const tenantId = useTenantOfForm();
  const extension = value.kind === 'number' ? value.number : '';
  const query = { extension, ...(tenantId === undefined ? {} : { tenant_id: tenantId }) };
  const answer = $api.useQuery(
    'get',
    '/api/fpbx_extensions/check',
    { params: { query } },
    { enabled: mayBeOwn(value), retry: false },
  );
  return answer.data?.used_by;
}
