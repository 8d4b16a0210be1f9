import { Group } from '@mantine/core';
import type { ListPath } from '@strowger/client';
import type { ReactNode } from 'react';
import { AddLink } from '../links.tsx';
import { Page } from '../page.tsx';
import { ResourceTable, type ResourceTableProps } from './resource-table.tsx';

interface ListPageProps<P extends ListPath> extends Omit<ResourceTableProps<P>, 'caption' | 'empty'> {
  readonly title: string;
  readonly text: string;
  /** Where a new one is made; left out, or `false`, for whoever may not. */
  readonly add?: { readonly to: string; readonly label: string } | false;
  /** More buttons beside the title, before the one that adds. */
  readonly actions?: ReactNode;
  /** What is said where there are no rows at all. */
  readonly none: { readonly title: string; readonly text: string; readonly icon: ReactNode };
}

/** A page that is a list: its title, the way to a new one, the rows. */
export function ListPage<P extends ListPath>({ title, text, add, actions, none, ...table }: ListPageProps<P>) {
  const link = add ? <AddLink to={add.to}>{add.label}</AddLink> : undefined;
  return (
    <Page
      title={title}
      text={text}
      actions={
        <Group gap="xs">
          {actions}
          {link}
        </Group>
      }
    >
      <ResourceTable {...table} caption={title} empty={{ ...none, action: link }} />
    </Page>
  );
}
