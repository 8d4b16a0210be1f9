import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followVersion } from './app/follow-version.tsx';
import { moveHashAddresses } from './app/hash-address.ts';
import { printInLightColours } from './app/paper.ts';
import { Portal } from './app/portal.tsx';
import { session } from './session/session.ts';
import { startTexts } from './texts/i18n.ts';

moveHashAddresses();
followVersion();
printInLightColours();
await Promise.all([startTexts(), session.start()]);

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root');
createRoot(root).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
);
