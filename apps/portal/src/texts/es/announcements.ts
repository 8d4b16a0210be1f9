import type { texts as english } from '../en/announcements.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  title: 'Anuncios',
  text: 'Se muestran sobre todas las páginas hasta que el usuario los cierra. Cada público tiene uno.',
  ownText: 'Se muestra a todos los usuarios de su empresa sobre todas las páginas hasta que lo cierran.',
  new: 'Nuevo anuncio',
  add: 'Nuevo anuncio',
  none: 'No hay anuncios',
  noneText: 'Avise a los usuarios de un mantenimiento o de novedades: aparece sobre todas las páginas.',
  heading: 'Título',
  message: 'Mensaje',
  messageHelp: 'Texto sencillo, o b, i, br, p, span y enlaces.',
  untitled: 'Sin título',
  audience: 'Para quién',
  everybody: 'Todos',
  everybodyHelp: 'Todos los usuarios de todos los clientes.',
  oneTenant: 'Un cliente',
  oneTenantHelp: 'Solo sus usuarios.',
  tenant: 'Cliente',
  toEverybody: 'Anuncio para todos',
  toTenant: 'Anuncio para {{name}}',
  since: 'Desde',
  publish: 'Publicar',
  nothing: 'Escriba un título o un mensaje.',
  sections: {
    what: 'Qué dice',
    whatText: 'Si se cambia, se muestra también a quienes lo habían cerrado.',
    shown: 'Como se muestra ahora',
    shownText: 'Lo que no se permite en un mensaje se ha quitado.',
  },
};
