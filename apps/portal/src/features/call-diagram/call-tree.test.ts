import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallNode, layoutTree, NODE_HEIGHT, NODE_WIDTH } from './call-tree.ts';

interface Shape {
  readonly children: readonly Shape[];
}

const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'tree' },
    fc.constant({ children: [] }),
    fc.record({ children: fc.array(tie('shape'), { maxLength: 4, depthIdentifier: 'tree' }) }),
  ),
}));

const treeOf = ({ children }: Shape, id = 'n'): CallNode<null> => ({
  id,
  data: null,
  label: id,
  children: children.map((child, index) => treeOf(child, `${id}.${index}`)),
});

const nodesOf = (node: CallNode<null>): CallNode<null>[] => [node, ...node.children.flatMap(nodesOf)];

/** Reads the tree back from places and lines alone. */
function readBack(graph: ReturnType<typeof layoutTree<null>>, id: string): Shape {
  const next = graph.ways.filter(({ from }) => from === id);
  const heightOf = (to: string) => graph.places.find(({ node }) => node.id === to)?.y ?? 0;
  const inOrder = [...next].sort((a, b) => heightOf(a.to) - heightOf(b.to));
  return { children: inOrder.map(({ to }) => readBack(graph, to)) };
}

describe('the layout of a diagram', () => {
  it('draws every node once, none over another', () => {
    fc.assert(
      fc.property(shape, (one) => {
        const tree = treeOf(one);
        const { places, height } = layoutTree(tree);
        expect(places.map(({ node }) => node.id).sort()).toEqual(
          nodesOf(tree)
            .map(({ id }) => id)
            .sort(),
        );
        places.forEach((a, index) => {
          expect(a.y).toBeGreaterThanOrEqual(0);
          expect(a.y + NODE_HEIGHT).toBeLessThanOrEqual(height);
          for (const b of places.slice(index + 1)) {
            const apart = Math.abs(a.x - b.x) >= NODE_WIDTH || Math.abs(a.y - b.y) >= NODE_HEIGHT;
            expect(apart).toBe(true);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('tells the tree and the order of its branches from top to bottom', () => {
    fc.assert(
      fc.property(shape, (one) => {
        expect(readBack(layoutTree(treeOf(one)), 'n')).toEqual(one);
      }),
      { numRuns: 60 },
    );
  });

  it('carries what stands on the ways', () => {
    const leaf = { data: null, children: [] };
    const { ways } = layoutTree({ ...leaf, id: 'a', children: [{ ...leaf, id: 'b', label: '1', muted: true }] });
    expect(ways).toEqual([{ from: 'a', to: 'b', label: '1', muted: true }]);
  });
});
