import type { FieldProps } from '../../kit/fields/field-props.ts';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';
import type { NamedRow } from './row-name.tsx';

interface RowPickerProps extends FieldProps<string | null | undefined, string> {
  readonly kind: NamedRow;
}

/** One of what programs play and send, held by its id. */
export function RowPicker({ kind, ...props }: RowPickerProps) {
  switch (kind) {
    case 'recording':
      return (
        <ServerSelect
          {...props}
          path="/api/recordings"
          option={(row) => ({ value: String(row.recording_id), label: row.name })}
          lookUp={(recording_id) => ({ recording_id })}
        />
      );
    case 'document':
      return (
        <ServerSelect
          {...props}
          path="/api/documents"
          option={(row) => ({ value: String(row.document_id), label: row.name })}
          lookUp={(document_id) => ({ document_id })}
        />
      );
    case 'text':
      return (
        <ServerSelect
          {...props}
          path="/api/texts"
          option={(row) => ({ value: String(row.text_id), label: row.name })}
          lookUp={(text_id) => ({ text_id })}
        />
      );
    case 'template':
      return (
        <ServerSelect
          {...props}
          path="/api/templates"
          option={(row) => ({ value: String(row.template_id), label: row.name })}
          lookUp={(template_id) => ({ template_id })}
        />
      );
  }
}
