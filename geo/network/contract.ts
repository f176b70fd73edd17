import type { Pieces } from './noding.ts';

/** Chains of pieces between junctions, dead ends and places on bridges. */
export interface Chains {
  /** nodes that stay, by their number among the pieces' nodes */
  kept: number[];
  /** per chain: the nodes along it, and the piece between each and the next */
  nodes: number[][];
  pieces: number[][];
}

/** Pieces put together where nothing branches off: the graph that is searched has junctions only. Linear. */
export function chainsOf({ nodeX, from, to, wet, metres }: Pieces): Chains {
  const around: number[][] = nodeX.map(() => []);
  for (let p = 0; p < from.length; p++) {
    if (metres[p]! < 0) continue;
    around[from[p]!]!.push(p);
    around[to[p]!]!.push(p);
  }
  const stays = around.map((there, n) => there.length > 0 && (there.length !== 2 || wet[n] === 1));
  const used = new Uint8Array(from.length);
  const chains: Chains = { kept: [], nodes: [], pieces: [] };
  const walk = (start: number, first: number) => {
    const nodes = [start];
    const pieces: number[] = [];
    let [here, piece] = [start, first];
    for (;;) {
      used[piece] = 1;
      pieces.push(piece);
      here = from[piece] === here ? to[piece]! : from[piece]!;
      nodes.push(here);
      if (stays[here] || here === start) break;
      piece = around[here]!.find((p) => p !== piece)!;
    }
    chains.nodes.push(nodes);
    chains.pieces.push(pieces);
  };
  const from_ = (n: number) => {
    chains.kept.push(n);
    for (const p of around[n]!) if (!used[p]) walk(n, p);
  };
  for (let n = 0; n < nodeX.length; n++) if (stays[n]) from_(n);
  // What is left are rings nothing joins.
  for (let n = 0; n < nodeX.length; n++)
    if (!stays[n] && around[n]!.some((p) => !used[p])) {
      stays[n] = true;
      from_(n);
    }
  return chains;
}
