import type { texts as english } from '../en/contacts.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  title: 'Contactos',
  text: 'Personas de fuera, a las que alcanzan llamadas, faxes y campañas.',
  new: 'Nuevo contacto',
  add: 'Nuevo contacto',
  none: 'Aún no hay contactos',
  noneText: 'Añada a alguien con un número o una dirección.',
  notFound: 'Contacto',
  name: 'Nombre',
  firstName: 'Nombre',
  lastName: 'Apellido',
  phone: 'Teléfono',
  email: 'Correo',
  speedDial: 'Marcación rápida',
  speedDialHelp: 'De 1 a 4 cifras, que aquí todos marcan tras *0.',
  group: 'Añadir al grupo',
  groupHelp: 'Las campañas llegan a un grupo entero.',
  groupOfOldHelp: 'Se añade a este grupo al guardar; sigue en los grupos en los que ya está.',
  address: 'Dirección',
  custom: 'Campo {{number}}',
  description: 'Nota',
  sections: { who: 'Quién es', whoText: 'Hace falta un número o un correo.', more: 'Más' },
};
