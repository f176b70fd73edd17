import { describe, expect, test } from 'vitest';
import { createTileCache } from '#api/tiles/cache.ts';

const tile = (size: number) => async () => new Uint8Array(size);
const never = () => Promise.reject(new Error('made again'));

describe('kept tiles', () => {
  test('are made once', async () => {
    const cache = createTileCache();
    const first = await cache.get('a', tile(10));
    expect(await cache.get('a', never)).toEqual(first);
  });

  test('asked for by many at once, are made once', async () => {
    const cache = createTileCache({ maxBytes: 0 });
    let made = 0;
    const make = async () => {
      made += 1;
      return new Uint8Array(3);
    };
    await Promise.all([cache.get('a', make), cache.get('a', make), cache.get('a', make)]);
    expect(made).toBe(1);
  });

  test('stay within their bytes, the longest unused dropped first', async () => {
    const cache = createTileCache({ maxBytes: 3500 });
    await cache.get('a', tile(1000));
    await cache.get('b', tile(1000));
    await cache.get('a', never);
    await cache.get('c', tile(1000));
    expect(cache.bytes).toBeLessThanOrEqual(3500);
    expect(cache.size).toBe(2);
    await expect(cache.get('a', never)).resolves.toBeDefined();
    await expect(cache.get('b', never)).rejects.toThrow('made again');
  });

  test('what is too large is handed out and not kept', async () => {
    const cache = createTileCache({ maxBytes: 1000 });
    expect((await cache.get('a', tile(5000))).bytes).toHaveLength(5000);
    expect(cache.size).toBe(0);
  });

  test('a failure is told and forgotten', async () => {
    const cache = createTileCache();
    await expect(cache.get('a', never)).rejects.toThrow();
    expect((await cache.get('a', tile(1))).bytes).toHaveLength(1);
  });

  test('the same content has the same tag, another content another', async () => {
    const cache = createTileCache();
    const tags = await Promise.all([
      cache.get('version 1', async () => Uint8Array.of(1)),
      cache.get('version 2', async () => Uint8Array.of(1)),
      cache.get('version 3', async () => Uint8Array.of(2)),
    ]);
    expect(tags[0].etag).toBe(tags[1].etag);
    expect(tags[0].etag).not.toBe(tags[2].etag);
  });
});
