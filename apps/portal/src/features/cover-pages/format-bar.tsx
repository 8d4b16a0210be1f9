import { ActionIcon, FileButton, Group, Tooltip } from '@mantine/core';
import {
  IconAlignCenter,
  IconBold,
  IconHeading,
  IconItalic,
  IconList,
  IconPhoto,
  IconPilcrow,
  IconSeparatorHorizontal,
  IconTable,
  IconUnderline,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sayFailure } from '../../kit/say.ts';
import { type EditedText, inserted, wrapped } from './edit-text.ts';
import { pictureTag } from './picture-tag.ts';

type Edit = (change: (before: EditedText) => EditedText) => void;

/** Tags around what is selected. */
const AROUND = [
  { name: 'heading', icon: IconHeading, before: '<h1>', after: '</h1>\n' },
  { name: 'paragraph', icon: IconPilcrow, before: '<p>', after: '</p>\n' },
  { name: 'bold', icon: IconBold, before: '<b>', after: '</b>' },
  { name: 'italic', icon: IconItalic, before: '<i>', after: '</i>' },
  { name: 'underline', icon: IconUnderline, before: '<u>', after: '</u>' },
  { name: 'centre', icon: IconAlignCenter, before: '<p style="text-align:center">', after: '</p>\n' },
  { name: 'list', icon: IconList, before: '<ul>\n  <li>', after: '</li>\n</ul>\n' },
  { name: 'table', icon: IconTable, before: '<table>\n  <tr><td>', after: '</td><td></td></tr>\n</table>\n' },
] as const;

/** Buttons that put tags into the text, around what is selected. */
export function FormatBar({ edit }: { edit: Edit }) {
  const { t } = useTranslation('coverPages');
  const addPicture = async (file: File | null) => {
    if (file === null) return;
    const tag = await pictureTag(file).catch(() => null);
    if (tag === null) return sayFailure(new Error(t('noPicture', { name: file.name })));
    edit((before) => inserted(before, tag));
  };
  return (
    <Group gap={4} role="toolbar" aria-label={t('format')}>
      {AROUND.map(({ name, icon: Icon, before, after }) => (
        <Tool key={name} label={t(`tags.${name}`)} run={() => edit((text) => wrapped(text, before, after))}>
          <Icon size={18} aria-hidden />
        </Tool>
      ))}
      <Tool label={t('tags.line')} run={() => edit((text) => inserted(text, '<hr>\n'))}>
        <IconSeparatorHorizontal size={18} aria-hidden />
      </Tool>
      <FileButton accept="image/png,image/jpeg,image/gif,image/webp" onChange={(file) => void addPicture(file)}>
        {({ onClick }) => (
          <Tool label={t('tags.picture')} run={onClick}>
            <IconPhoto size={18} aria-hidden />
          </Tool>
        )}
      </FileButton>
    </Group>
  );
}

function Tool({ label, run, children }: { label: string; run: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon type="button" variant="default" size={32} aria-label={label} onClick={run}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
