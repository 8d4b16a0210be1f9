import type { texts as english } from '../en/common.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  save: 'Guardar',
  cancel: 'Cancelar',
  close: 'Cerrar',
  delete: 'Eliminar',
  edit: 'Editar',
  add: 'Añadir',
  back: 'Volver',
  continue: 'Continuar',
  retry: 'Reintentar',
  copy: 'Copiar',
  copied: 'Copiado',
  search: 'Buscar',
  yes: 'Sí',
  no: 'No',
  on: 'Activado',
  off: 'Desactivado',
  none: 'Ninguno',
  all: 'Todos',
  loading: 'Cargando',
  saved: 'Guardado',
  optional: 'opcional',
};
