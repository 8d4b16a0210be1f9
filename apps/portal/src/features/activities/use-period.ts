import { useSearchState } from '../../app/use-search.ts';
import { type Period, readPeriod } from './period.ts';

interface InAddress {
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly page: undefined;
}

/** A period in the address of the page; another one shows its first page. */
export function usePeriod(): readonly [Period, (change: Partial<Period>) => void] {
  const [address, change] = useSearchState<InAddress>((raw) => ({ ...readPeriod(raw), page: undefined }));
  const period = { since: address.since ?? '', until: address.until ?? '' };
  const set = (next: Partial<Period>) => {
    const { since, until } = { ...period, ...next };
    change({ since: since || undefined, until: until || undefined, page: undefined });
  };
  return [period, set];
}
