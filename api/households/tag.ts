import { etag } from '../http/etag.ts';

/** The header `ETag` of a household; none where its version is hidden. */
export const etagOf = ({ version }: { version: number | null }): Record<string, string> =>
  version === null ? {} : { ETag: etag(version) };
