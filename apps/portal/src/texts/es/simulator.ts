import type { texts as english } from '../en/simulator.ts';
import type { TextsOf } from '../texts-of.ts';

export const texts: TextsOf<typeof english> = {
  title: 'Simulador de rutas',
  text: 'Muestra a dónde iría una llamada y qué reglas lo deciden. No se realiza ninguna llamada.',
  none: '¿Qué llamada?',
  noneText: 'Indique quién llama a quién, y cuándo si no es ahora. Se listan todas las reglas que deciden.',
  domain: 'Dominio SIP',
  from: 'De',
  fromExample: 'Extensión o número externo',
  to: 'A',
  toExample: 'Tal como se marca',
  at: 'Cuándo (ahora si está vacío)',
  simulate: 'Simular',
  asOf: 'En {{domain}},',
  share: 'Enlace a esto:',
  route: 'Ruta',
  dials: '{{number}}. Llamada a {{dialled}}',
  because: 'Por el paso {{plan}}: {{when}}',
  decidedBy: 'Decide: {{who}} {{id}}',
  rules: 'Reglas que decidieron',
  steps: 'Qué se hace entonces',
  cut: 'Seguirían más pasos de los mostrados.',
  inbound: 'Entrante',
  outbound: 'Saliente',
  local: 'Interna',
};
