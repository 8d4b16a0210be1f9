import { Group, Loader, ScrollArea, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowRight, IconBuilding, IconPhone, IconSearch, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FEATURES } from '../../features/index.ts';
import { useMe } from '../../session/use-me.ts';
import { bestFirst } from './match-words.ts';
import { pagesFor } from './pages-for.ts';
import classes from './palette.module.css';
import { type Found, useFoundObjects } from './use-found-objects.ts';

const PAUSE_MS = 200;

interface Entry extends Found {
  readonly icon: ReactNode;
}

interface Section {
  readonly key: 'pages' | 'extensions' | 'users' | 'tenants';
  readonly entries: readonly Entry[];
}

/** Where to go: typed, chosen with the arrow keys, taken with Enter. */
export default function PaletteBody({ onGone }: { readonly onGone: () => void }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState('');
  const { sections, searching } = useSections(typed);
  const entries = sections.flatMap((section) => section.entries);
  const [place, setPlace] = useState(0);
  const current = Math.min(place, entries.length - 1);
  const list = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  // The dialog has looked for what to focus before this part of it was loaded.
  useEffect(() => box.current?.focus(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry or another list shows another line
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current, typed]);
  const go = (entry: Found | undefined) => {
    if (entry === undefined) return;
    onGone();
    void navigate({ to: entry.to });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextPlace(event.key, current, entries.length);
    if (next !== null) setPlace(next);
    else if (event.key === 'Enter') go(entries[current]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextInput
        ref={box}
        data-autofocus
        role="combobox"
        aria-label={t('palette.label')}
        aria-expanded={entries.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(entries.length > 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
        placeholder={t('palette.label')}
        leftSection={searching ? <Loader size={16} aria-hidden /> : <IconSearch size={18} aria-hidden />}
        size="md"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
      />
      <VisuallyHidden role="status">{t('palette.found', { count: entries.length })}</VisuallyHidden>
      <ScrollArea.Autosize mah="min(60vh, 28rem)" mt="xs" type="auto">
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('palette.label')}>
          {sections.map(({ key, entries: some }) => (
            // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped by role (ARIA 1.2)
            <div key={key} role="group" aria-labelledby={`${id}-${key}`}>
              <Text id={`${id}-${key}`} size="xs" fw={700} c="dimmed" tt="uppercase" px="sm" pt="sm" pb={4}>
                {t(`palette.${key}`)}
              </Text>
              {some.map((entry) => {
                const index = entries.indexOf(entry);
                return (
                  <Line
                    key={entry.to}
                    id={`${id}-${index}`}
                    entry={entry}
                    chosen={index === current}
                    onGo={() => go(entry)}
                  />
                );
              })}
            </div>
          ))}
        </div>
      </ScrollArea.Autosize>
      {entries.length === 0 && !searching && (
        <Text size="sm" c="dimmed" p="sm">
          {t('palette.nothing')}
        </Text>
      )}
    </>
  );
}

interface LineProps {
  readonly id: string;
  readonly entry: Entry;
  readonly chosen: boolean;
  readonly onGo: () => void;
}

/** The keys stay with the text; the mouse may take a line as well. */
function Line({ id, entry, chosen, onGo }: LineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the combobox that owns the list (ARIA APG)
    <div id={id} role="option" tabIndex={-1} aria-selected={chosen} className={classes['line']} onClick={onGo}>
      <Group gap="sm" wrap="nowrap">
        {entry.icon}
        <Text span truncate>
          {entry.title}
        </Text>
        <Text span size="sm" ml="auto" truncate>
          {entry.note}
        </Text>
      </Group>
    </div>
  );
}

function useSections(typed: string): { readonly sections: readonly Section[]; readonly searching: boolean } {
  const { t } = useTranslation('pages');
  const me = useMe();
  const [settled] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const { searching, ...found } = useFoundObjects(settled);
  const all = pagesFor(me, FEATURES);
  const offered = typed.trim() === '' ? all.filter(({ icon }) => icon !== undefined) : all;
  const pages = bestFirst(offered, ({ titleKey }) => t(titleKey), typed).map(({ path, titleKey, icon: PageIcon }) => ({
    to: path,
    title: t(titleKey),
    note: '',
    icon: PageIcon === undefined ? <IconArrowRight size={18} aria-hidden /> : <PageIcon size={18} aria-hidden />,
  }));
  const withIcon = (some: readonly Found[], icon: ReactNode) => some.map((entry) => ({ ...entry, icon }));
  const sections: readonly Section[] = [
    { key: 'pages', entries: pages },
    { key: 'extensions', entries: withIcon(found.extensions, <IconPhone size={18} aria-hidden />) },
    { key: 'users', entries: withIcon(found.users, <IconUser size={18} aria-hidden />) },
    { key: 'tenants', entries: withIcon(found.tenants, <IconBuilding size={18} aria-hidden />) },
  ];
  return { sections: sections.filter(({ entries }) => entries.length > 0), searching };
}

function nextPlace(key: string, current: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (current + 1) % count;
    case 'ArrowUp':
      return (current - 1 + count) % count;
    case 'PageDown':
      return Math.min(current + 5, count - 1);
    case 'PageUp':
      return Math.max(current - 5, 0);
    default:
      return null;
  }
}
