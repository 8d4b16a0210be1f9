import type { texts as english } from '../en/shell.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  skip: 'Saltar al contenido',
  menu: {
    label: 'Menú principal',
    open: 'Abrir el menú',
    close: 'Cerrar el menú',
    overview: 'Resumen',
    telephony: 'Telefonía',
    handling: 'Gestión de llamadas',
    routing: 'Troncales y números',
    fax: 'Fax y mensajes',
    records: 'Registros',
    billing: 'Facturación',
    administration: 'Administración',
    mine: 'Mi teléfono',
  },
  colours: { label: 'Esquema de colores', auto: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
  language: 'Idioma',
  user: {
    menu: 'Cuenta de {{name}}',
    provider: 'Proveedor',
    admin: 'Administrador',
    user: 'Usuario',
    logOut: 'Cerrar sesión',
  },
  tenant: { label: 'Cliente', all: 'Todos los clientes' },
  palette: {
    label: 'Ir a una página, una extensión, un usuario…',
    hint: 'Ir a… (Ctrl+K)',
    pages: 'Páginas',
    extensions: 'Extensiones',
    users: 'Usuarios',
    tenants: 'Clientes',
    nothing: 'No se encuentra nada.',
    found_one: '{{count}} encontrado',
    found_other: '{{count}} encontrados',
  },
  lost: { title: 'Sin conexión', text: 'No se puede alcanzar el servidor. Se reintenta automáticamente.' },
  impersonation: { text: 'Está actuando como {{name}}.', end: 'Volver a mi cuenta' },
  idle: {
    title: '¿Sigue ahí?',
    text_one: 'No ha habido actividad durante un rato. Su sesión se cerrará en {{count}} segundo.',
    text_other: 'No ha habido actividad durante un rato. Su sesión se cerrará en {{count}} segundos.',
    stay: 'Seguir conectado',
  },
  notFound: {
    title: 'Esta página no existe',
    text: 'La dirección es incorrecta o no tiene permiso para ver su contenido.',
    home: 'Ir al panel',
  },
  failed: {
    title: 'No se pudo mostrar esta página',
    text: 'Algo falló en el portal. No se ha perdido nada de lo guardado.',
    reload: 'Volver a cargar la página',
  },
};
