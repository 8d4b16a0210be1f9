import type { texts as english } from '../en/activities.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  title: 'Actividades',
  text: 'Inicios de sesión y cambios, los más recientes primero.',
  at: 'Cuándo',
  what: 'Qué',
  who: 'Quién',
  from: 'Desde',
  since: 'Primer día',
  until: 'Último día',
  none: 'No hay actividades',
  noneText: 'Aquí aparecen los inicios de sesión y los cambios.',
};
