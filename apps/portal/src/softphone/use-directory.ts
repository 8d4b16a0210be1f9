import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { $api } from '../api/client.ts';

const TYPING_MS = 200;
const SHOWN = 8;

export interface DirectoryEntry {
  readonly extension: string;
  readonly name: string;
}

/** Colleagues whose number or name contains a text, found by the server; none for an empty text. */
export function useDirectory(text: string): { entries: readonly DirectoryEntry[]; isSearching: boolean } {
  const [search] = useDebouncedValue(text.trim(), TYPING_MS);
  const isWanted = search !== '' && text.trim() !== '';
  const found = $api.useQuery(
    'get',
    '/api/softphone/directory',
    { params: { query: { search, limit: SHOWN } } },
    { enabled: isWanted, placeholderData: keepPreviousData },
  );
  const entries = isWanted ? (found.data ?? []) : [];
  return { entries, isSearching: text.trim() !== search || found.isFetching };
}
