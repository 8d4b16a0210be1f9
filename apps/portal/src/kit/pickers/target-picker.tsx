import type { FieldProps } from '../fields/field-props.ts';
import { ExtensionPicker } from './extension-picker.tsx';
import { namedNumber } from './named-number.ts';
import { ServerSelect } from './server-select.tsx';

/** Kinds of objects of a tenant that have a number. */
export type TargetKind =
  | 'extension'
  | 'ring_group'
  | 'call_queue'
  | 'ivr_menu'
  | 'conference'
  | 'time_condition'
  | 'call_flow'
  | 'voicemail';

interface TargetPickerProps extends FieldProps<string | null | undefined, string> {
  readonly kind: TargetKind;
}

/** An object of a kind, held by its number (of a mailbox by its id). */
export function TargetPicker({ kind, ...props }: TargetPickerProps) {
  switch (kind) {
    case 'extension':
      return <ExtensionPicker {...props} />;
    case 'ring_group':
      return (
        <ServerSelect
          {...props}
          path="/api/ring_groups"
          option={(row) => option(row.ring_group_extension, row.ring_group_name)}
        />
      );
    case 'call_queue':
      return (
        <ServerSelect
          {...props}
          path="/api/call_queues"
          option={(row) => option(row.queue_extension, row.queue_name)}
        />
      );
    case 'ivr_menu':
      return (
        <ServerSelect
          {...props}
          path="/api/ivr_menus"
          option={(row) => option(row.ivr_menu_extension, row.ivr_menu_name)}
        />
      );
    case 'conference':
      return (
        <ServerSelect
          {...props}
          path="/api/conferences"
          option={(row) => option(row.conference_center_extension, row.conference_center_name)}
        />
      );
    case 'time_condition':
      return (
        <ServerSelect {...props} path="/api/time_conditions" option={(row) => option(row.tc_extension, row.tc_name)} />
      );
    case 'call_flow':
      return (
        <ServerSelect
          {...props}
          path="/api/call_flows"
          option={(row) => option(row.call_flow_extension, row.call_flow_name)}
        />
      );
    case 'voicemail':
      return (
        <ServerSelect
          {...props}
          path="/api/voicemails"
          option={(row) => option(row.voicemail_id, row.voicemail_description ?? row.voicemail_mail_to)}
        />
      );
  }
}

function option(number: string | null, name: string | null | undefined) {
  return number === null || number === '' ? null : { value: number, label: namedNumber(number, name) };
}
