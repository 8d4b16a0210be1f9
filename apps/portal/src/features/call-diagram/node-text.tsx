import { Group, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface NodeTextProps {
  readonly icon: Icon;
  /** What kind of place it is, above. */
  readonly kind: string;
  readonly children: ReactNode;
}

/** What stands in a node: an icon, the kind of place, and which one. */
export function NodeText({ icon: Sign, kind, children }: NodeTextProps) {
  return (
    <Group gap="xs" wrap="nowrap">
      <Sign size={20} aria-hidden style={{ flexShrink: 0 }} />
      <span style={{ minWidth: 0 }}>
        <Text size="xs" c="dimmed" truncate component="span" display="block">
          {kind}
        </Text>
        <Text size="sm" fw={500} truncate component="span" display="block">
          {children}
        </Text>
      </span>
    </Group>
  );
}
