/** Something waiting, least rank first; of equals the lower number. */
export interface Waiting {
  id: number;
  rank: number;
}

export interface Queue {
  push: (id: number, rank: number) => void;
  pop: () => Waiting | undefined;
}

const before = (a: Waiting, b: Waiting): boolean => a.rank < b.rank || (a.rank === b.rank && a.id < b.id);

/** A binary heap. */
export function createQueue(): Queue {
  const heap: Waiting[] = [];
  const swap = (i: number, j: number) => {
    [heap[i], heap[j]] = [heap[j]!, heap[i]!];
  };
  return {
    push(id, rank) {
      let i = heap.push({ id, rank }) - 1;
      for (let up = (i - 1) >> 1; i > 0 && before(heap[i]!, heap[up]!); up = (i - 1) >> 1) {
        swap(i, up);
        i = up;
      }
    },
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (heap.length === 0 || !last) return first;
      heap[0] = last;
      for (let i = 0; ; ) {
        const left = 2 * i + 1;
        if (left >= heap.length) return first;
        const right = left + 1;
        const down = right < heap.length && before(heap[right]!, heap[left]!) ? right : left;
        if (!before(heap[down]!, heap[i]!)) return first;
        swap(i, down);
        i = down;
      }
    },
  };
}
