import { Stack, Textarea } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProps, inputProps } from '../../kit/fields/field-props.ts';
import { type EditedText, inserted } from './edit-text.ts';
import { folded, unfolded } from './fold-pictures.ts';
import type { TokenGroup } from './merge-tokens.ts';
import { TokenPalette } from './token-palette.tsx';

/** Changes the text from what is selected in it. */
export type TextEdit = (change: (before: EditedText) => EditedText) => void;

interface TokenTextFieldProps extends FieldProps<string, string> {
  /** Tokens that are offered; default: all. */
  readonly groups?: readonly TokenGroup[];
  /** More buttons that change the text, above it. */
  readonly toolbar?: (edit: TextEdit) => ReactNode;
  /** It is written in a language of signs. */
  readonly isCode?: boolean;
  readonly rows?: number;
}

/** A text with tokens, which are put where the caret is; pictures in it stand by a name while it is edited. */
export function TokenTextField({ groups, toolbar, isCode = false, rows = 4, ...props }: TokenTextFieldProps) {
  const { t } = useTranslation('mergeTokens');
  const { of } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const known = useRef<readonly string[]>([]);
  const { text, pictures } = folded(of.value, known.current);
  known.current = pictures;
  const edit: TextEdit = (change) => {
    const element = area.current;
    if (element === null) return;
    const { selectionStart, selectionEnd } = element;
    const after = change({ text, start: selectionStart, end: selectionEnd });
    of.set(unfolded({ text: after.text, pictures }));
    element.focus();
    const placeOf = (end: number) => folded(after.text.slice(0, end), pictures).text.length;
    // The new text stands in the field after the next frame, and the caret can be put into it.
    requestAnimationFrame(() => element.setSelectionRange(placeOf(after.start), placeOf(after.end)));
  };
  return (
    <Stack gap="sm">
      {toolbar?.(edit)}
      <Textarea
        {...inputProps(props)}
        ref={area}
        autosize
        minRows={rows}
        maxRows={rows * 2}
        {...(isCode ? { spellCheck: false, styles: CODE } : {})}
        value={text}
        onChange={(event) => of.set(unfolded({ text: event.currentTarget.value, pictures }))}
      />
      <TokenPalette
        {...(groups === undefined ? {} : { groups })}
        act={(token) => t('insert', { token })}
        pick={(token) => edit((before) => inserted(before, token))}
      />
    </Stack>
  );
}

const CODE = { input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 'var(--mantine-font-size-xs)' } };
