import { Badge, type MantineColor } from '@mantine/core';
import type { ReactNode } from 'react';

/** What a state means to who looks at it. */
export type Tone = 'good' | 'bad' | 'warning' | 'busy' | 'neutral';

const COLOURS: Readonly<Record<Tone, MantineColor>> = {
  good: 'teal',
  bad: 'red',
  warning: 'orange',
  busy: 'blue',
  neutral: 'gray',
};

/** A state in a word; its colour only says it once more. */
export function StatusBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <Badge variant="light" color={COLOURS[tone]} tt="none" miw="max-content">
      {children}
    </Badge>
  );
}
