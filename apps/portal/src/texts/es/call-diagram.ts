import type { texts as english } from '../en/call-diagram.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  controls: 'Vista del diagrama',
  zoomIn: 'Más grande',
  zoomOut: 'Más pequeño',
  fit: 'Mostrarlo todo',
};
