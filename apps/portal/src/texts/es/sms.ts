import type { texts as english } from '../en/sms.ts';
import type { TextsOf } from '../texts-of.ts';

/** Mensajes de texto como conversaciones. */
export const texts: TextsOf<typeof english> = {
  title: 'Mensajes',
  intro: 'Mensajes de texto con el exterior, una conversación por número.',
  add: 'Nuevo mensaje',
  new: 'Nuevo mensaje',
  none: 'No hay mensajes',
  noneText: 'Escriba el primero. Lo que llega a sus números también aparece aquí.',
  chooseOne: 'Elija una conversación a la izquierda.',
  conversations: 'Conversaciones',
  messages: 'Mensajes de esta conversación',
  noMessages: 'No hay mensajes en esta conversación.',
  nothingFound: 'No hay ninguna conversación así.',
  search: 'Buscar números y mensajes',
  you: 'Usted',
  messageOf: 'Mensaje de {{who}}',
  unread_one: '{{count}} mensaje sin leer',
  unread_other: '{{count}} mensajes sin leer',
  states: { queued: 'En camino', sent: 'Enviado', delivered: 'Entregado', received: 'Recibido', failed: 'No enviado' },
  write: 'Escribir un mensaje',
  to: 'Número',
  toHelp: 'Con el código del país, como +15551234567.',
  body: 'Mensaje',
  keys: 'Ctrl+Intro lo envía.',
  partCount_one: '{{length}} caracteres, {{count}} mensaje',
  partCount_other: '{{length}} caracteres, {{count}} mensajes',
  send: 'Enviar',
  needsNumber: 'Escriba un número',
  needsText: 'Escriba algo',
};
