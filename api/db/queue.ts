/** Admits at most `width` at once, the others in the order they came. */
export interface Queue {
  /** Waits for a place; call the answer to leave it. */
  enter(): Promise<() => void>;
  /** Resolves when nobody is inside or waiting. */
  idle(): Promise<void>;
  readonly waiting: number;
}

export function createQueue(width: number): Queue {
  const line: (() => void)[] = [];
  const idlers: (() => void)[] = [];
  let inside = 0;

  const leave = () => {
    const next = line.shift();
    if (next) return next(); // the place passes on, `inside` stays
    inside -= 1;
    if (inside === 0) for (const idler of idlers.splice(0)) idler();
  };
  const pass = () => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      leave();
    };
  };

  return {
    async enter() {
      if (inside < width) inside += 1;
      else await new Promise<void>((resolve) => line.push(resolve));
      return pass();
    },
    async idle() {
      if (inside > 0) await new Promise<void>((resolve) => idlers.push(resolve));
    },
    get waiting() {
      return line.length;
    },
  };
}
