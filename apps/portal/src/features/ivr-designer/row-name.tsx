import type { ListPath, RowOf } from '@strowger/client';
import { useQuery } from '@tanstack/react-query';
import { listOptions } from '../../kit/list/read-list.ts';

/** What nodes name by an id. */
export type NamedRow = 'recording' | 'document' | 'text' | 'template';

/** The name of a row that a node names; its id until it is known. */
export function RowName({ of, id }: { of: NamedRow; id: string }) {
  switch (of) {
    case 'recording':
      return <Named path="/api/recordings" id={id} filter="recording_id" nameOf={(row) => row.name} />;
    case 'document':
      return <Named path="/api/documents" id={id} filter="document_id" nameOf={(row) => row.name} />;
    case 'text':
      return <Named path="/api/texts" id={id} filter="text_id" nameOf={(row) => row.name} />;
    case 'template':
      return <Named path="/api/templates" id={id} filter="template_id" nameOf={(row) => row.name} />;
  }
}

interface NamedProps<P extends ListPath> {
  readonly path: P;
  readonly id: string;
  readonly filter: string;
  readonly nameOf: (row: RowOf<P>) => string;
}

function Named<P extends ListPath>({ path, id, filter, nameOf }: NamedProps<P>) {
  const found = useQuery(listOptions({ path, query: { [filter]: id, page: 1, per_page: 1 } }));
  const [row] = found.data?.rows ?? [];
  return row === undefined ? `#${id}` : nameOf(row);
}
