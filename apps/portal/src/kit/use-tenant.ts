import { createContext, useContext } from 'react';
import { useChosenTenant } from '../shell/chosen-tenant.ts';

/**
 * The tenant of the object on the page, for the pickers of its form; undefined: the one that the frame's switch names.
 * Wrap the form in `<TenantContext value={object.tenant_id}>` where the object tells.
 */
export const TenantContext = createContext<number | undefined>(undefined);

/** The tenant whose objects pickers offer; undefined: the caller's own, or of all for the provider. */
export function useTenantOfForm(): number | undefined {
  const chosen = useChosenTenant();
  return useContext(TenantContext) ?? chosen;
}

/** What a new object's body says of its tenant: nothing where the server knows it from the caller. */
export function useTenantOfNew(): { readonly tenant_id?: number } {
  const chosen = useChosenTenant();
  return chosen === undefined ? {} : { tenant_id: chosen };
}
