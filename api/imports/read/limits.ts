const MEGABYTE = 1024 * 1024;

/** How much of a file is looked at: enough for a province's largest commune, small enough for a common server. */
export const LIMITS = {
  /** bytes of the file itself */
  fileBytes: 20 * MEGABYTE,
  /** parts in a workbook's zip */
  zipEntries: 2_000,
  /** bytes of all parts after unpacking */
  unpackedBytes: 192 * MEGABYTE,
  /** unpacked to packed; ordinary sheets stay under 60 */
  zipRatio: 200,
  /** parts smaller than this may have any ratio, in bytes */
  ratioFromBytes: 8 * MEGABYTE,
  sheets: 400,
  rows: 200_000,
  /** columns further right are not looked at */
  columns: 200,
  /** longer texts are cut, in characters */
  cellCharacters: 2_000,
};
