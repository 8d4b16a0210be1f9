/** Diagrams of where calls go. */
export const texts = {
  controls: 'View of the diagram',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  fit: 'Show all of it',
};
