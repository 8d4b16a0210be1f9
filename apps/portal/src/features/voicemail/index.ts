import { IconMailbox } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const maySee = (me: Me) => hasFeature(me, 'voicemails');
const mayChange = (me: Me) => maySee(me) && manages(me);
const texts = ['kit', 'voicemail', 'recordings'] as const;

/** Mailboxes, their messages and greetings (contract 20 §7). */
export const voicemail: Feature = {
  pages: [
    {
      path: '/voicemails',
      titleKey: 'voicemails',
      menu: { section: 'telephony', order: 40, icon: IconMailbox },
      mayOpen: mayChange,
      component: () => import('./voicemails-page.tsx'),
      texts,
    },
    {
      path: '/voicemails/new',
      titleKey: 'newVoicemail',
      mayOpen: mayChange,
      component: () => import('./new-voicemail-page.tsx'),
      texts,
    },
    {
      path: '/voicemails/$id',
      titleKey: 'voicemail',
      mayOpen: maySee,
      component: () => import('./voicemail-page.tsx'),
      texts,
    },
    {
      path: '/my-voicemail',
      titleKey: 'myVoicemail',
      menu: { section: 'mine', order: 20, icon: IconMailbox },
      mayOpen: (me) => maySee(me) && me.extension !== undefined,
      component: () => import('./my-voicemail-page.tsx'),
      texts,
    },
  ],
};
