import type { ListPath, RowOf } from '@strowger/client';
import { useToggle } from './use-toggle.tsx';

interface ActiveToggleOptions<P extends ListPath> {
  readonly path: P;
  readonly rowKey: (row: RowOf<P>) => string;
  /** @throws ApiError: the row is shown as before, and the message said */
  readonly save: (row: RowOf<P>, body: { readonly active: 0 | 1 }) => Promise<unknown>;
  /** What is said once it is done, beside "undo". */
  readonly say: (row: RowOf<P>, on: boolean) => string;
}

/** `useToggle` for rows with the API's flag `active`, 1 or 0. */
export function useActiveToggle<P extends ListPath>({ path, rowKey, save, say }: ActiveToggleOptions<P>) {
  return useToggle({
    path,
    rowKey,
    show: (row, on) => ({ ...row, active: on ? 1 : 0 }),
    save: (row, on) => save(row, { active: on ? 1 : 0 }),
    say,
  });
}
