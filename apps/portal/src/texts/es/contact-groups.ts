import type { texts as english } from '../en/contact-groups.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  title: 'Grupos de contactos',
  text: 'Contactos a los que se llega juntos, mediante campañas.',
  add: 'Nuevo grupo',
  new: 'Nuevo grupo',
  none: 'Aún no hay grupos',
  noneText: 'Un grupo reúne contactos para una campaña; impórtelos de un archivo.',
  notFound: 'Este grupo no existe',
  name: 'Nombre',
  description: 'Descripción',
  contacts: 'Contactos',
  noContacts: 'No hay nadie en este grupo',
  noContactsText: 'Importe un archivo arriba.',
  removed: 'Los contactos se conservan.',
  what: 'El grupo',
  person: 'Nombre',
  phone: 'Teléfono',
  email: 'Correo',
  export: 'Exportar CSV',
  importText:
    'Importe un archivo con las columnas phone, first_name, last_name, email, address, custom1, custom2, custom3, description.',
};
