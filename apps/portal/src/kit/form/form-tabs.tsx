import { Badge, Stack, Tabs } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchState } from '../../app/use-search.ts';
import type { FieldErrors } from './binding.ts';
import { isErrorOf } from './field-errors.ts';

export interface FormTab {
  /** In the address. */
  readonly value: string;
  readonly label: string;
  /** Fields of the form that stand in it: what the server says of them is counted on the tab. */
  readonly fields?: readonly string[];
  readonly content: ReactNode;
}

/** Tabs of an object, the open one in the address; one with an error is opened by itself. */
export function FormTabs({
  tabs,
  errors = {},
  label,
}: {
  tabs: readonly FormTab[];
  errors?: FieldErrors;
  label: string;
}) {
  const { t } = useTranslation('kit');
  const [address, change] = useSearchState((raw) => ({ tab: typeof raw['tab'] === 'string' ? raw['tab'] : '' }));
  const open = tabs.find(({ value }) => value === address.tab) ?? tabs[0];
  // What was typed in a tab outlasts a look at another one; a tab that nobody has opened reads nothing.
  const visited = useRef(new Set<string>());
  if (open !== undefined) visited.current.add(open.value);
  const counts = new Map(tabs.map((tab) => [tab.value, errorsIn(tab, errors)]));
  const wrong = tabs.find(({ value }) => (counts.get(value) ?? 0) > 0)?.value;
  const isOpenRight = open !== undefined && counts.get(open.value) === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only new errors open another tab, not a click on one
  useEffect(() => {
    if (wrong !== undefined && isOpenRight) change({ tab: wrong });
  }, [errors]);
  return (
    <Tabs value={open?.value ?? null} onChange={(tab) => change({ tab: tab ?? '' })} keepMounted>
      <Tabs.List aria-label={label}>
        {tabs.map((tab) => (
          <Tabs.Tab
            key={tab.value}
            value={tab.value}
            rightSection={<ErrorCount count={counts.get(tab.value) ?? 0} label={t('form.errors')} />}
          >
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.value} value={tab.value} pt="md">
          <Stack gap="lg">{visited.current.has(tab.value) && tab.content}</Stack>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function ErrorCount({ count, label }: { count: number; label: string }) {
  if (count === 0) return null;
  return (
    <Badge color="red" size="xs" circle aria-label={`${count} ${label}`}>
      {count}
    </Badge>
  );
}

function errorsIn({ fields = [] }: FormTab, errors: FieldErrors): number {
  return Object.entries(errors).filter(([path, message]) => message !== undefined && isErrorOf(path, fields)).length;
}
