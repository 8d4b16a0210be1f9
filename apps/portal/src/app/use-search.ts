import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/**
 * The search part of the address as state: filters, page, tab.
 *
 * @param parse makes sense of whatever stands there; the same function as the page's `search`
 * @returns the values, and a function that changes some of them (`undefined` removes one)
 */
export function useSearchState<T>(
  parse: (raw: Readonly<Record<string, unknown>>) => T,
): readonly [T, (change: Partial<T>, options?: { replace?: boolean }) => void] {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (values: Partial<T>, { replace = true }: { replace?: boolean } = {}) => {
      void navigate({ to: '.', search: (before: object) => ({ ...before, ...values }), replace });
    },
    [navigate],
  );
  return [parse(raw), change];
}

/** A parameter of the page's path: `$id` of `/ring-groups/$id` is `usePathParameter('id')`; `''` where there is none. */
export function usePathParameter(name: string): string {
  const parameters: Record<string, unknown> = useParams({ strict: false });
  const value = parameters[name];
  return typeof value === 'string' ? value : '';
}
