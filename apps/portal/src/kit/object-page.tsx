import { Fragment, type ReactNode } from 'react';
import { ListSkeleton } from './list/list-skeleton.tsx';
import { LoadFailed } from './load-failed.tsx';
import { type Crumb, Page } from './page.tsx';
import { TenantGate } from './tenant-gate.tsx';

/** What reading an object has come to: what `$api.useQuery` gives. */
interface Found<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface ObjectPageProps<T> {
  readonly found: Found<T>;
  readonly nameOf: (object: T) => string;
  /** Its title where it cannot be read. */
  readonly unknown: string;
  readonly crumbs: readonly Crumb[];
  readonly text?: string;
  readonly actions?: ReactNode;
  readonly children: (object: T) => ReactNode;
}

/** The page of one object: while it is read, when it could not be, and once it is there. */
export function ObjectPage<T>({ found, nameOf, unknown, crumbs, text, actions, children }: ObjectPageProps<T>) {
  const { data, error, refetch } = found;
  const failed = error !== null && error !== undefined;
  const title = data === undefined ? (failed ? unknown : undefined) : nameOf(data);
  return (
    <Page title={title} crumbs={crumbs} actions={actions} {...(text === undefined ? {} : { text })}>
      {failed && <LoadFailed error={error} retry={() => void refetch()} />}
      {data === undefined ? !failed && <ListSkeleton /> : children(data)}
    </Page>
  );
}

interface FormPageProps<T> extends Omit<ObjectPageProps<T>, 'children'> {
  /** Id in the address; empty: a new one. */
  readonly id: string;
  /** Title and text where it is a new one; `ofTenant`: the provider is asked for which tenant. */
  readonly fresh: { readonly title: string; readonly text?: string; readonly ofTenant?: boolean };
  /** The form of the object; null: of a new one. */
  readonly form: (object: T | null) => ReactNode;
}

/** The page of an object that is its form, for a new one and an old one alike. */
export function FormPage<T>({ id, fresh, form, ...page }: FormPageProps<T>) {
  if (id !== '') {
    return <ObjectPage {...page}>{(object) => <Fragment key={id}>{form(object)}</Fragment>}</ObjectPage>;
  }
  const { title, text, ofTenant = false } = fresh;
  return (
    <Page title={title} crumbs={page.crumbs} {...(text === undefined ? {} : { text })}>
      {ofTenant ? <TenantGate>{form(null)}</TenantGate> : form(null)}
    </Page>
  );
}
