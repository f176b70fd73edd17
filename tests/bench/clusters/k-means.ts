/** Lloyd's k-means in the plane, seeded by the farthest point: the usual way to group points, blind to lanes and water. */
export function kMeans(x: readonly number[], y: readonly number[], k: number): Int32Array {
  const n = x.length;
  const [cx, cy]: [number[], number[]] = [[x[0]!], [y[0]!]];
  const squared = (i: number, c: number) => (x[i]! - cx[c]!) ** 2 + (y[i]! - cy[c]!) ** 2;
  while (cx.length < k) {
    let [far, most] = [0, -1];
    for (let i = 0; i < n; i++) {
      let near = Number.POSITIVE_INFINITY;
      for (let c = 0; c < cx.length; c++) near = Math.min(near, squared(i, c));
      if (near > most) [far, most] = [i, near];
    }
    cx.push(x[far]!);
    cy.push(y[far]!);
  }
  const of = new Int32Array(n);
  for (let round = 0; round < 60; round++) {
    let changed = false;
    for (let i = 0; i < n; i++) {
      let best = 0;
      for (let c = 1; c < k; c++) if (squared(i, c) < squared(i, best)) best = c;
      if (best !== of[i]) changed = true;
      of[i] = best;
    }
    if (!changed && round > 0) break;
    for (let c = 0; c < k; c++) {
      let [sx, sy, count] = [0, 0, 0];
      for (let i = 0; i < n; i++)
        if (of[i] === c) {
          sx += x[i]!;
          sy += y[i]!;
          count++;
        }
      if (count > 0) [cx[c], cy[c]] = [sx / count, sy / count];
    }
  }
  return of;
}
