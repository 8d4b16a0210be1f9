import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { MouseEventHandler, ReactNode, Ref } from 'react';

interface AnchorLinkProps extends Omit<AnchorProps, 'href'> {
  readonly ref?: Ref<HTMLAnchorElement>;
  /** Beside going there. */
  readonly onClick?: MouseEventHandler<HTMLAnchorElement>;
  readonly children?: ReactNode;
}

interface ButtonLinkProps extends ButtonProps {
  readonly ref?: Ref<HTMLAnchorElement>;
  readonly children?: ReactNode;
}

/** A link to another page of the portal, as text: `<PageLink to="/ring-groups">`. */
export const PageLink = createLink((props: AnchorLinkProps) => <Anchor {...props} />);

/** A link to another page of the portal that looks like a button. */
export const ButtonLink = createLink((props: ButtonLinkProps) => <Button component="a" {...props} />);

/** A link to the form of a new object: `<AddLink to="/ring-groups/new">`. */
export const AddLink = createLink((props: ButtonLinkProps) => (
  <Button component="a" leftSection={<IconPlus size={16} aria-hidden />} {...props} />
));
