import type { texts as english } from '../en/recordings.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  title: 'Grabaciones',
  text: 'Saludos y anuncios que reproducen menús, colas y grupos.',
  new: 'Nueva grabación',
  add: 'Nueva grabación',
  none: 'Aún no hay grabaciones',
  noneText: 'Suba un archivo o hable al micrófono; después elíjala dondequiera que suene algo.',
  notFound: 'Grabación',
  name: 'Nombre',
  description: 'Nota',
  length: 'Duración',
  listen: 'Escuchar',
  noSound: 'Aún no se oye nada',
  sound: 'Sonido',
  soundText: 'Un archivo, o lo que diga al micrófono.',
  replaceText:
    'Otro archivo u otra grabación ocupa su lugar enseguida; las llamadas que la reproducen ahora la oyen hasta el final.',
  what: 'Qué es',
  whatText: 'Por su nombre se elige dondequiera que suene algo.',
  chosen: '{{name}}, {{size}}',
  download: 'Descargar',
  microphone: {
    start: 'Grabar con el micrófono',
    stop: 'Parar',
    use: 'Usarla',
    again: 'Descartar',
    refused: 'No hay micrófono, o el navegador no permite su uso.',
  },
};
