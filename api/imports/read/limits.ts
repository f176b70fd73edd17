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
  /** bytes of all parts of a map file after unpacking: its corners take several times that in memory */
  mapBytes: 64 * MEGABYTE,
  /** elements within elements of XML */
  xmlDepth: 100,
  sheets: 400,
  /** households of the largest registers, with their titles */
  rows: 201_000,
  /** cells of a spreadsheet with those that are said to repeat */
  cells: 5_000_000,
  /** cells joined into one, a sheet; more of them are not looked at */
  merges: 20_000,
  /** columns further right are not looked at */
  columns: 200,
  /** longer texts are cut, in characters */
  cellCharacters: 2_000,
};
