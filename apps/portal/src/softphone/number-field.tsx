import { Loader, Stack, TextInput, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dialString } from './dial-string.ts';
import classes from './number-field.module.css';
import { type DirectoryEntry, useDirectory } from './use-directory.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onChosen: (colleague: DirectoryEntry) => void;
  readonly onEnter: () => void;
  readonly isFocused?: boolean;
  readonly rightSection?: ReactNode;
}

/** Takes a number, or finds it by a colleague's name. */
export function NumberField({ label, value, onChange, onChosen, onEnter, isFocused = false, rightSection }: Props) {
  const { t } = useTranslation('softphone');
  const { entries, isSearching } = useDirectory(value);
  const isNobody = value.trim() !== '' && !isSearching && entries.length === 0 && dialString(value) === null;
  return (
    <Stack gap={4}>
      <TextInput
        label={label}
        placeholder={t('dial.placeholder')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter();
        }}
        error={isNobody ? t('dial.noNumber') : undefined}
        rightSection={isSearching ? <Loader size="xs" aria-label={t('dial.searching')} /> : rightSection}
        autoComplete="off"
        autoFocus={isFocused}
      />
      {entries.length > 0 && (
        <ul className={classes['results']} aria-label={t('dial.results')}>
          {entries.map((entry) => (
            <li key={entry.extension}>
              <UnstyledButton className={classes['result'] ?? ''} onClick={() => onChosen(entry)}>
                <span>{entry.name === '' ? entry.extension : entry.name}</span>
                {entry.name !== '' && <span className={classes['number']}>{entry.extension}</span>}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <VisuallyHidden role="status">{entries.length > 0 ? t('dial.results') : ''}</VisuallyHidden>
    </Stack>
  );
}
