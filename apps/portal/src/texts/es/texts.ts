import type { texts as english } from '../en/texts.ts';
import type { TextsOf } from '../texts-of.ts';

/** Textos guardados de los mensajes. */
export const texts: TextsOf<typeof english> = {
  title: 'Textos',
  intro: 'Mensajes que se escriben una vez y se envían a menudo, completados para cada destinatario.',
  add: 'Nuevo texto',
  new: 'Nuevo texto',
  none: 'No hay textos',
  noneText: 'Escriba uno y elíjalo en un programa o una campaña.',
  notFound: 'Este texto no existe',
  removed: 'Los programas que lo envían ya no podrán hacerlo.',
  name: 'Nombre',
  body: 'Mensaje',
  description: 'Descripción',
  parts: 'Partes',
  what: 'Texto',
  bodyText: 'Lo que se envía. Los nombres entre corchetes se completan para cada destinatario.',
  bodyLabel: 'Mensaje',
  bodyHelp: 'Hasta 1.600 caracteres.',
  asReceived: 'Como se recibe',
  partCount_one: '{{length}} caracteres, enviados como {{count}} mensaje',
  partCount_other: '{{length}} caracteres, enviados como {{count}} mensajes',
};
