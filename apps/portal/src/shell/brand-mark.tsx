import { Anchor, Group, Image, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useBranding } from '../session/use-branding.ts';
import { OUR_MARK } from './our-mark.ts';

/** Logo or name of the product; leads to the dashboard. */
export function BrandMark() {
  const { title, logoUrl, isOurs } = useBranding();
  return (
    <Anchor component={Link} to="/" underline="never" c="inherit" miw={0}>
      {logoUrl === undefined ? (
        <Group component="span" gap="xs" wrap="nowrap">
          {isOurs && <Image src={OUR_MARK} alt="" w={28} h={28} />}
          <Text component="span" fw={700} size="lg" truncate>
            {title}
          </Text>
        </Group>
      ) : (
        <Image src={logoUrl} alt={title} h={32} w="auto" maw={160} fit="contain" />
      )}
    </Anchor>
  );
}
