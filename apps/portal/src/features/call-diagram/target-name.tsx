import type { ListPath, RowOf } from '@strowger/client';
import { useQuery } from '@tanstack/react-query';
import type { DestinationKind } from '../../kit/destination/destination-kind.ts';
import { listOptions } from '../../kit/list/read-list.ts';
import { namedNumber } from '../../kit/pickers/named-number.ts';
import { useTenantOfForm } from '../../kit/use-tenant.ts';

interface TargetNameProps {
  readonly kind: DestinationKind;
  /** Its number, as the destination names it. */
  readonly target: string;
}

/** A target with what it is called: `1001 · Alice`. */
export function TargetName({ kind, target }: TargetNameProps) {
  switch (kind) {
    case 'extension':
      return (
        <Named
          path="/api/fpbx_extensions"
          number={target}
          nameOf={(row) => (row.extension === target ? row.effective_caller_id_name : null)}
        />
      );
    case 'ring_group':
      return (
        <Named
          path="/api/ring_groups"
          number={target}
          nameOf={(row) => (row.ring_group_extension === target ? row.ring_group_name : null)}
        />
      );
    case 'call_queue':
      return (
        <Named
          path="/api/call_queues"
          number={target}
          nameOf={(row) => (row.queue_extension === target ? row.queue_name : null)}
        />
      );
    case 'ivr_menu':
      return (
        <Named
          path="/api/ivr_menus"
          number={target}
          nameOf={(row) => (row.ivr_menu_extension === target ? row.ivr_menu_name : null)}
        />
      );
    case 'conference':
      return (
        <Named
          path="/api/conferences"
          number={target}
          nameOf={(row) => (row.conference_center_extension === target ? row.conference_center_name : null)}
        />
      );
    case 'time_condition':
      return (
        <Named
          path="/api/time_conditions"
          number={target}
          nameOf={(row) => (row.tc_extension === target ? row.tc_name : null)}
        />
      );
    case 'call_flow':
      return (
        <Named
          path="/api/call_flows"
          number={target}
          nameOf={(row) => (row.call_flow_extension === target ? row.call_flow_name : null)}
        />
      );
    default:
      return target;
  }
}

interface NamedProps<P extends ListPath> {
  readonly path: P;
  readonly number: string;
  /** Null: it is another row. */
  readonly nameOf: (row: RowOf<P>) => string | null | undefined;
}

function Named<P extends ListPath>({ path, number, nameOf }: NamedProps<P>) {
  const tenantId = useTenantOfForm();
  const tenant = tenantId === undefined ? {} : { tenant_id: tenantId };
  const query = { ...tenant, page: 1, per_page: 50, search: number };
  const found = useQuery({ ...listOptions({ path, query }), enabled: number !== '', placeholderData: () => undefined });
  const name = (found.data?.rows ?? []).map(nameOf).find((one) => one !== null && one !== undefined);
  return namedNumber(number, name);
}
